/**
 * Idempotency: what was answered to each key, so that a request that is sent again is not carried out again.
 *
 * A key belongs to one account. An answer is kept once the request was carried out, also where that failed; one whose
 * parameters were refused may be sent again. https://docs.stripe.com/api/idempotent_requests
 */
import type { Answer } from "#apps/sandbox/dialect/Answer.ts"

/** What is known of a key. */
export type Seen =
  | { readonly _tag: "new" }
  | { readonly _tag: "other_parameters" }
  | { readonly _tag: "answered"; readonly answer: Answer; readonly request: string }

export interface Idempotency {
  /** Whether its request was answered, and said the same. */
  readonly see: (key: string, fingerprint: string) => Seen
  /** What the request of this id was answered. */
  readonly keep: (key: string, fingerprint: string, answer: Answer, request: string) => void
}

interface Kept {
  readonly fingerprint: string
  readonly answer: Answer
  readonly request: string
}

export const make = (): Idempotency => {
  const answers = new Map<string, Kept>()
  return {
    see: (key, fingerprint) => {
      const kept = answers.get(key)
      if (kept === undefined) return { _tag: "new" }
      return kept.fingerprint === fingerprint ? { _tag: "answered", ...kept } : { _tag: "other_parameters" }
    },
    keep: (key, fingerprint, answer, request) => void answers.set(key, { fingerprint, answer, request })
  }
}
