/**
 * JournalFile: a journal read from an NDJSON file or from standard input, record by record, in the memory of a few
 * lines.
 *
 * Every line is checked as strictly as `JournalLines` does, and so is that the records are numbered from 1 without
 * gaps. Whether their hashes follow from each other is for the command `verify` to say. Problems are told by file and line.
 */
import { Effect, FileSystem, Option, type PlatformError, Result, Stdio, Stream } from "effect"
import * as JournalLines from "#apps/cli/export/JournalLines.ts"
import * as RecordLine from "#apps/cli/export/RecordLine.ts"
import * as StandardInput from "#apps/cli/files/StandardInput.ts"
import { BadInput } from "#apps/cli/terminal/ExitCode.ts"
import type * as Journal from "#core/ledger/Journal.ts"
import { shortened } from "#core/simulation/schema/Issue.ts"

const give = "give the path of a journal as `connect-ledger simulate --out` writes it"
const expected = "expected a record of a journal, one JSON object a line"
const maximumShown = 20
const chunkSize = 1024 * 1024
const longestLine = 8 * 1024 * 1024
const newLine = 10
const byteOrderMark = [0xef, 0xbb, 0xbf]
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

const refuse = (file: string, why: string) => new BadInput({ problems: [`${file}: ${why}`] })

const because = ({ reason }: PlatformError.PlatformError): string => {
  switch (reason._tag) {
    case "NotFound":
      return `there is no such file; ${give}`
    case "PermissionDenied":
      return "may not be read; check its permissions"
    default:
      return "cannot be read"
  }
}

/** Nothing in a file may move the cursor or change colours. */
const printable = (text: string): string => shortened(text, 500).replaceAll(/\p{Cc}/gu, " ")

/** Takes a record and the number of its line. */
export type Take = (record: Journal.Record, line: number) => void

/** Takes what is left of a record whose entry breaks a law of bookkeeping, the number of its line, and why. */
export type Doubt = (head: Journal.Head, line: number, why: string) => void

export interface Options {
  /** Whether a record out of sequence is a problem of the file, or left for whoever takes it. */
  readonly order: "strict" | "any"
  /** What such a record is for; a problem of the file, if absent. */
  readonly doubt?: Doubt
}

/** What has been read so far. */
interface Reading {
  readonly file: string
  readonly take: Take
  readonly order: "strict" | "any"
  readonly doubt: Doubt | undefined
  readonly problems: Array<string>
  lines: number
  /** The sequence of the last record; the lines' own number where that one could not be read. */
  sequence: number
  /** Whether its first line is no JSON, so that it is another kind of file: nothing is said of the others. */
  isOther: boolean
}

const report = (reading: Reading, message: string): void => {
  reading.problems.push(`${reading.file}:${reading.lines}: ${printable(message)}`)
}

const parseJson = Option.liftThrowable((line: string): unknown => JSON.parse(line))

/** Sequence and hash, where a line has them. */
const headOf = (json: unknown): Journal.Head | undefined => {
  const { hash, sequence } = { ...(json as { readonly hash?: unknown; readonly sequence?: unknown }) }
  const isHead = typeof hash === "string" && /^[0-9a-f]{64}$/.test(hash) && Number.isSafeInteger(sequence)
  return isHead ? { hash, count: Number(sequence) } : undefined
}

/** What the schema says of a line that could not be read by hand. */
const explained = (reading: Reading, line: string, json: unknown): void => {
  const decoded = JournalLines.decode(line)
  const problems = Result.isFailure(decoded) ? decoded.failure : []
  const head = headOf(json)
  const isShaped = problems.every(
    ({ path, reason }) => path.startsWith("entry.") && !/^(Missing|Unknown) key/.test(reason)
  )
  if (reading.doubt !== undefined && head !== undefined && isShaped) {
    const why = problems.map(({ path, reason }) => `${path}: ${reason}`).join("; ")
    return reading.doubt(head, reading.lines, printable(why))
  }
  for (const { path, reason } of problems)
    report(reading, path === "" ? `${reason}; ${expected}` : `${path}: ${reason}`)
}

