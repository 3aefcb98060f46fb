/**
 * balances: what every ledger account of a journal holds: its trial balance.
 */
import { Console, Effect, Option, Result } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import * as ScenarioArgument from "#apps/cli/commands/ScenarioArgument.ts"
import * as JournalFile from "#apps/cli/files/JournalFile.ts"
import * as Json from "#apps/cli/render/Json.ts"
import * as TrialTable from "#apps/cli/render/TrialTable.ts"
import { BadInput } from "#apps/cli/terminal/ExitCode.ts"
import { Paint } from "#apps/cli/terminal/Paint.ts"
import * as Balances from "#core/ledger/Balances.ts"
import * as TrialBalance from "#core/report/TrialBalance.ts"
import * as ScenarioValue from "#core/simulation/schema/ScenarioValue.ts"
import * as Instant from "#core/time/Instant.ts"

const input = {
  journal: Argument.Path("journal", { pathType: "either" }).pipe(
    Argument.map(ScenarioArgument.read),
    Argument.withDescription("The journal, in NDJSON, as simulate --out writes it; - reads it from standard input")
  ),
  asOf: Flag.String("as-of").pipe(
    Flag.withDescription("State it at the end of this day, or at this moment: 2026-03-02 or 2026-03-02T10:00:00Z"),
    Flag.optional
  ),
  account: Flag.String("account").pipe(
    Flag.withDescription("Show the ledger accounts whose names start so: acct_ada or stripe/"),
    Flag.withDefault("")
  ),
  json: Flag.Boolean("json").pipe(Flag.withDefault(false), Flag.withDescription("Print them as JSON, for machines"))
}

const momentOf = (asOf: Option.Option<string>): Result.Result<Instant.Instant | undefined, BadInput> => {
  if (Option.isNone(asOf)) return Result.succeed(undefined)
  const parsed = Instant.parse(asOf.value)
  return Result.isFailure(parsed)
    ? Result.fail(new BadInput({ problems: [`--as-of: ${parsed.failure.message}`] }))
    : Result.succeed(ScenarioValue.endOf(asOf.value))
}

const maximumListed = 8

/** There is nothing to show under this prefix: what there is. */
const nothing = (file: string, balances: Balances.Balances, prefix: string): BadInput => {
  const books = [...new Set(Balances.all(balances).map(({ account }) => account.book))].toSorted()
  const more = books.length > maximumListed ? ` and ${books.length - maximumListed} more` : ""
  const listed = `${books.slice(0, maximumListed).join(", ")}${more}`
  const has = books.length === 0 ? "nothing was posted by then" : `expected the start of a name in ${listed}`
  return new BadInput({ problems: [`--account: no ledger account of ${file} starts with "${prefix}"; ${has}`] })
}

const title = (paint: Paint, file: string, asOf: Instant.Instant | undefined): string => {
  const when = asOf === undefined ? "when all has happened and matured" : `as of ${Instant.format(asOf)}`
  return `${paint("bold", file)}  ${paint("dim", when)}`
}

export const balances = Command.make(
  "balances",
  input,
  Effect.fn("connect-ledger.balances")(function* ({ account: prefix, asOf: moment, journal: file, json }) {
    const paint = yield* Paint
    const asOf = yield* Effect.fromResult(momentOf(moment))
    const folded = Balances.empty(asOf)
    const entries = yield* JournalFile.read(file, ({ entry }) => Balances.add(folded, entry))
    const trial = TrialBalance.of(folded, prefix)
    if (prefix !== "" && trial.every(({ rows }) => rows.length === 0)) return yield* nothing(file, folded, prefix)
    const open = TrialBalance.open(folded)
    if (json) return yield* Console.log(Json.print(Json.ofBalances(trial, open, entries, asOf)))
    const isWhole = prefix === ""
    const some = trial.filter(({ rows }) => rows.length > 0)
    const table = some.length === 0 ? "nothing was posted" : TrialTable.print(paint, isWhole, some)
    yield* Console.log(`${title(paint, file, asOf)}\n\n${table}\n\n${TrialTable.ending(paint, entries, open)}`)
  })
).pipe(
  Command.withDescription(
    "Read a journal and show what every ledger account holds, per currency: a trial balance, in whose last row debits " +
      "equal credits; and below it how many entries were read, and whether a clearing account is open: does not sum to " +
      "zero. It does not check hashes: see verify. Exits 2, and prints nothing, when the journal cannot be used."
  ),
  Command.withShortDescription("Show what every ledger account of a journal holds"),
  Command.withExamples([
    { command: "connect-ledger balances out/journal.ndjson", description: "Everything, once it has matured" },
    {
      command: "connect-ledger balances out/journal.ndjson --as-of 2026-03-02 --account acct_ada",
      description: "One Stripe account at the end of a day"
    }
  ])
)
