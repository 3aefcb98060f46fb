/**
 * Simulated: a scenario file read and run, ready for a command to show.
 *
 * A refusal that the scenario does not expect is a mistake in it: it is reported at its step, and nothing is shown or
 * written.
 */
import { Effect, type FileSystem, Option, Result } from "effect"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import { BadInput } from "#apps/cli/ExitCode.ts"
import * as Sentence from "#apps/cli/render/Sentence.ts"
import * as ScenarioFile from "#apps/cli/ScenarioFile.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as Instant from "#core/time/Instant.ts"

const momentOf = (until: Option.Option<string>): Result.Result<Instant.Instant | undefined, BadInput> => {
  if (Option.isNone(until)) return Result.succeed(undefined)
  const parsed = Instant.parse(until.value)
  return Result.isFailure(parsed)
    ? Result.fail(new BadInput({ problems: [`--until: ${parsed.failure.message}`] }))
    : Result.succeed(Scenario.endOf(until.value))
}

export const of = Effect.fnUntraced(function* (
  file: string,
  until: Option.Option<string> = Option.none()
): Effect.fn.Return<Simulation.Simulation, BadInput, FileSystem.FileSystem> {
  const asOf = yield* Effect.fromResult(momentOf(until))
  const { problem, scenario } = yield* ScenarioFile.read(file)
  const simulation = Simulation.run(scenario, MemoryWorld.make(scenario), asOf)
  if (simulation.refused.length === 0) return simulation
  const problems = simulation.refused.map((refused) =>
    problem(
      ["steps", scenario.steps.findIndex(({ command }) => command.key === refused.command.key)],
      `refused: ${Sentence.refusal(refused)}`
    )
  )
  const hint = "If a refusal is meant, name the step under expect.refusals; nothing was written"
  return yield* new BadInput({ problems: [...problems, hint] })
})
