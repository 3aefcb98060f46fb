/**
 * Playing: a scenario file played step by step, stopping after each to look at everything there is.
 */
import { Result } from "effect"
import type { ScenarioFile } from "./RandomScenario.ts"
import * as Snapshot from "./Snapshot.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import type { BalanceTransaction } from "#core/connect/BalanceTransaction.ts"
import type { ConnectObject } from "#core/connect/ConnectObject.ts"
import * as Decision from "#core/connect/decisions/Decision.ts"
import type { Happening } from "#core/connect/Happening.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import * as Conservation from "#core/simulation/Conservation.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import type { Instant } from "#core/time/Instant.ts"

/** Everything there is after one step, and what the step looked at. */
export interface Moment {
  readonly scenario: Scenario.Scenario
  readonly world: MovingWorld
  readonly step: Run.Step
  /** What time brought about before the step, since `since`. */
  readonly happened: ReadonlyArray<Happening>
  readonly since: Instant
  /**
   * The world before time passed, after it and before the command, after it was decided but not carried out, and now.
   */
  readonly snapshots: {
    readonly before: Snapshot.Snapshot
    readonly asked: Snapshot.Snapshot
    readonly decided: Snapshot.Snapshot
    readonly after: Snapshot.Snapshot
  }
  /** The same in a world whose time only the steps move. */
  readonly alone: { readonly happened: ReadonlyArray<Happening>; readonly after: Snapshot.Snapshot }
  /** Of all steps so far. */
  readonly transactions: ReadonlyArray<BalanceTransaction>
  readonly entries: ReadonlyArray<Entry>
  /** Every object by its id, as it is now. */
  readonly objects: ReadonlyMap<string, ConnectObject>
  readonly tally: Conservation.Tally
}

/** The scenario of a file; one that cannot be read is a defect of whoever made it. */
export const read = (file: ScenarioFile): Scenario.Scenario => Result.getOrThrow(Scenario.decode(file))

export const worldOf = (scenario: Scenario.Scenario): MovingWorld => MemoryWorld.make(scenario)

export function* moments(scenario: Scenario.Scenario): Generator<Moment> {
  const world = worldOf(scenario)
  const transactions: Array<BalanceTransaction> = []
  const entries: Array<Entry> = []
  const objects = new Map<string, ConnectObject>()
  const steps: Array<Run.Done> = []
  const other = worldOf(scenario)
  const look = () => Snapshot.of(world, scenario)
  for (const dated of scenario.steps) {
    const since = world.now()
    const before = look()
    const happened = world.advance(dated.at)
    const asked = look()
    Decision.decide(world, dated.command, dated.at)
    const decided = look()
    const step = Run.step(world, dated)
    if (step._tag === "done") {
      for (const object of [...step.outcome.made, ...step.outcome.changed]) objects.set(object.id, object)
      transactions.push(...step.outcome.transactions)
      entries.push(...step.entries)
      steps.push(step)
    }
    const snapshots = { before, asked, decided, after: look() }
    const alone = { happened: Run.step(other, dated).happened, after: Snapshot.of(other, scenario) }
    const tally = Conservation.tally(steps, world)
    yield { scenario, world, step, happened, since, snapshots, alone, transactions, entries, objects, tally }
  }
}

/** The whole run of a file: where it ended, and all it left behind. */
export const whole = (file: ScenarioFile): Pick<Moment, "scenario" | "world" | "transactions" | "entries"> => {
  const scenario = read(file)
  const none = { scenario, world: worldOf(scenario), transactions: [], entries: [] }
  return [...moments(scenario)].at(-1) ?? none
}
