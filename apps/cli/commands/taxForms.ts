/**
 * taxForms: what US connected accounts were paid in a calendar year, by Stripe's calculation methods for forms 1099.
 */
import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import * as ScenarioArgument from "#apps/cli/commands/ScenarioArgument.ts"
import * as WholeNumber from "#apps/cli/commands/WholeNumber.ts"
import * as Simulated from "#apps/cli/play/Simulated.ts"
import * as Json from "#apps/cli/render/Json.ts"
import { few } from "#apps/cli/render/Selection.ts"
import * as TaxJson from "#apps/cli/render/TaxJson.ts"
import * as TaxTable from "#apps/cli/render/TaxTable.ts"
import { Findings } from "#apps/cli/terminal/ExitCode.ts"
import { Output } from "#apps/cli/terminal/Output.ts"
import { Paint } from "#apps/cli/terminal/Paint.ts"
import * as TaxForms from "#core/report/TaxForms.ts"
import * as Run from "#core/simulation/Run.ts"

const input = {
  scenario: ScenarioArgument.scenario,
  year: WholeNumber.flag("year", 9998, 1970).pipe(
    Flag.withDescription("The calendar year, such as 2026: of what becomes available in it")
  ),
  seed: WholeNumber.seed,
  all: Flag.Boolean("all").pipe(
    Flag.withDefault(false),
    Flag.withDescription(`Show every account, also where there are more than ${few}`)
  ),
  json: Flag.Boolean("json").pipe(Flag.withDefault(false), Flag.withDescription("Print them as JSON, for machines"))
}

export const taxForms = Command.make(
  "tax-forms",
  input,
  Effect.fn("connect-ledger.tax-forms")(function* ({ all, json, scenario: file, seed, year }) {
    const print = yield* Output
    const paint = yield* Paint
    const simulated = yield* Simulated.read(file, { seed })
    const counted = TaxForms.empty(year, simulated.scenario.accounts, simulated.scenario.exchangeRates)
    const simulation = yield* Simulated.run(simulated, (seen) => {
      for (const entry of Run.entriesOf(seen)) TaxForms.add(counted, entry)
    })
    const forms = TaxForms.list(counted)
    yield* print(json ? Json.print(TaxJson.of(year, simulation, forms)) : TaxTable.print(paint, year, forms, all))
    if (!simulation.verdict.holds) return yield* new Findings()
  })
).pipe(
  Command.withDescription(
    "Run a scenario and show what each US connected account was paid in a calendar year: by its payments including fees, " +
      "which a Form 1099-K states, excluding fees, and by its payouts. A payment is of the year in which its money " +
      "becomes available. Exits 1 when a check fails, 2 when the scenario cannot be used."
  ),
  Command.withShortDescription("Show what US accounts were paid in a year, as forms 1099 count it"),
  Command.withExamples([
    { command: "connect-ledger tax-forms examples/saas.yaml --year 2026", description: "A year, account by account" }
  ])
)
