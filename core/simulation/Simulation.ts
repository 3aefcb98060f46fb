/**
 * Simulation: a scenario run to its end: its fund flow, its checks and what was expected of it.
 */
import type { Happening } from "#core/connect/Happening.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as FundFlow from "#core/report/FundFlow.ts"
import * as Conservation from "#core/simulation/Conservation.ts"
import * as Expectation from "#core/simulation/Expectation.ts"
import * as Run from "#core/simulation/Run.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface Simulation {
  readonly scenario: Scenario
  readonly asOf: Instant
  readonly steps: ReadonlyArray<Run.Step>
  readonly entries: ReadonlyArray<Entry>
  /** What time brought about after the last step. */
  readonly happened: ReadonlyArray<Happening>
  readonly flow: FundFlow.FundFlow
  readonly verdict: Conservation.Verdict
  /** Steps that were refused although the scenario does not say so. */
  readonly refused: ReadonlyArray<Run.Refused>
  /** Everything that was expected, with what came of it; undefined where the run did not stop at the scenario's end. */
  readonly expectations: ReadonlyArray<Expectation.Comparison> | undefined
  /** Those of them that were not met. */
  readonly differences: ReadonlyArray<Expectation.Comparison> | undefined
}

/** Whether the scenario says that Stripe refuses this step; what the model cannot do is nobody's refusal. */
const isMeant = ({ expected }: Scenario, { command, refusal }: Run.Refused): boolean =>
  refusal._tag === "Refusal" && expected.refusals.has(command.key)

/**
 * Runs `scenario` in `world`, which must be new and made of it, up to `until` (its own end if absent): later steps
 * are not run, and then nothing is expected of it. A key that comes twice is a bug and throws.
 */
export const run = (scenario: Scenario, world: MovingWorld, until?: Instant): Simulation => {
  const asOf = until ?? scenario.until
  const due = scenario.steps.filter(({ at }) => at <= asOf)
  const steps: Array<Run.Step> = []
  const entries: Array<Entry> = []
  for (const step of Run.steps(world, due)) {
    steps.push(step)
    if (step._tag === "done") entries.push(...step.entries)
  }
  const happened = asOf < world.now() ? [] : world.advance(asOf)
  const accounts = [scenario.platform, ...scenario.accounts]
  const flow = FundFlow.of(entries, asOf, scenario.platform.id, accounts)
  const refused = steps.filter((step) => step._tag === "refused")
  const done = steps.filter((step) => step._tag === "done")
  const isWhole = due.length === scenario.steps.length && asOf === scenario.until
  const expectations = isWhole ? Expectation.comparisons(scenario.expected, flow, refused) : undefined
  return {
    scenario,
    asOf,
    steps,
    entries,
    happened,
    flow,
    verdict: Conservation.verify(Conservation.tally(done, world), entries, world, asOf),
    refused: refused.filter((step) => !isMeant(scenario, step)),
    expectations,
    differences: expectations?.filter(({ met }) => !met)
  }
}
