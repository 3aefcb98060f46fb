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

const same = ({ answers, balances, lines }: Replay.Replayed) => {
  expect(answers.map(([key, , served]) => [key, served])).toEqual(answers.map(([key, simulated]) => [key, simulated]))
  expect(lines.served).toEqual(lines.simulated)
  expect(balances.served).toEqual(balances.simulated)
}

/**
 * Each with what of its steps nobody can ask for, or not in these words: what banks do, cards in person, payouts
 * that are split, days of a top-up. The one that is left out is generated, and comes below.
 */
const examples: ReadonlyArray<readonly [name: string, ...left: ReadonlyArray<string>]> = [
  ["across-borders.yaml"],
  ["booking.yaml"],
  ["compare-destination.yaml", "dispute", "dispute_close"],
  ["compare-direct.yaml", "dispute", "dispute_close"],
  ["crowdfunding.yaml"],
  ["disputes.yaml", "dispute", "dispute_close", "dispute_evidence", "dispute_lost", "dispute_won", "top_up"],
  ["failed-payout.yaml", "external_account_update", "payout_failure"],
  ["financing.yaml", "financing"],
  ["held-funds.yaml"],
  ["holiday-week.yaml"],
  ["in-person.yaml", "charge"],
  ["instant-payouts.yaml", "payout", "payout_failure"],
  ["invoicing.yaml", "charge"],
  ["late-failure.yaml", "payment_failure"],
  ["marketplace.yaml"],
  ["negative-balance.yaml"],
  ["negative-payout.yaml", "external_account_update", "payout_failure", "top_up"],
  ["payout-schedules.yaml"],
  ["refunds.yaml"],
  ["requirement-due.yaml", "requirement_update"],
  ["reserve.yaml"],
  ["rides.yaml"],
  ["saas.yaml"],
  ["several-currencies.yaml"],
  ["store-builder.yaml"],
  ["ticketing.yaml"],
  ["top-up-and-pay-out.yaml", "external_account_update", "payout_failure", "top_up_failure"]
]

describe("an example", () => {
  it.each(examples)(
    "%s leaves the same balances through the SDK as simulated, both without the steps listed",
    async (name, ...left) => {
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
      // Cards that the seller types in, and what banks do, cannot be asked for.
      expect(replayed.left).toEqual(["charge", "payout_failure"])
      expect(replayed.sent).toBeGreaterThan(0.98 * steps.length)
    }
  )
})

describe("a random scenario", () => {
  const { numRuns } = Counterexample.tries(20)

  it(
    "leaves the same balances through the SDK as simulated, and is refused the same",
    { timeout: 600_000 },
    async () => {
      const property = fc.asyncProperty(scenarios, async (file) => {
        const read = Scenario.decode(file)
        fc.pre(Result.isSuccess(read))
        same(await Replay.replay(file, Result.getOrThrow(read)))
      })
      await fc.assert(property, { numRuns })
    }
  )
})
