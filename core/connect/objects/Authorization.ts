/**
 * Authorization: a `ch_…` that has moved no money: held on a card until it is captured, canceled or expires; or declined.
 *
 * At Stripe it is a charge with `captured: false`, or with `status: failed`. Once captured, a `Charge` takes its place
 * under the same id. https://docs.stripe.com/payments/place-a-hold-on-a-payment-method
 */
import type { ChargeRequest } from "#core/connect/objects/ChargeRequest.ts"
import type { DeclineCode } from "#core/connect/schedules/FailureCode.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Money } from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

interface Common {
  readonly object: "authorization"
  readonly id: string
  /** On whose balance it would stand. */
  readonly account: AccountId
  readonly amount: Money
  readonly created: Instant
}

/**
 * Where an application fee comes from: the request asked for it, it is the rest of a net amount, or a pricing scheme
 * computed it. A capture takes the first two up to what it captures, and computes the last again on that.
 */
export type FeeOrigin = "request" | "net_amount" | "pricing_scheme"

export interface HeldFee {
  readonly from: FeeOrigin
  readonly amount: Money
}

export interface Held extends Common {
  readonly status: "held"
  /** It expires then (`capture_before`). */
  readonly captureBefore: Instant
  /** What was asked for when it was placed, and what its capture carries out. */
  readonly request: ChargeRequest
  /** Of the whole amount; absent where there is none. */
  readonly applicationFee?: HeldFee
}

export interface Released extends Common {
  readonly status: "canceled" | "expired"
}

export interface Declined extends Common {
  readonly status: "declined"
  /** Why the card's issuer said no, such as `insufficient_funds`. */
  readonly declineCode: DeclineCode
}

export type Authorization = Held | Released | Declined
