/**
 * StepTree: a step that moved no money and made no object, as a tree: what of an account it changed, and which stops of
 * its payouts, charges and transfers began or ended with it.
 */
import * as Branch from "#apps/cli/render/Branch.ts"
import * as Sentence from "#apps/cli/render/Sentence.ts"
import * as StopBranches from "#apps/cli/render/StopBranches.ts"
import * as Timeline from "#apps/cli/render/Timeline.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import type { DisabledCapabilities } from "#core/report/DisabledCapabilities.ts"
import type { StoppedPayouts } from "#core/report/StoppedPayouts.ts"
import type { Done } from "#core/simulation/Run.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Told {
  readonly step: Done
  readonly asOf: Instant.Instant
  /** Of all accounts. */
  readonly stops: ReadonlyArray<StoppedPayouts>
  readonly disabled: ReadonlyArray<DisabledCapabilities>
}

/** Those of its account that began with it, or ended. */
export const touched = <Stop extends StoppedPayouts | DisabledCapabilities>(
  { step: { at, outcome } }: Told,
  all: ReadonlyArray<Stop>
): ReadonlyArray<Stop> =>
  all.filter(({ account, since, until }) => account === outcome.status?.account && (since === at || until === at))

export const print = (paint: Paint, it: Told): string => {
  const { at, command, outcome } = it.step
  const head = `${paint("bold", Sentence.command(command))}  ${command.key}  ${paint("dim", Instant.format(at))}`
  const branches = [
    ...Timeline.enabled(outcome).map((text) => ({ text })),
    ...StopBranches.of(paint, touched(it, it.stops)),
    ...StopBranches.ofCapabilities(paint, touched(it, it.disabled))
  ]
  return [head, ...Branch.lines(branches)].join("\n")
}
