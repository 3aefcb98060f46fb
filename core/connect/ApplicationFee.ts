/**
 * ApplicationFee: what the platform takes from a connected account's payment, `fee_…`; and its refunds, `fr_…`.
 *
 * https://docs.stripe.com/api/application_fees/object and https://docs.stripe.com/api/fee_refunds/object
 */
import type { SourceType } from "#core/connect/SourceType.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import type * as Instant from "#core/time/Instant.ts"

export interface ApplicationFee {
  readonly object: "application_fee"
  readonly id: string
  /** The connected account it was taken from. */
  readonly account: AccountId
  readonly amount: Money.Money
  readonly amountRefunded: Money.Money
  readonly created: Instant.Instant
  /** When its balance transaction's money can be used; Stripe states it there and not on the fee. */
  readonly availableOn: Instant.Instant
  /** The connected account's payment: its own `ch_…`, or the `py_…` of a destination charge. */
  readonly charge: string
  /** The platform's `ch_…` of a destination charge. */
  readonly originatingTransaction?: string
  /** That of the charge it was taken from. */
  readonly sourceType: SourceType
  readonly balanceTransaction: string
}

export interface ApplicationFeeRefund {
  readonly object: "fee_refund"
  readonly id: string
  readonly fee: string
  readonly amount: Money.Money
  readonly created: Instant.Instant
  readonly balanceTransaction: string
}

/** What may still be returned of the fee. */
export const unrefunded = (fee: ApplicationFee): Money.Money => Money.minus(fee.amount, fee.amountRefunded)
