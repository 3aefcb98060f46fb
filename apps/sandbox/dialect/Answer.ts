/**
 * Answer: what a request is told: a status and a body, as JSON.
 */
import * as StripeError from "#adapters/stripe/wire/StripeError.ts"
import type { Failure } from "#apps/sandbox/dialect/Failure.ts"

export interface Answer {
  readonly status: number
  readonly body: string
}

export const of = (body: object): Answer => ({ status: 200, body: JSON.stringify(body) })

export const failed = ({ error, status }: Failure): Answer => ({ status, body: JSON.stringify(StripeError.of(error)) })
