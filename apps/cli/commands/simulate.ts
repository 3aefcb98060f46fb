/**
 * simulate: runs a scenario and shows where every amount went.
 *
 * What is printed or written step by step is so from a second run, once the first has shown that there is nothing
 * wrong with the scenario.
 */
import { Effect, Option } from "effect"
import { Command, Flag } from "effect/cli"
import { sha256 } from "#adapters/sha256.ts"
import { scenario } from "#apps/cli/commands/ScenarioArgument.ts"
import * as WholeNumber from "#apps/cli/commands/WholeNumber.ts"
import * as Exports from "#apps/cli/export/Exports.ts"
import * as PlainText from "#apps/cli/export/PlainText.ts"
import * as OutputFolder from "#apps/cli/files/OutputFolder.ts"
import type { See } from "#apps/cli/play/Playing.ts"
import * as Simulated from "#apps/cli/play/Simulated.ts"
import * as Concern from "#apps/cli/render/Concern.ts"
import * as DiaryTable from "#apps/cli/render/DiaryTable.ts"
import * as Json from "#apps/cli/render/Json.ts"
import * as Selection from "#apps/cli/render/Selection.ts"
import * as Summary from "#apps/cli/render/Summary.ts"
import * as Timeline from "#apps/cli/render/Timeline.ts"
import { Findings } from "#apps/cli/terminal/ExitCode.ts"
import { Output } from "#apps/cli/terminal/Output.ts"
import { Paint } from "#apps/cli/terminal/Paint.ts"
import * as Progress from "#apps/cli/terminal/Progress.ts"
import { Width } from "#apps/cli/terminal/Width.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Diary from "#core/report/Diary.ts"
import * as Exposure from "#core/report/Exposure.ts"
import * as DisputableCharges from "#core/report/DisputableCharges.ts"
import * as Journal from "#core/ledger/Journal.ts"
import * as Run from "#core/simulation/Run.ts"
import type { Simulation } from "#core/simulation/Simulation.ts"

const count = (name: string) => WholeNumber.flag(name, Number.MAX_SAFE_INTEGER)

const input = {
  scenario,
  until: Flag.String("until").pipe(
    Flag.withDescription("Stop at the end of this day, or at this moment: 2026-03-02 or 2026-03-02T10:00:00Z"),
    Flag.optional
  ),
  seed: WholeNumber.seed,
  timeline: Flag.Boolean("timeline").pipe(
    Flag.withDefault(false),
    Flag.withDescription("Show each step with its balance transactions and postings")
  ),
  calendar: Flag.Boolean("calendar").pipe(
    Flag.withDefault(false),
    Flag.withDescription(
      "Show what each day brought: what came, matured, was paid out (less what came back), and was there at its end; more " +
        "than a few accounts together, where none is asked for"
    )
  ),
  json: Flag.Boolean("json").pipe(
    Flag.withDefault(false),
    Flag.withDescription("Print everything as JSON, for machines")
  ),
  out: Flag.String("out").pipe(
    Flag.withDescription("Write balance transactions (CSV) and the journal (NDJSON, hledger, ledger, beancount) there"),
    Flag.optional
  ),
  top: count("top").pipe(Flag.withDescription("Show so many accounts that have the most"), Flag.optional),
  bottom: count("bottom").pipe(Flag.withDescription("Show so many accounts that have the least"), Flag.optional),
  account: Flag.String("account").pipe(
    Flag.withDescription(
      "Show this account and the platform (of the timeline and the calendar, only it), or those of a pattern such as 'shop-*'; may be given more than once"
    ),
    Flag.atLeast(0)
  ),
  negative: Flag.Boolean("negative").pipe(
    Flag.withDefault(false),
    Flag.withDescription("Of those, show only accounts with a negative pending or available balance")
  ),
  exposure: Flag.Boolean("exposure").pipe(
    Flag.withDefault(false),
    Flag.withDescription(
      "Show of every balance what payers could still dispute or wait for: still missing is what its own pending money " +
        "does not fill, until when the liable side fills it, set aside what of the platform is held for it, and clearing " +
        "what of that stays for a debit of the bank that may still come back; all sums what each side is liable for, " +
        "without the platform's own balance"
    )
  ),
  all: Flag.Boolean("all").pipe(
    Flag.withDefault(false),
    Flag.withDescription(
      `Show every account, also where there are more than ${Selection.few}, and the whole of the other lists: of negative ` +
        "balances, open disputes and stopped payouts they have the first five, or those of --account"
    )
  )
}

