/**
 * simulate: runs a scenario and shows where every amount went.
 */
import { Console, Effect, Option, Stream } from "effect"
import { Command, Flag } from "effect/cli"
import * as MemoryJournal from "#adapters/memory/MemoryJournal.ts"
import * as Exports from "#apps/cli/export/Exports.ts"
import { Findings } from "#apps/cli/ExitCode.ts"
import * as Json from "#apps/cli/Json.ts"
import * as OutputFolder from "#apps/cli/OutputFolder.ts"
import { Paint } from "#apps/cli/render/Paint.ts"
import * as Summary from "#apps/cli/render/Summary.ts"
import * as Timeline from "#apps/cli/render/Timeline.ts"
import { scenario } from "#apps/cli/ScenarioArgument.ts"
import * as Simulated from "#apps/cli/Simulated.ts"
import { Width } from "#apps/cli/render/Width.ts"
import type { Simulation } from "#core/simulation/Simulation.ts"

const input = {
  scenario,
  until: Flag.String("until").pipe(
    Flag.withDescription("Stop at the end of this day, or at this moment: 2026-03-02 or 2026-03-02T10:00:00Z"),
    Flag.optional
  ),
  timeline: Flag.Boolean("timeline").pipe(
    Flag.withDefault(false),
    Flag.withDescription("Show each step with its balance transactions and postings")
  ),
  json: Flag.Boolean("json").pipe(
    Flag.withDefault(false),
    Flag.withDescription("Print everything as JSON, for machines")
  ),
  out: Flag.String("out").pipe(
    Flag.withDescription("Write balance transactions (CSV) and the journal (NDJSON, hledger, ledger, beancount) there"),
    Flag.optional
  )
}

/** Records the run in a journal of its own, as known at its end, and writes every export of it. */
const writeExports = Effect.fnUntraced(function* (folder: string, { asOf, entries, scenario, steps }: Simulation) {
  const journal = MemoryJournal.make("deciding")
  yield* Effect.orDie(journal.append(entries, asOf))
  const records = yield* Stream.runCollect(journal.records)
  const made = steps.flatMap((step) => (step._tag === "done" ? step.outcome.made : []))
  const objects = new Map(made.map((object) => [object.id, object]))
  yield* OutputFolder.write(folder, Exports.of(records, [scenario.platform, ...scenario.accounts], objects))
})

export const simulate = Command.make(
  "simulate",
  input,
  Effect.fn("connect-ledger.simulate")(function* ({ scenario: file, json, out, timeline, until }) {
    const paint = yield* Paint
    const simulation = yield* Simulated.of(file, until)
    if (Option.isSome(out)) yield* writeExports(out.value, simulation)
    if (json) yield* Console.log(Json.print(Json.ofSimulation(simulation)))
    else {
      if (timeline) yield* Console.log(`${Timeline.print(paint, simulation)}\n`)
      yield* Console.log(Summary.print(paint, yield* Width, simulation))
      if (Option.isSome(out)) yield* Console.log(paint("dim", `written   ${out.value}`))
    }
    const { differences = [], verdict } = simulation
    if (!verdict.holds || differences.length > 0) return yield* new Findings()
  })
).pipe(
  Command.withDescription(
    "Run a scenario and show, per Stripe account, where every amount went. " +
      "Exits 1 when an expectation or a check fails, 2 when the scenario cannot be used."
  ),
  Command.withShortDescription("Run a scenario and show where every amount went"),
  Command.withExamples([
    { command: "connect-ledger simulate examples/marketplace.yaml", description: "The fund flow of an example" },
    {
      command: "connect-ledger simulate examples/marketplace.yaml --until 2026-03-02 --timeline",
      description: "Every posting up to the end of a day"
    }
  ])
)
