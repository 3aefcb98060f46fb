/**
 * Payout: money sent from a Stripe balance to the account's bank, `po_…`.
 *
 * It draws on one source type. Until it is submitted to the bank it may be canceled; it may fail on its way, and after
 * it arrived. https://docs.stripe.com/api/payouts/object
 */
import type { SourceType } from "#core/connect/SourceType.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { Money } from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

interface Common {
  readonly object: "payout"
  readonly id: string
  readonly account: AccountId
  readonly amount: Money
  readonly created: Instant
  /** When the bank is expected to have it. */
  readonly arrivalDate: Instant
  readonly sourceType: SourceType
  readonly description: string
  readonly balanceTransaction: string
}

/** On its way, or there. */
export interface Sent extends Common {
  readonly status: "pending" | "in_transit" | "paid"
}

/** Its money is back in the Stripe balance. */
export interface Returned extends Common {
  readonly status: "failed" | "canceled"
  /** The line that brought it back. */
  readonly failureBalanceTransaction: string
  /** Why the bank sent it back, such as `account_closed`; a canceled payout has none. */
  readonly failureCode?: string
}

export type Payout = Sent | Returned

/**
 * What a bank did with a payout, for which Stripe makes no balance transaction: it arrived, or what had arrived went
 * back.
 */
export interface BankMovement {
  readonly payout: Payout
  readonly kind: "paid" | "returned"
  readonly at: Instant
}
