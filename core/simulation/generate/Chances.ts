/**
 * Chances: what may become of an order: how often, how much later, and how much of it.
 */
import type { Reason } from "#core/connect/objects/Dispute.ts"
import * as Random from "#core/simulation/generate/Random.ts"
import * as Span from "#core/simulation/generate/Span.ts"
import type { SellersSchema } from "#core/simulation/schema/GenerateSchema.ts"
import { readRate } from "#core/simulation/schema/GenerateValue.ts"

/** What a bank sends back of what it was sent: how much of it, how much later, and why. */
export interface Failures {
  readonly rate: Random.Odds
  readonly delay: Span.Span
  readonly why: string
}

export interface Refunds {
  readonly rate: Random.Odds
  readonly delay: Span.Span
  readonly partial: Random.Odds
  readonly reverseTransfer: boolean
  readonly refundApplicationFee: boolean
  readonly failures: Failures | undefined
}

export interface Disputes {
  readonly rate: Random.Odds
  readonly delay: Span.Span
  readonly reason: Reason
  readonly inquiries: Random.Odds
  readonly answered: Random.Odds
  readonly answer: Span.Span
  readonly won: Random.Odds
  readonly decision: Span.Span
}

export interface Declines {
  readonly rate: Random.Odds
  readonly code: string
}

/** Which bank debits are not paid, and whether the platform then takes back what it had sent of them. */
export interface PaymentFailures extends Failures {
  readonly reverseTransfer: boolean
}

export interface Holds {
  readonly rate: Random.Odds
  readonly captureHours: Span.Span
  readonly captured: Random.Odds
  readonly partial: Random.Odds
}

/** Each undefined where nothing is said of it. */
export interface Chances {
  readonly declines: Declines | undefined
  readonly holds: Holds | undefined
  readonly paymentFailures: PaymentFailures | undefined
  readonly refunds: Refunds | undefined
  readonly disputes: Disputes | undefined
}

/** Those that a sound part of a scenario states. */
export const of = (stated: SellersSchema): Chances => ({
  declines: stated.declines === undefined ? undefined : declinesOf(stated.declines),
  holds: stated.holds === undefined ? undefined : holdsOf(stated.holds),
  paymentFailures: stated.payment_failures === undefined ? undefined : paymentFailuresOf(stated.payment_failures),
  refunds: stated.refunds === undefined ? undefined : refundsOf(stated.refunds),
  disputes: stated.disputes === undefined ? undefined : disputesOf(stated.disputes)
})

const declinesOf = (stated: NonNullable<SellersSchema["declines"]>): Declines => ({
  rate: Random.odds(readRate(stated.rate)),
  code: stated.code ?? "generic_decline"
})

type StatedFailures = Pick<NonNullable<SellersSchema["payment_failures"]>, "rate" | "delay_days">

/** With the delay that is usual where none is stated. */
export const failuresOf = (
  { delay_days: delay, rate }: StatedFailures,
  usual: readonly [number, number],
  why: string
): Failures => ({ rate: Random.odds(readRate(rate)), delay: Span.of(delay ?? usual), why })

const paymentFailuresOf = (stated: NonNullable<SellersSchema["payment_failures"]>): PaymentFailures => ({
  ...failuresOf(stated, [1, 5], stated.code ?? "insufficient_funds"),
  reverseTransfer: stated.reverse_transfer ?? false
})

const holdsOf = (stated: NonNullable<SellersSchema["holds"]>): Holds => ({
  rate: Random.odds(readRate(stated.rate)),
  captureHours: Span.of(stated.capture_hours ?? [1, 48]),
  captured: Random.odds(readRate(stated.captured ?? 1)),
  partial: Random.odds(readRate(stated.partial ?? 0))
})

const disputesOf = (stated: NonNullable<SellersSchema["disputes"]>): Disputes => ({
  rate: Random.odds(readRate(stated.rate)),
  delay: Span.of(stated.delay_days ?? [5, 60]),
  reason: stated.reason ?? "fraudulent",
  inquiries: Random.odds(readRate(stated.inquiries ?? 0)),
  answered: Random.odds(readRate(stated.answered ?? 1)),
  answer: Span.of(stated.answer_days ?? [1, 10]),
  won: Random.odds(readRate(stated.won ?? 0)),
  decision: Span.of(stated.decision_days ?? [30, 75])
})

const refundsOf = (stated: NonNullable<SellersSchema["refunds"]>): Refunds => ({
  rate: Random.odds(readRate(stated.rate)),
  delay: Span.of(stated.delay_days ?? [1, 14]),
  partial: Random.odds(readRate(stated.partial ?? 0)),
  reverseTransfer: stated.reverse_transfer ?? false,
  refundApplicationFee: stated.refund_application_fee ?? false,
  failures:
    stated.failures && failuresOf(stated.failures, [1, 14], stated.failures.reason ?? "expired_or_canceled_card")
})
