/**
 * Answer: what a request is told: a status and a body, and what a client should know about both.
 */
export interface Answer {
  readonly status: number
  readonly body: object
  /** Of an account and a version as they were asked for, of a key, and of the request itself. */
  readonly headers: Readonly<Record<string, string>>
}
