/**
 * Refund: money returned to a payer, `re_…`; or `pyr_…`, what a transfer reversal took back from a `py_…`.
 *
 * A refund that the balance cannot pay waits, without a balance transaction, until funds arrive; so does one of a bank
 * debit that is pending, until that has succeeded. It counts as refunded on its charge meanwhile. One for which no
 * funds arrive in 45 days fails. One that was paid may still fail, and then the money comes back.
 * https://docs.stripe.com/api/refunds/object
 */
import type { Converted } from "#core/connect/prices/Converted.ts"
import type { RefundFailureReason } from "#core/connect/schedules/FailureCode.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Money } from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

interface Common {
  readonly object: "refund"
  readonly id: string
  readonly account: AccountId
  readonly charge: string
  readonly amount: Money
  /** What its balance transaction takes, where that is in another currency. */
  readonly settled?: Converted
  readonly created: Instant
  /**
   * What the payer had got back of its charge before it; of a failed one, what is left of that without it. Our count,
   * no field of Stripe's.
   */
  readonly refundedBefore: Money
  /** On the platform's refund: the reversal it asked for. */
  readonly transferReversal?: string
  /** On a `pyr_…`: the reversal that made it. */
  readonly sourceTransferReversal?: string
}

/** Waits until its charge has succeeded or the balance can pay it, and then does what was asked. */
export interface Waiting extends Common {
  readonly status: "pending"
  readonly pendingReason: "insufficient_funds" | "charge_pending"
  /**
   * The key of the command that asked for it, from which the ids of what comes of it are made; no field of Stripe's.
   */
  readonly key: string
  readonly reverseTransfer: boolean
  readonly refundApplicationFee: boolean
}

export interface Succeeded extends Common {
  readonly status: "succeeded"
  readonly balanceTransaction: string
}

/** The payer's bank did not take it. How it failed, `failure`, is our word and no field of Stripe's. */
export interface Failed extends Common {
  readonly status: "failed"
  readonly failure: "returned"
  readonly failureReason: RefundFailureReason
  readonly balanceTransaction: string
  /** The line that brought the money back. */
  readonly failureBalanceTransaction: string
}

/** There were no funds for it when it was asked for, or, of one to a card, for as long as it could wait. */
export interface Unfunded extends Common {
  readonly status: "failed"
  readonly failure: "unfunded"
  readonly failureReason: "insufficient_funds"
}

/** It waited for funds when a chargeback came first. */
export interface Overtaken extends Common {
  readonly status: "failed"
  readonly failure: "disputed"
  readonly failureReason: "charge_for_pending_refund_disputed"
}

export interface Canceled extends Common {
  readonly status: "canceled"
}

/** What is left of one that waited and is not paid. */
const kept = ({ account, amount, charge, created, id, object, refundedBefore }: Waiting): Common => ({
  object,
  id,
  account,
  charge,
  amount,
  created,
  refundedBefore
})

/** One that waited, given up. */
export const canceled = (it: Waiting): Canceled => ({ ...kept(it), status: "canceled" })

/** One that waited, whose payer's bank took the money. */
export const overtaken = (it: Waiting): Overtaken => ({
  ...kept(it),
  status: "failed",
  failure: "disputed",
  failureReason: "charge_for_pending_refund_disputed"
})

/** One that waited for funds, and could no longer. */
export const unfunded = (it: Waiting): Unfunded => ({
  ...kept(it),
  status: "failed",
  failure: "unfunded",
  failureReason: "insufficient_funds"
})

export type Refund = Waiting | Succeeded | Failed | Unfunded | Overtaken | Canceled