/** Writes every export of the run, whose entries are recorded as known at its end; they use the accounts `used`. */
const writeExports = (folder: string, simulated: Simulated.Simulated, used: ReadonlyArray<PlainText.Used>) => {
  const { asOf, scenario } = simulated
  const exports = Exports.all(used, [scenario.platform, ...scenario.accounts], scenario.seed)
  return OutputFolder.fill(
    folder,
    exports.map(({ name }) => name),
    ({ add, flush }) => {
      let head = Journal.genesis
      for (const { head, name } of exports) add(name, head)
      const write: See = (seen, world) => {
        for (const entry of Run.entriesOf(seen)) {
          const record = Journal.link(head, entry, asOf, sha256)
          head = Journal.headOf(record)
          for (const { name, text } of exports) add(name, text(record, world))
        }
      }
      return Simulated.replay(simulated, write, flush)
    }
  )
}

/** Prints what `lines` says of each step, at the reader's pace. */
const printSteps = Effect.fnUntraced(function* (
  simulated: Simulated.Simulated,
  lines: (seen: Run.Step | Run.Ended) => ReadonlyArray<string>
) {
  const print = yield* Output
  let waiting: Array<string> = []
  const flush = Effect.suspend(() => {
    if (waiting.length === 0) return Effect.void
    const text = waiting.join("\n")
    waiting = []
    return print(text)
  })
  yield* Simulated.replay(simulated, (seen) => void waiting.push(...lines(seen)), flush)
}, Progress.beside)

const printJson = Effect.fnUntraced(function* (
  simulated: Simulated.Simulated,
  simulation: Simulation,
  disputable: DisputableCharges.DisputableCharges | undefined,
  diary: Diary.Diary | undefined
) {
  const print = yield* Output
  let printed = 0
  const calendar = diary === undefined ? undefined : Diary.rows(diary)
  yield* print(Json.beginning(simulation, disputable, calendar))
  yield* printSteps(simulated, (seen) =>
    seen._tag === "ended" ? [] : [Json.nextStep(seen, simulation.asOf, ++printed === simulation.steps)]
  )
  yield* print(Json.end(simulation))
})

/** Every step; of accounts that were asked for, what is about them. */
const printTimeline = Effect.fnUntraced(function* (simulated: Simulated.Simulated, accounts: ReadonlySet<AccountId>) {
  const paint = yield* Paint
  const concern = accounts.size === 0 ? undefined : Concern.about(accounts)
  const blocks = (seen: Run.Step | Run.Ended) => {
    const { happened, isStep } = concern === undefined ? { ...seen, isStep: true } : Concern.of(concern, seen)
    const isEnd = seen._tag === "ended" || !isStep
    return isEnd ? Timeline.happened(paint, happened) : Timeline.step(paint, { ...seen, happened })
  }
  yield* printSteps(simulated, (seen) => blocks(seen).map((block) => `${block}\n`))
})

const note = (diary: Diary.Diary, seen: Run.Step | Run.Ended): void => {
  for (const { happening, outcome } of seen.happened) Diary.add(diary, outcome, happening.at)
  if (seen._tag === "done") Diary.add(diary, seen.outcome, seen.at)
}

export const simulate = Command.make(
  "simulate",
  input,
  Effect.fn("connect-ledger.simulate")(function* (asked) {
    const [paint, print] = [yield* Paint, yield* Output]
    const simulated = yield* Simulated.read(asked.scenario, asked)
    const accounts = yield* Effect.fromResult(Selection.accounts(asked.account, simulated.scenario))
    const [top, bottom] = [Option.getOrUndefined(asked.top), Option.getOrUndefined(asked.bottom)]
    const usage = PlainText.usage()
    const isWritten = Option.isSome(asked.out)
    const disputable =
      asked.exposure || asked.json
        ? DisputableCharges.empty(simulated.asOf, simulated.scenario.exchangeRates)
        : undefined
    const shown = DiaryTable.accounts({ accounts, all: asked.all }, simulated.scenario)
    const diary = asked.calendar ? Diary.empty(simulated.asOf, shown) : undefined
    const { scenario } = simulated
    let exposures: ReadonlyArray<Exposure.Exposure> | undefined
    const ended = yield* Simulated.run(simulated, (seen, world) => {
      if (diary !== undefined) note(diary, seen)
      if (disputable !== undefined) {
        for (const each of Run.outcomesOf(seen)) DisputableCharges.add(disputable, world, each)
        if (seen._tag === "ended")
          exposures = Exposure.all(world, [scenario.platform, ...scenario.accounts], disputable)
      }
      if (isWritten) for (const entry of Run.entriesOf(seen)) usage.add(entry)
    })
    const simulation = exposures === undefined ? ended : { ...ended, exposures }
    if (isWritten) yield* writeExports(asked.out.value, simulated, usage.list())
    if (asked.json) yield* printJson(simulated, simulation, disputable, diary)
    else {
      if (asked.timeline) yield* printTimeline(simulated, accounts)
      if (diary !== undefined) yield* print(`${DiaryTable.print(paint, Diary.rows(diary))}\n`)
      const selection = { all: asked.all, top, bottom, accounts, negative: asked.negative }
      yield* print(Summary.print(paint, yield* Width, simulation, selection, disputable))
      if (isWritten) yield* print(paint("dim", `written   ${asked.out.value}`))
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
