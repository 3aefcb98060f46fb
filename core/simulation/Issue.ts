/**
 * Issue: something wrong in a scenario, and where.
 */

export interface Issue {
  /** The keys and indexes that lead to the value. */
  readonly path: ReadonlyArray<PropertyKey>
  readonly message: string
  /** Whether it is about the last key or about the value under it. */
  readonly about: "key" | "value"
}

/** Takes an issue down, so that all of them can be said at once. */
export type Report = (path: Issue["path"], message: string, about?: Issue["about"]) => void
