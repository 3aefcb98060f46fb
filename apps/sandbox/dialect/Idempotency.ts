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
  | { readonly _tag: "answered"; readonly answer: Answer }

export interface Idempotency {
  /** Takes the key for a request that has begun; nobody else has it until {@link end}. */
  readonly begin: (key: string) => boolean
  readonly end: (key: string) => void
  /** Whether its request was answered, and said the same. */
  readonly see: (key: string, fingerprint: string) => Seen
  readonly keep: (key: string, fingerprint: string, answer: Answer) => void
}

export const make = (): Idempotency => {
  const underWay = new Set<string>()
  const answers = new Map<string, { readonly fingerprint: string; readonly answer: Answer }>()
  return {
    begin: (key) => !underWay.has(key) && (underWay.add(key), true),
    end: (key) => void underWay.delete(key),
    see: (key, fingerprint) => {
      const kept = answers.get(key)
      if (kept === undefined) return { _tag: "new" }
      return kept.fingerprint === fingerprint ? { _tag: "answered", answer: kept.answer } : { _tag: "other_parameters" }
    },
    keep: (key, fingerprint, answer) => void answers.set(key, { fingerprint, answer })
  }
}
