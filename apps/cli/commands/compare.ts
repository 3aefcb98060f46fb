/**
 * compare: two designs on the same flows, side by side: what each earns, costs and risks, and how soon there is cash.
 */
import { Effect, type FileSystem, Result, type Stdio } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import * as ScenarioArgument from "#apps/cli/commands/ScenarioArgument.ts"
import * as StandardInput from "#apps/cli/files/StandardInput.ts"
import * as WholeNumber from "#apps/cli/commands/WholeNumber.ts"
import { Pass } from "#apps/cli/play/Playing.ts"
import * as Simulated from "#apps/cli/play/Simulated.ts"
import * as ComparisonJson from "#apps/cli/render/ComparisonJson.ts"
import * as ComparisonTable from "#apps/cli/render/ComparisonTable.ts"
import * as Json from "#apps/cli/render/Json.ts"
import * as Selection from "#apps/cli/render/Selection.ts"
import { BadInput, Findings } from "#apps/cli/terminal/ExitCode.ts"
import { Output } from "#apps/cli/terminal/Output.ts"
import { Paint } from "#apps/cli/terminal/Paint.ts"
import { Width } from "#apps/cli/terminal/Width.ts"
import * as Comparison from "#core/report/Comparison.ts"
import * as DaysUntilCash from "#core/report/DaysUntilCash.ts"
import * as Design from "#core/report/Design.ts"
import type { World } from "#core/connect/World.ts"
import type * as Run from "#core/simulation/Run.ts"
import type { Simulation } from "#core/simulation/Simulation.ts"

const file = (name: string, description: string) =>
  Argument.Path(name, { pathType: "either" }).pipe(
    Argument.map(ScenarioArgument.read),
    Argument.withDescription(description)
  )

const input = {
  a: file("a", "One design: a scenario, in YAML or JSON; - reads it from standard input"),
  b: file("b", "Another one of the same flows: charged, refunded and disputed alike; or -, if a is none"),
  until: Flag.String("until").pipe(
    Flag.withDescription("Stop both at the end of this day, or at this moment: 2026-03-02 or 2026-03-02T10:00:00Z"),
    Flag.optional
  ),
  seed: WholeNumber.seed,
  all: Flag.Boolean("all").pipe(
    Flag.withDefault(false),
    Flag.withDescription(`Show every account, also where there are more than ${Selection.few}`)
  ),
  json: Flag.Boolean("json").pipe(
    Flag.withDefault(false),
    Flag.withDescription("Print the comparison as JSON, for machines")
  )
}

/** Both, or what is wrong with either. */
const both = Effect.fnUntraced(function* <A>(
  each: readonly [
    Effect.Effect<A, BadInput, FileSystem.FileSystem | Stdio.Stdio>,
    Effect.Effect<A, BadInput, FileSystem.FileSystem | Stdio.Stdio>
  ]
) {
  const [a, b] = [yield* Effect.result(each[0]), yield* Effect.result(each[1])]
  if (Result.isSuccess(a) && Result.isSuccess(b)) return [a.success, b.success] as const
  const problems = [a, b].flatMap((it) => (Result.isFailure(it) ? it.failure.problems : []))
  return yield* new BadInput({ problems: [...new Set(problems)] })
})

const count = (counted: Design.Counted, seen: Run.Step | Run.Ended, world: World): void => {
  for (const { happening, outcome } of seen.happened) {
    Design.add(counted, world, outcome, happening.at)
    if (happening.kind === "payout_finality") DaysUntilCash.settle(counted.days, happening.payout)
  }
  if (seen._tag === "done") Design.add(counted, world, seen.outcome, seen.at)
}

const played = (simulated: Simulated.Simulated, pass: string): Effect.Effect<ComparisonTable.Played, BadInput> => {
  const counted = Design.empty(simulated.asOf, simulated.scenario.exchangeRates)
  return Simulated.run(simulated, (seen, world) => count(counted, seen, world)).pipe(
    Effect.map((simulation) => ({ simulation, design: designOf(simulation, counted) })),
    Effect.provideService(Pass, pass)
  )
}

const designOf = (
  { exposures, flow, scenario, waitingRefunds }: Simulation,
  counted: Design.Counted
): Design.Design => ({
  ...counted,
  platform: scenario.platform.id,
  accounts: [scenario.platform, ...scenario.accounts],
  flow,
  exposures,
  waitingRefunds
})

const isClean = ({ simulation: { differences = [], verdict } }: ComparisonTable.Played): boolean =>
  verdict.holds && differences.length === 0

export const compare = Command.make(
  "compare",
  input,
  Effect.fn("connect-ledger.compare")(function* (asked) {
    const print = yield* Output
    if (asked.a === StandardInput.name && asked.b === StandardInput.name) {
      return yield* new BadInput({ problems: ["a, b: standard input is read once; give one of them as a file"] })
    }
    const simulated = yield* both([Simulated.read(asked.a, asked), Simulated.read(asked.b, asked)])
    const [a, b] = yield* both([played(simulated[0], "1 of 2"), played(simulated[1], "2 of 2")])
    const comparison = Comparison.of(a.design, b.design)
    const compared = { a: { file: asked.a, ...a }, b: { file: asked.b, ...b }, comparison }
    yield* print(
      asked.json
        ? Json.print(ComparisonJson.of(compared))
        : ComparisonTable.print(yield* Paint, yield* Width, compared, asked.all)
    )
    if (!isClean(a) || !isClean(b) || comparison.differences.length > 0) return yield* new Findings()
  })
).pipe(
  Command.withDescription(
    "Run two scenarios and show them side by side: what the platform keeps and the sellers get, fees, what disputes " +
      "cost, who is exposed to what, and how many days money takes to the sellers' banks. Both should be given the same " +
      "flows: if payers paid or got back something else in one of them, that is said first. " +
      "Exits 1 when it is so, or an expectation or a check of either fails, 2 when a scenario cannot be used."
  ),
  Command.withShortDescription("Show two designs on the same flows, side by side"),
  Command.withExamples([
    {
      command: "connect-ledger compare examples/compare-destination.yaml examples/compare-direct.yaml",
      description: "The same orders as destination charges and as direct charges"
    }
  ])
)
