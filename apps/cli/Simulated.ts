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
import type * as Run from "#core/simulation/Run.ts"
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
  const { refuse, scenario } = yield* ScenarioFile.read(file)
  const simulation = Simulation.run(scenario, MemoryWorld.make(scenario), asOf)
  if (simulation.refused.length === 0) return simulation
  const indexes = new Map(scenario.steps.map(({ command }, index) => [command.key, index]))
  const reported = new Set(simulation.refused.map(({ command }) => command.key))
  const unmade = new Set(simulation.steps.flatMap((step) => (step._tag === "refused" ? [step.command.key] : [])))
  const problems = simulation.refused.flatMap((refused) => {
    const cause = madeBy(refused).find((key) => unmade.has(key))
    if (cause !== undefined && reported.has(cause)) return []
    return {
      path: ["steps", indexes.get(refused.command.key) ?? 0, ...parameter(refused)],
      message: `refused${cause === undefined ? "" : `, because ${cause} was`}: ${Sentence.refusal(refused)}`
    }
  })
  const canBeMeant = simulation.refused.some(({ refusal }) => refusal._tag === "Refusal")
  const hint = canBeMeant ? "If a refusal is meant, name the step under expect.refusals; nothing" : "Nothing"
  return yield* refuse(problems, `${hint} was run or written`)
})

/** The steps that made what this one refers to: ids of objects are made of their keys. */
const madeBy = ({ command }: Run.Refused): ReadonlyArray<string> => {
  const { charge, fee, sourceTransaction, transfer } = { ...command } as Readonly<Record<string, unknown>>
  return [charge, fee, sourceTransaction, transfer].flatMap((id) =>
    typeof id === "string" ? [id.slice(id.indexOf("_") + 1)] : []
  )
}

/** What the refusal is about, as the step's keys: `transfer_data[amount]` of a charge is under three of them. */
const parameter = ({ command, refusal }: Run.Refused): ReadonlyArray<string> =>
  refusal._tag === "Refusal" && refusal.param !== undefined && refusal.param !== "id"
    ? [command._tag, ...refusal.param.split(/[[\]]+/).filter((key) => key !== "")]
    : [command._tag]
