/**
 * JournalLines: a journal as NDJSON, a record per line, and back.
 *
 * Law: {@link decode} of {@link encode} is the same journal, to the last field. Reading checks each line by itself:
 * its shape, its amounts and moments, and through `Entry.make` the laws of bookkeeping. Whether the records follow
 * from each other is for `Journal.verify` to say.
 */
import { Result, Schema, SchemaIssue } from "effect"
import * as JournalSchema from "#apps/cli/export/JournalSchema.ts"
import type * as Journal from "#core/ledger/Journal.ts"

/** A line that is no record: which, where in it, and why. */
export class InvalidLine extends Schema.TaggedError<InvalidLine>()("InvalidLine", {
  line: Schema.Int,
  path: Schema.String,
  reason: Schema.String
}) {
  override get message() {
    return `line ${this.line}: ${this.path === "" ? "" : `${this.path}: `}${this.reason}`
  }
}

const decodeLine = Schema.decodeUnknownResult(Schema.fromJsonString(JournalSchema.Record), {
  errors: "all",
  onExcessProperty: "error"
})
const encodeLine = Schema.encodeSync(Schema.fromJsonString(JournalSchema.Record))
const format = SchemaIssue.makeFormatterStandardSchemaV1()

export const encode = (records: Iterable<Journal.Record>): string =>
  Array.from(records, (record) => `${encodeLine(record)}\n`).join("")

/** As "entry.postings[0].amount". */
const written = (path: ReadonlyArray<unknown> = []): string =>
  path
    .map((segment) => (typeof segment === "number" ? `[${segment}]` : `.${String(segment)}`))
    .join("")
    .replace(/^\./, "")

/** The records of a text, or everything that is wrong in it. */
export const decode = (text: string): Result.Result<ReadonlyArray<Journal.Record>, ReadonlyArray<InvalidLine>> => {
  const records: Array<Journal.Record> = []
  const invalid: Array<InvalidLine> = []
  const lines = text === "" ? [] : text.replace(/\n$/, "").split("\n")
  for (const [index, line] of lines.entries()) {
    const record = decodeLine(line)
    if (Result.isSuccess(record)) records.push(record.success)
    else {
      for (const { message, path } of format(record.failure.issue).issues) {
        invalid.push(new InvalidLine({ line: index + 1, path: written(path), reason: message }))
      }
    }
  }
  return invalid.length === 0 ? Result.succeed(records) : Result.fail(invalid)
}
