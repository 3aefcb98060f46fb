import { Result } from "effect"
import { describe, expect, it } from "vitest"
import type { Choices } from "#core/guide/Choices.ts"
import * as Episode from "#core/guide/Episode.ts"
import * as GuideScenario from "#core/guide/GuideScenario.ts"
import * as Money from "#core/money/Money.ts"
import type { Done, Happened } from "#core/simulation/Run.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import { worldOf } from "../simulation/Scenes.ts"
import { marketplace, saas } from "../../guide/Combinations.ts"

/** Paid back, Stripe's, the platform's and the seller's of each payment. */
const episodes = (choices: Choices): ReadonlyArray<string> => {
  const scenario = Result.getOrThrow(Scenario.decode(GuideScenario.of(choices)))
  const done: Array<Done | Happened> = []
  Simulation.run(scenario, worldOf(scenario), undefined, (seen) => {
    done.push(...seen.happened)
    if (seen._tag === "done") done.push(seen)
  })
  return Episode.all(done, scenario.platform.id).map(
    ({ platform, returned, seller, story, stripe }) =>
      `${story} ${[returned, stripe, platform, seller].map(Money.formatAmount).join(" ")}`
  )
}

describe("of a payment of 100.00 of which 10.00 are the platform's", () => {
  it("the seller pays Stripe and bears what goes back, who is the merchant and pays the fees", () =>
    expect(episodes(saas)).toEqual([
      "kept 0.00 3.20 10.00 86.80",
      "refunded 100.00 3.20 0.00 -3.20",
      "disputed 100.00 18.20 10.00 -28.20"
    ]))

  it("the platform pays Stripe's fees of direct charges where it chose to, and of their disputes too", () =>
    expect(episodes({ ...marketplace, charge: "direct" })).toEqual([
      "kept 0.00 3.20 6.80 90.00",
      "refunded 100.00 3.20 -3.20 0.00",
      "disputed 100.00 18.20 -8.20 -10.00"
    ]))

  it.each(["destination", "separate"] as const)("the platform bears all that goes back of %s charges", (charge) =>
    expect(episodes({ ...marketplace, charge })).toEqual([
      "kept 0.00 3.20 6.80 90.00",
      "refunded 100.00 3.20 -3.20 0.00",
      "disputed 100.00 18.20 -108.20 90.00"
    ])
  )
})

it("a payment that was not made is a bug", () =>
  expect(() => Episode.all([], "acct_platform")).toThrow('nothing was paid as "kept"'))
