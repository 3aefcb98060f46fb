/**
 * verify: whether a journal is still what was recorded: each line's hash covers what it says and the line before it.
 *
 * Every line is checked against the hash that the line before it states, so that each changed one is named by itself.
 * The head, kept elsewhere, also shows what no chain can: a journal that was cut off, or made anew from some line on.
 */
import { Console, Effect, Option, Result } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { sha256 } from "#adapters/sha256.ts"
import * as ScenarioArgument from "#apps/cli/commands/ScenarioArgument.ts"
import * as JournalFile from "#apps/cli/files/JournalFile.ts"
import * as Json from "#apps/cli/render/Json.ts"
import { BadInput, Findings } from "#apps/cli/terminal/ExitCode.ts"
import { Paint } from "#apps/cli/terminal/Paint.ts"
import * as Journal from "#core/ledger/Journal.ts"

const input = {
  journal: Argument.Path("journal", { pathType: "either" }).pipe(
    Argument.map(ScenarioArgument.read),
    Argument.withDescription("The journal, in NDJSON, as simulate --out writes it; - reads it from standard input")
  ),
  head: Flag.String("head").pipe(
    Flag.withMetavar("hash"),
    Flag.withDescription("The hash that its last line must have, as kept elsewhere"),
    Flag.optional
  ),
  json: Flag.Boolean("json").pipe(Flag.withDefault(false), Flag.withDescription("Print it as JSON, for machines"))
}

const maximumShown = 20

/** What has been checked so far. */
interface Checking {
  head: Journal.Head
  readonly expected: string | undefined
  /** How many entries there were when the head was the expected one. */
  reached: number | undefined
  /** The first of them; there may be as many as lines. */
  readonly problems: Array<{ readonly line: number; readonly message: string }>
  count: number
}

const problemOf = (head: Journal.Head, { entry, hash, recorded, sequence }: Journal.Record): string | undefined => {
  const expected = Journal.link(head, entry, recorded, sha256)
  if (sequence !== expected.sequence)
    return `expected sequence ${expected.sequence}, not ${sequence}: lines are missing, doubled or moved`
  return hash === expected.hash ? undefined : "its hash does not match what it says"
}

const check = (checking: Checking, record: Journal.Record, line: number): void => {
  const message = problemOf(checking.head, record)
  if (message !== undefined && ++checking.count <= maximumShown) checking.problems.push({ line, message })
  checking.head = Journal.headOf(record)
  if (record.hash === checking.expected) checking.reached = line
}

/** A record that could never have been written: somebody changed it. */
const changed = (checking: Checking, head: Journal.Head, line: number, why: string): void => {
  if (++checking.count <= maximumShown) checking.problems.push({ line, message: `it was changed: ${why}` })
  checking.head = head
  if (head.hash === checking.expected) checking.reached = line
}

const counted = (count: number, noun: string, nouns: string): string => `${count} ${count === 1 ? noun : nouns}`

const entriesOf = (count: number): string => counted(count, "entry", "entries")

/** Why the head is not the expected one; undefined where it is, or where none was expected. */
const difference = ({ expected, head, reached }: Checking, entries: number): string | undefined => {
  if (expected === undefined || head.hash === expected) return undefined
  if (entries === 0) return `it is empty; expected the head ${expected}`
  const added = reached === undefined ? "" : `, which it had after ${entriesOf(reached)}: more were added since`
  return `its head is ${head.hash}; expected ${expected}${added}`
}

const headOf = (expected: Option.Option<string>): Result.Result<string | undefined, BadInput> => {
  const head = Option.getOrUndefined(expected)?.toLowerCase()
  return head === undefined || /^[0-9a-f]{64}$/.test(head)
    ? Result.succeed(head)
    : Result.fail(new BadInput({ problems: ["--head: expected the 64 hexadecimal digits that verify prints as head"] }))
}

const text = (paint: Paint, file: string, entries: number, checking: Checking, unlike: string | undefined): string => {
  const { count, head, problems } = checking
  const more = count > problems.length ? [`… and ${count - problems.length} more`] : []
  const holds = count === 0 && unlike === undefined
  const verdict = holds
    ? `${paint("green", "✓")} every hash matches${checking.expected === undefined ? "" : ", and so does the head"}`
    : paint("red", "does not hold")
  return [
    ...problems.map(({ line, message }) => `${file}:${line}: ${message}`),
    ...more,
    ...(unlike === undefined ? [] : [`${file}: ${unlike}`]),
    `${paint("bold", file)}  ${entriesOf(entries)}, ${verdict}`,
    `${paint("dim", "head")}  ${head.hash === "" ? "none" : head.hash}`
  ].join("\n")
}

export const verify = Command.make(
  "verify",
  input,
  Effect.fn("connect-ledger.verify")(function* ({ head, journal: file, json }) {
    const paint = yield* Paint
    const expected = yield* Effect.fromResult(headOf(head))
    const checking: Checking = { head: Journal.genesis, expected, reached: undefined, problems: [], count: 0 }
    const take = (record: Journal.Record, line: number): void => check(checking, record, line)
    const doubt: JournalFile.Doubt = (reached, line, why) => changed(checking, reached, line, why)
    const entries = yield* JournalFile.read(file, take, { order: "any", doubt })
    const unlike = difference(checking, entries)
    const holds = checking.count === 0 && unlike === undefined
    const { problems } = checking
    const stated = { holds, entries, head: checking.head.hash || null, expected_head: expected ?? null }
    const reached = { head_reached_at: checking.reached ?? null }
    const broken = { problems, broken_lines: checking.count }
    yield* Console.log(
      json ? Json.print({ ...stated, ...reached, ...broken }) : text(paint, file, entries, checking, unlike)
    )
    if (!holds) return yield* new Findings()
  })
).pipe(
  Command.withDescription(
    "Read a journal and check that every line's hash follows from the line before it and from what it says: the " +
      "entry's id, dates, amounts and postings, and when it was recorded; descriptions and flags may change. Prints " +
      "how many entries there are and the head, the hash of the last one: kept elsewhere, it shows by --head that " +
      "nothing was cut off or made anew. Exits 1 when it does not hold, 2 when the journal cannot be read."
  ),
  Command.withShortDescription("Check the hashes of a journal"),
  Command.withExamples([
    { command: "connect-ledger verify out/journal.ndjson", description: "Every line, and the head to keep elsewhere" }
  ])
)