const readLine = (reading: Reading, line: string | undefined, isWhole: boolean): void => {
  reading.lines += 1
  reading.sequence += 1
  if (line === undefined) return report(reading, `is not UTF-8 text; ${expected}`)
  if (line === "") return report(reading, `is empty; ${expected}`)
  const json = parseJson(line)
  if (Option.isNone(json) && isWhole && reading.lines === 1) reading.isOther = true
  if (Option.isNone(json)) {
    return report(reading, isWhole ? `is not JSON; ${expected}` : `the file breaks off in this line; ${expected}`)
  }
  const record = RecordLine.read(json.value)
  if (record === undefined) return explained(reading, line, json.value)
  if (reading.order === "strict" && record.sequence !== reading.sequence) {
    const why = "lines are missing, doubled or moved"
    report(reading, `sequence: expected ${reading.sequence}, not ${record.sequence}: ${why}`)
    reading.sequence = record.sequence
  }
  reading.take(record, reading.lines)
}

const decodeText = Option.liftThrowable((bytes: Uint8Array): string => decoder.decode(bytes))

/** The lines of some bytes; where these are no text, each by itself, and undefined what is none. */
const linesOf = (bytes: Uint8Array): Array<string | undefined> => {
  const text = decodeText(bytes)
  if (Option.isSome(text)) return text.value.split("\n")
  const lines: Array<string | undefined> = []
  for (let start = 0, end = 0; end !== bytes.length; start = end + 1) {
    const next = bytes.indexOf(newLine, start)
    end = next < 0 ? bytes.length : next
    lines.push(Option.getOrUndefined(decodeText(bytes.subarray(start, end))))
  }
  return lines
}

/** Reads whole lines; `isWhole` unless it is what stands behind the last end of line. */
const readLines = (reading: Reading, bytes: Uint8Array, isWhole: boolean): void => {
  const lines = linesOf(bytes)
  if (isWhole) lines.pop()
  for (const line of lines) {
    if (reading.isOther || reading.problems.length > maximumShown) return
    readLine(reading, line, isWhole)
  }
}

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  if (a.length === 0) return b
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/** Some editors begin a text with a byte order mark, which is no part of it. */
const withoutMark = (bytes: Uint8Array): Uint8Array =>
  byteOrderMark.every((byte, index) => bytes[index] === byte) ? bytes.subarray(byteOrderMark.length) : bytes

/** The pieces of a file, or of what is piped in, as they come. */
const chunksOf = Effect.fnUntraced(function* (file: string) {
  if (file === StandardInput.name) return (yield* Stdio.Stdio).stdin
  const fileSystem = yield* FileSystem.FileSystem
  const { type } = yield* fileSystem.stat(file)
  if (type !== "File") return yield* refuse(file, `is no file; ${give}`)
  return fileSystem.stream(file, { chunkSize })
})

const readFile = Effect.fnUntraced(function* (reading: Reading) {
  const { file, problems } = reading
  let rest: Uint8Array | undefined
  const readChunk = (chunk: Uint8Array): Effect.Effect<boolean, BadInput> => {
    const bytes = rest === undefined ? withoutMark(chunk) : joined(rest, chunk)
    const end = bytes.lastIndexOf(newLine) + 1
    if (end > 0) readLines(reading, bytes.subarray(0, end), true)
    rest = bytes.subarray(end)
    return rest.length > longestLine
      ? Effect.fail(refuse(file, `line ${reading.lines + 1} has no end; ${expected}`))
      : Effect.succeed(problems.length === 0)
  }
  yield* Stream.runForEachWhile(yield* chunksOf(file), readChunk)
  if (rest !== undefined && rest.length > 0 && problems.length === 0) readLines(reading, rest, false)
})

const counted = (count: number): string => {
  if (count > maximumShown) return `the first ${maximumShown} of many problems`
  return count === 1 ? "1 problem" : `${count} problems`
}

const ending = (file: string, count: number): string =>
  `${counted(count)} in ${file}; nothing was printed. If nobody meant to change it, find out who did before it is ` +
  "written again, with `connect-ledger simulate --out`"

/** Hands each record of `file` to `take`, in their order, and says how many there were; fails with what is wrong. */
export const read = (
  file: string,
  take: Take,
  { doubt, order }: Options = { order: "strict" }
): Effect.Effect<number, BadInput, FileSystem.FileSystem | Stdio.Stdio> => {
  const reading: Reading = { file, take, order, doubt, problems: [], lines: 0, sequence: 0, isOther: false }
  return readFile(reading).pipe(
    Effect.catchTag("PlatformError", (error) => refuse(file, because(error))),
    Effect.flatMap(() => {
      const { lines, problems } = reading
      if (problems.length === 0) return Effect.succeed(lines)
      if (reading.isOther) return refuse(file, `its first line is not JSON, so it is no journal; ${give}`)
      const shown = problems.slice(0, maximumShown)
      return Effect.fail(new BadInput({ problems: [...shown, ending(file, problems.length)] }))
    })
  )
}
