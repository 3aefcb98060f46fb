/**
 * Shape: what is wrong with the shape of a plain value, each with the path to it and, if it is near, the word meant.
 */
import { Result, Schema, SchemaIssue } from "effect"
import type { Issue, Path } from "#core/simulation/schema/Issue.ts"
import * as ScenarioValue from "#core/simulation/schema/ScenarioValue.ts"
import * as Suggestion from "#core/simulation/schema/Suggestion.ts"

const format = SchemaIssue.makeFormatterStandardSchemaV1()

/** Everything that is wrong with the shape of a value at once; nothing where it has the schema's. */
export const issuesOf = (schema: Schema.Codec<unknown, unknown>): ((value: unknown) => Array<Issue>) => {
  const decode = Schema.decodeUnknownResult(schema, { errors: "all", onExcessProperty: "error" })
  return (value) => {
    const shape = decode(value)
    if (Result.isSuccess(shape)) return []
    return format(shape.failure.issue).issues.map(({ message, path }) => ({
      path: keys(path),
      message,
      about: ScenarioValue.isAboutKey(message) ? "key" : "value"
    }))
  }
}

const keys = (path: ReadonlyArray<unknown> | undefined): Path =>
  (path ?? []).map((segment) => {
    const key = typeof segment === "object" && segment !== null && "key" in segment ? segment.key : segment
    return typeof key === "number" ? key : String(key)
  })

/** What is wrong, and which word was meant in the place of the key or the value that it is about. */
export const suggesting = (file: unknown, issue: Issue): Issue => {
  const { about, message, path } = issue
  return { ...issue, message: Suggestion.added(message, about === "key" ? path.at(-1) : valueAt(file, path)) }
}

const valueAt = (file: unknown, path: Path): unknown =>
  path.reduce(
    (value: unknown, key) => (typeof value === "object" && value !== null ? (value as Keyed)[key] : undefined),
    file
  )

type Keyed = Readonly<Record<Path[number], unknown>>
