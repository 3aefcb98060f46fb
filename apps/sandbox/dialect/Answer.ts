/**
 * Answer: what a request is told: a status and a body, as JSON.
 */
import * as List from "#adapters/stripe/wire/List.ts"
import * as StripeError from "#adapters/stripe/wire/StripeError.ts"
import type { Failure } from "#apps/sandbox/dialect/Failure.ts"

export interface Answer {
  readonly status: number
  readonly body: string
}

/** The texts of what was shown lately: whoever made it shows it again, and lists do. What is shown never changes. */
const recent = new Map<object, string>()

const mostRecent = 1000

const textOf = (shown: object): string => {
  const known = recent.get(shown)
  if (known !== undefined) return known
  const text = JSON.stringify(shown)
  if (recent.size >= mostRecent) recent.clear()
  recent.set(shown, text)
  return text
}

export const of = (body: object): Answer => ({
  status: 200,
  body: List.is(body) ? List.text(body, textOf) : textOf(body)
})

export const failed = ({ error, status }: Failure): Answer => ({ status, body: JSON.stringify(StripeError.of(error)) })
