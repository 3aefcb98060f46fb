/**
 * Issue: something wrong in a scenario, and where.
 */
import { Schema } from "effect"

export const Issue = Schema.Struct({
  /** The keys and indexes that lead to the value. */
  path: Schema.Array(Schema.Union([Schema.String, Schema.Number])),
  message: Schema.String,
  /** Whether it is about the last key or about the value under it. */
  about: Schema.Literals(["key", "value"])
})
export interface Issue extends Schema.Schema.Type<typeof Issue> {}

export type Path = Issue["path"]

/** Takes an issue down, so that all of them can be said at once. */
export type Report = (path: Path, message: string, about?: Issue["about"]) => void

/** `steps[2].charge.amount`. */
export const dotted = (path: Path): string =>
  path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${shortened(key, 60)}`))
    .join("")

/** Its middle left out if it is long: what was expected is said at the end. */
export const shortened = (text: string, length: number): string => {
  const kept = length / 2
  return text.length <= length ? text : `${text.slice(0, kept)}…${text.slice(-kept)}`
}

/** Everything that is wrong with a scenario, a line each. */
export class InvalidScenario extends Schema.TaggedError<InvalidScenario>()("InvalidScenario", {
  issues: Schema.Array(Issue)
}) {
  override get message() {
    return this.issues.map(({ message, path }) => `${dotted(path)}: ${message}`).join("\n")
  }
}
