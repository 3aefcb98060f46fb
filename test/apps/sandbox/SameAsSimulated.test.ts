/**
 * The sandbox and the simulator are one model: the same requests leave the same balances, line by line.
 */
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Effect, Result } from "effect"
import * as fc from "fast-check"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import * as ScenarioFile from "#apps/cli/files/ScenarioFile.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Counterexample from "../../properties/Counterexample.ts"
import { scenarios } from "../../properties/RandomScenario.ts"
import * as Replay from "./Replay.ts"

const folder = fileURLToPath(new URL("../../../examples/", import.meta.url))

const read = (name: string): Promise<ScenarioFile.ScenarioFile> =>
  ScenarioFile.read(join(folder, name)).pipe(Effect.provide(NodeServices.layer), Effect.runPromise)

const same = ({ answers, balances, lines, statuses }: Replay.Replayed) => {
  expect(answers.map(([key, , served]) => [key, served])).toEqual(answers.map(([key, simulated]) => [key, simulated]))
  expect(lines.served).toEqual(lines.simulated)
  expect(balances.served).toEqual(balances.simulated)
  expect(statuses.served).toEqual(statuses.simulated)
}

/**
 * Each with how many of its steps nobody can ask for: an instant payout that is split is several requests. The one
 * that is left out is generated, and comes below.
 */
const examples: ReadonlyArray<readonly [name: string, left?: Replay.Replayed["left"]]> = [
  ["across-borders.yaml"],
  ["booking.yaml"],
  ["compare-destination.yaml"],
  ["compare-direct.yaml"],
  ["crowdfunding.yaml"],
  ["disputes.yaml"],
  ["failed-payout.yaml"],
  ["financing.yaml"],
  ["held-funds.yaml"],
  ["holiday-week.yaml"],
  ["in-person.yaml"],
  ["instant-payouts.yaml", { payout: 1 }],
  ["invoicing.yaml"],
  ["late-failure.yaml"],
  ["marketplace.yaml"],
  ["negative-balance.yaml"],
  ["negative-payout.yaml"],
  ["payout-schedules.yaml"],
  ["refunds.yaml"],
  ["requirement-due.yaml"],
  ["reserve.yaml"],
  ["rides.yaml"],
  ["saas.yaml"],
  ["several-currencies.yaml"],
  ["store-builder.yaml"],
  ["ticketing.yaml"],
  ["top-up-and-pay-out.yaml"]
]

describe("an example", () => {
  it.each(examples.map(([name, left = {}]) => ({ name, left })))(
    "$name leaves the same balances through the SDK as simulated",
    async ({ left, name }) => {
      const { scenario, value } = await read(name)
      const replayed = await Replay.replay(value, scenario)
      same(replayed)
      expect(replayed.left).toEqual(left)
      expect(replayed.sent).toBeGreaterThan(0)
    }
  )
})

/** How many steps of the generated example are replayed: a part of its hundred thousand, or with `WHOLE=1` all of them. */
const most = process.env["WHOLE"] === "1" ? Infinity : 2500

describe("the generated example", () => {
  it(
    `leaves the same balances through the SDK as simulated, its first ${most} steps`,
    { timeout: 3_600_000 },
    async () => {
      const { scenario, value } = await read("generated-marketplace.yaml")
      const steps = [...scenario.steps].slice(0, most)
      const until = most === Infinity ? scenario.until : (steps.at(-1)?.at ?? scenario.until)
      const replayed = await Replay.replay(value, { ...scenario, steps, until })
      same(replayed)
      expect(replayed.left).toEqual({})
      expect(replayed.sent).toBe(steps.length)
    }
  )
})

/** What nobody can ask for of a random scenario, and why not. */
const left: Readonly<Record<string, string>> = {
  account_disable: "a rejection by the platform that stops payouts alone",
  application_fee_refund: "of an amount in another currency than the fee",
  authorization_cancel: "of a payment that has failed: its intent is canceled",
  balance_settings_update: "that changes nothing, which Stripe takes; or those that only an owner says",
  capability_update: "that gives up what is not requested, which Stripe takes",
  capture: "of an amount in another currency than the charge",
  charge: "a fee or a part in another currency, a net amount that cannot be, a card from where Stripe has no test card",
  external_account_removal: "of a bank account that was there from the start: nobody knows its id",
  payout: "split, which is several requests; or of all, where that is refused as no amount would be",
  refund: "of an amount in another currency than the charge",
  transfer_reversal: "of an amount in another currency than the transfer"
}

describe("a random scenario", () => {
  const { numRuns } = Counterexample.tries(20)

  it(
    "leaves the same balances through the SDK as simulated, and is refused the same",
    { timeout: 600_000 },
    async () => {
      const property = fc.asyncProperty(scenarios, async (file) => {
        const read = Scenario.decode(file)
        fc.pre(Result.isSuccess(read))
        const replayed = await Replay.replay(file, Result.getOrThrow(read))
        same(replayed)
        expect(Object.keys(left)).toEqual(expect.arrayContaining(Object.keys(replayed.left)))
      })
      await fc.assert(property, { numRuns })
    }
  )
})
