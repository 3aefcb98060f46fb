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

/** Whether all of its steps are served; of the others, some are. */
const examples: ReadonlyArray<readonly [name: string, served: "whole" | "in part"]> = [
  ["marketplace.yaml", "whole"],
  ["saas.yaml", "whole"],
  ["rides.yaml", "whole"],
  ["crowdfunding.yaml", "whole"],
  ["booking.yaml", "whole"],
  ["refunds.yaml", "whole"],
  ["ticketing.yaml", "whole"],
  ["payout-schedules.yaml", "whole"],
  ["negative-balance.yaml", "whole"],
  ["store-builder.yaml", "whole"],
  ["instant-payouts.yaml", "in part"],
  ["holiday-week.yaml", "in part"],
  ["top-up-and-pay-out.yaml", "in part"]
]

describe("an example", () => {
  it.each(examples)("%s leaves the same balances through the SDK as simulated, %s", async (name, served) => {
    const { scenario, value } = await read(name)
    const replayed = await Replay.replay(value, scenario)
    same(replayed)
    const { length } = scenario.stated
    if (served === "whole") expect(replayed.sent).toBe(length)
    else expect(replayed.sent).toBeGreaterThan(length / 2)
  })
})

describe("a random scenario", () => {
  const { numRuns, seed } = Counterexample.tries(20)

  it(
    "leaves the same balances through the SDK as simulated, and is refused the same",
    { timeout: 600_000 },
    async () => {
      const property = fc.asyncProperty(scenarios, async (file) => {
        const read = Scenario.decode(file)
        fc.pre(Result.isSuccess(read))
        same(await Replay.replay(file, Result.getOrThrow(read)))
      })
      await fc.assert(property, { numRuns, ...(seed === undefined ? {} : { seed }) })
    }
  )
})
