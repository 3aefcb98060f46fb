/**
 * Idempotency: what was answered to each key, so that a request that is sent again is not carried out again.
 *
 * A key belongs to one account. An answer is kept once the request was carried out, also where that failed; one whose
 * parameters were refused may be sent again. Of v2 what failed is kept neither: it is tried anew, and may succeed.
 * https://docs.stripe.com/api/idempotent_requests and https://docs.stripe.com/api-v2-overview
 */
import type { Answer } from "#apps/sandbox/dialect/Answer.ts"
import * as Body from "#apps/sandbox/dialect/Body.ts"

/** What a request says: another one is another request. */
export interface Said {
  readonly method: string
  readonly path: string
  readonly parameters: Body.Tree
}

/** What is known of a key. */
export type Seen =
  | { readonly _tag: "new" }
  /** It was first used at this path, which is another. */
  | { readonly _tag: "other_endpoint"; readonly path: string }
  | { readonly _tag: "other_parameters" }
  | { readonly _tag: "answered"; readonly answer: Answer; readonly request: string }

const isOfV2 = (path: string): boolean => path.startsWith("/v2/")

/** Whether a key says anything there: of what creates or changes something, and in v2 of what deletes too. */
export const isTaken = (method: string, path: string): boolean =>
  method === "POST" || (method === "DELETE" && isOfV2(path))

export interface Idempotency {
  /** Whether its request was answered, and said the same. */
  readonly see: (key: string, said: Said) => Seen
  /** What the request of this id was answered, if that is to be answered again. */
  readonly keep: (key: string, said: Said, answer: Answer, request: string) => void
}

interface Kept {
  readonly said: Said
  readonly answer: Answer
  readonly request: string
}

/** Whether it is to be answered the same again. */
const isFinal = ({ path }: Said, { status }: Answer): boolean => !isOfV2(path) || status < 400

/** The same for the same parameters, in whatever order they come. */
const fingerprint = ({ method, parameters, path }: Said): string =>
  JSON.stringify([method, path, Body.sorted(parameters)])

export const make = (): Idempotency => {
  const answers = new Map<string, Kept>()
  return {
    see: (key, said) => {
      const kept = answers.get(key)
      if (kept === undefined) return { _tag: "new" }
      if (kept.said.path !== said.path) return { _tag: "other_endpoint", path: kept.said.path }
      return fingerprint(kept.said) === fingerprint(said)
        ? { _tag: "answered", answer: kept.answer, request: kept.request }
        : { _tag: "other_parameters" }
    },
    keep: (key, said, answer, request) => {
      if (isFinal(said, answer)) answers.set(key, { said, answer, request })
    }
  }
}
