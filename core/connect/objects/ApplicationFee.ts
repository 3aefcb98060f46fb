/**
 * ApplicationFee: what the platform takes from a connected account's payment or instant payout, `fee_…`; and its
 * refunds, `fr_…`.
 *
 * https://docs.stripe.com/api/application_fees/object and https://docs.stripe.com/api/fee_refunds/object
 */
import type { Converted } from "#core/connect/prices/Converted.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import type * as Instant from "#core/time/Instant.ts"

/** A fee that does not stand in its own currency on both sides: each side's where that is another one. */
export interface Exchanged {
  /** What the connected account pays. */
  readonly taken: Converted | undefined
  /** What the platform gets. */
  readonly received: Converted | undefined
}

interface Common {
  readonly object: "application_fee"
  readonly id: string
  /** The connected account it was taken from. */
  readonly account: AccountId
  readonly amount: Money.Money
  readonly amountRefunded: Money.Money
  readonly exchanged?: Exchanged
  readonly created: Instant.Instant
  /** When its balance transaction's money can be used; Stripe states it there and not on the fee. */
  readonly availableOn: Instant.Instant
  /** That of what it was taken from. */
  readonly sourceType: SourceType
  readonly balanceTransaction: string
}

export interface OfCharge extends Common {
  /** The connected account's payment: its own `ch_…`, or the `py_…` of a destination charge. */
  readonly charge: string
  /** The platform's `ch_…` of a destination charge. */
  readonly originatingTransaction?: string | undefined
  readonly payout?: never
}

interface OfPayout extends Common {
  /** The connected account's `po_…`. */
  readonly payout: string
  readonly charge?: never
  readonly originatingTransaction?: never
}

export type ApplicationFee = OfCharge | OfPayout

/** What it was taken from: a payment or a payout of the connected account. */
export const sourceOf = (fee: ApplicationFee): string => fee.charge ?? fee.payout

export interface ApplicationFeeRefund {
  readonly object: "fee_refund"
  readonly id: string
  readonly fee: string
  readonly amount: Money.Money
  /** What the connected account gets and what the platform pays, where its fee was exchanged. */
  readonly exchanged?: { readonly returned: Money.Money; readonly paid: Money.Money }
  readonly created: Instant.Instant
  readonly balanceTransaction: string
}

/** What may still be returned of the fee. */
export const unrefunded = (fee: ApplicationFee): Money.Money => Money.minus(fee.amount, fee.amountRefunded)
