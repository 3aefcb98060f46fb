/**
 * Simulated: a scenario file read and run, ready for a command to show.
 *
 * A refusal that the scenario does not expect is a mistake in it, and so is what it generates that the model cannot do:
 * they are reported at their step or group, and nothing is shown or written. So a run is played to its end first, and
 * once more for whoever wants to see its steps: it is always the
 * same, and neither keeps them.
 */
import { Effect, type FileSystem, Option, Result, type Stdio } from "effect"
import * as ScenarioFile from "#apps/cli/files/ScenarioFile.ts"
import * as CapabilitiesInstead from "#apps/cli/play/CapabilitiesInstead.ts"
import * as DelaysInstead from "#apps/cli/play/DelaysInstead.ts"
import * as DestinationInstead from "#apps/cli/play/DestinationInstead.ts"
import * as FundsThen from "#apps/cli/play/FundsThen.ts"
import * as LossesInstead from "#apps/cli/play/LossesInstead.ts"
import * as MissingRates from "#apps/cli/play/MissingRates.ts"
import * as ParameterPath from "#apps/cli/play/ParameterPath.ts"
import * as PartsInstead from "#apps/cli/play/PartsInstead.ts"
import * as ReleasesThen from "#apps/cli/play/ReleasesThen.ts"
import * as PayoutsThen from "#apps/cli/play/PayoutsThen.ts"
import * as Playing from "#apps/cli/play/Playing.ts"
import * as YoungObjects from "#apps/cli/play/YoungObjects.ts"
import * as Sentence from "#apps/cli/render/Sentence.ts"
import { BadInput } from "#apps/cli/terminal/ExitCode.ts"
import type * as Run from "#core/simulation/Run.ts"
import * as ScenarioValue from "#core/simulation/schema/ScenarioValue.ts"
import type { Simulation, Unmodelled } from "#core/simulation/Simulation.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Options {
  /** A day, to its end, or a moment; the scenario's own end, if absent. */
  readonly until?: Option.Option<string>
  readonly seed?: Option.Option<number>
}

/** A scenario that was read, and up to when it is to run. */
export interface Simulated extends ScenarioFile.ScenarioFile {
  readonly asOf: Instant.Instant
}

const momentOf = (until: Option.Option<string>): Result.Result<Instant.Instant | undefined, BadInput> => {
  if (Option.isNone(until)) return Result.succeed(undefined)
  const parsed = Instant.parse(until.value)
  return Result.isFailure(parsed)
    ? Result.fail(new BadInput({ problems: [`--until: ${parsed.failure.message}`] }))
    : Result.succeed(ScenarioValue.endOf(until.value))
}

export const read = Effect.fnUntraced(function* (
  file: string,
  { seed = Option.none(), until = Option.none() }: Options = {}
): Effect.fn.Return<Simulated, BadInput, FileSystem.FileSystem | Stdio.Stdio> {
  YoungObjects.expect()
  const moment = yield* Effect.fromResult(momentOf(until))
  const read = yield* ScenarioFile.read(file, Option.isNone(seed) ? {} : { seed: seed.value })
  return { ...read, asOf: moment ?? read.scenario.until }
})

/** What a group of sellers asks for that the model cannot do: said once, with the first of such steps. */
const unmodelledOf = ({ count, first, group }: Unmodelled): ScenarioFile.Problem => {
  const { at, command } = first
  const others = count === 1 ? "" : ` (and ${(count - 1).toLocaleString("en-US")} like it)`
  return {
    path: ["generate", "sellers", group],
    about: "key",
    message: `cannot be run: the ${command._tag} ${command.key} at ${Instant.format(at)}${others}: ${Sentence.refusal(first)}`
  }
}

/** Whether no rate is stated that it needs. */
const isMissing = ({ refusal }: Run.Refused): boolean =>
  refusal._tag === "NotModelled" && refusal.missingRate !== undefined

/** What it comes to; `see` sees each step and the end. Fails with every refusal that was not expected. */
export const run = Effect.fnUntraced(function* (
  { asOf, refuse, scenario }: Simulated,
  see: Playing.See = () => {}
): Effect.fn.Return<Simulation, BadInput> {
  const indexes = new Map(scenario.stated.map(({ command }, index) => [command.key, index]))
  const unmade = new Set<string>()
  const asides = new Map<string, string>()
  const simulation = yield* Playing.play(scenario, asOf, (seen, world) => {
    if (seen._tag === "refused" && indexes.has(seen.command.key)) {
      unmade.add(seen.command.key)
      const aside =
        FundsThen.of(world, seen) ??
        PayoutsThen.of(world, seen) ??
        PartsInstead.of(world, seen) ??
        DelaysInstead.of(world, seen) ??
        LossesInstead.of(world, seen) ??
        CapabilitiesInstead.of(world, seen) ??
        DestinationInstead.of(world, seen) ??
        ReleasesThen.of(seen)
      if (aside !== undefined) asides.set(seen.command.key, ` (${aside})`)
    }
    see(seen, world)
  })
  if (simulation.refused.length + simulation.unmodelled.length === 0) return simulation
  const reported = new Set(simulation.refused.map(({ command }) => command.key))
  const rates = MissingRates.told(simulation.refused.filter(isMissing), (key) => indexes.get(key) ?? 0)
  let canBeMeant = false
  const problems = simulation.refused.flatMap((refused) => {
    if (isMissing(refused)) return []
    const cause = madeBy(refused).find((key) => unmade.has(key))
    if (cause !== undefined && reported.has(cause)) return []
    canBeMeant ||= refused.refusal._tag === "Refusal"
    const { key } = refused.command
    const because = cause === undefined ? "" : `, because ${cause} was`
    const answer = refused.refusal._tag === "Refusal" ? "refused" : "cannot be run"
    return {
      path: ["steps", indexes.get(key) ?? 0, ...ParameterPath.of(refused)],
      message: `${answer}${because}: ${Sentence.refusal(refused)}${asides.get(key) ?? ""}`
    }
  })
  const hint = canBeMeant ? "If a refusal is meant, name the step under expect.refusals; nothing" : "Nothing"
  return yield* refuse(
    [...rates, ...problems, ...simulation.unmodelled.map(unmodelledOf)],
    `${hint} was run or written`
  )
})

/** The same run once more, for `see` to see each step; after each slice of them, `afterwards` is run. */
export const replay = <E, R>(
  { asOf, scenario }: Simulated,
  see: Playing.See,
  afterwards: Effect.Effect<void, E, R>
): Effect.Effect<Simulation, E, R> => Playing.play(scenario, asOf, see, afterwards)

/** The steps that made what this one refers to: ids of objects are made of their keys. */
const madeBy = ({ command }: Run.Refused): ReadonlyArray<string> => {
  const { charge, fee, payout, refund, sourceTransaction, topUp, transfer } = { ...command } as Readonly<
    Record<string, unknown>
  >
  return [charge, fee, payout, refund, sourceTransaction, topUp, transfer].flatMap((id) =>
    typeof id === "string" ? [id.slice(id.indexOf("_") + 1).replace(/\.\d{1,2}$/, "")] : []
  )
}
