/**
 * TopUp: money brought from a bank to the platform's Stripe balance, `tu_…`.
 *
 * It is there once it succeeds, in the pot of bank accounts, and only then has a balance transaction. The bank may take
 * it back later.
 * https://docs.stripe.com/api/topups/object
 */
import type { TopUpFailureCode } from "#core/connect/schedules/FailureCode.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Money } from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

interface Common {
  readonly object: "topup"
  readonly id: string
  readonly account: AccountId
  readonly amount: Money
  readonly created: Instant
  readonly expectedAvailabilityDate: Instant
  readonly description: string
}

export interface Expected extends Common {
  readonly status: "pending"
}

export interface Failed extends Common {
  readonly status: "failed"
  /** Why the bank did not pay, such as `insufficient_funds`. */
  readonly failureCode: TopUpFailureCode
}

export interface Canceled extends Common {
  readonly status: "canceled"
  readonly failureCode?: never
}

/** No money came. */
export type Abandoned = Failed | Canceled

export interface Succeeded extends Common {
  readonly status: "succeeded"
  readonly balanceTransaction: string
}

/** Its money had come, and went back. */
export interface Reversed extends Common {
  readonly status: "reversed"
  readonly balanceTransaction: string
}

export type TopUp = Expected | Abandoned | Succeeded | Reversed
