/**
 * The sandbox and the simulator are one model: the same requests leave the same balances, line by line.
 */
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Effect, Result } from "effect"
import * as fc from "fast-check"
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import * as ScenarioFile from "#apps/cli/files/ScenarioFile.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Counterexample from "../../properties/Counterexample.ts"
import { scenarios } from "../../properties/RandomScenario.ts"
import * as Replay from "./Replay.ts"
import * as ReplayedEnd from "./ReplayedEnd.ts"

const folder = fileURLToPath(new URL("../../../examples/", import.meta.url))

const read = (name: string): Promise<ScenarioFile.ScenarioFile> =>
  ScenarioFile.read(join(folder, name)).pipe(Effect.provide(NodeServices.layer), Effect.runPromise)

const same = ({ answers, balances, deletions, lines, statuses, warnings }: Replay.Replayed) => {
  expect(answers.map(([key, , served]) => [key, served])).toEqual(answers.map(([key, simulated]) => [key, simulated]))
  expect(lines.served).toEqual(lines.simulated)
  expect(balances.served).toEqual(balances.simulated)
  expect(statuses.served).toEqual(statuses.simulated)
  expect(warnings.served).toEqual(warnings.simulated)
  expect(deletions.served).toEqual(deletions.simulated)
}

const generated = "generated-marketplace.yaml"

/** All of them but the one that is generated, which comes below. */
const examples = readdirSync(folder).filter((name) => name.endsWith(".yaml") && name !== generated)

describe("an example", () => {
  it.each(examples)("%s leaves the same balances through the SDK as simulated, with no step left out", async (name) => {
    const { scenario, value } = await read(name)
    const replayed = await Replay.replay(value, scenario)
    same(replayed)
    expect(replayed.left).toEqual({})
    expect(replayed.sent).toBe([...scenario.steps].length)
  })

  it("has payments that a bank warns of, and accounts that can be deleted in the end and that cannot", async () => {
    const { scenario, value } = await read("crowdfunding.yaml")
    const { deletions, warnings } = await Replay.replay(value, scenario)
    const told = new Set(warnings.served.flatMap(([, charges]) => charges.map(([, isActionable]) => isActionable)))
    expect(told).toEqual(new Set([true, false]))
    expect(new Set(deletions.served.map(([, refusal]) => refusal))).toEqual(new Set([null, ReplayedEnd.notEmpty]))
  })
})

/** How many steps of the generated example are replayed: a part of its hundred thousand, or with `WHOLE=1` all of them. */
const most = process.env["WHOLE"] === "1" ? Infinity : 2500

describe("the generated example", () => {
  it(
    `leaves the same balances through the SDK as simulated, its first ${most} steps`,
    { timeout: 3_600_000 },
    async () => {
      const { scenario, value } = await read(generated)
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
  payout: "of all, where that is refused as no amount would be; or in parts that are refused together only",
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
