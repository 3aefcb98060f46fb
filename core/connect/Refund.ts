/**
 * Refund: money returned to a payer, `re_…`; or `pyr_…`, what a transfer reversal took back from a `py_…`.
 *
 * https://docs.stripe.com/api/refunds/object
 */
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type * as Money from "#core/money/Money.ts"
import type * as Instant from "#core/time/Instant.ts"

export interface Refund {
  readonly object: "refund"
  readonly id: string
  readonly account: AccountId
  readonly charge: string
  readonly amount: Money.Money
  readonly created: Instant.Instant
  readonly status: "succeeded"
  readonly balanceTransaction: string
  /** On the platform's refund: the reversal it asked for. */
  readonly transferReversal?: string
  /** On a `pyr_…`: the reversal that made it. */
  readonly sourceTransferReversal?: string
}
