/**
 * Transfer: money sent from the platform's balance to a connected account's, `tr_…`; and its reversals, `trr_…`.
 *
 * https://docs.stripe.com/api/transfers/object and https://docs.stripe.com/api/transfer_reversals/object
 */
import type { Converted } from "#core/connect/prices/Converted.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import type * as Instant from "#core/time/Instant.ts"

export interface Transfer {
  readonly object: "transfer"
  readonly id: string
  readonly account: AccountId
  readonly amount: Money.Money
  readonly amountReversed: Money.Money
  /** What it came to where it went, if that settles in another currency; Stripe states it there. */
  readonly arrived?: Converted
  readonly created: Instant.Instant
  /** When its balance transaction's money can be used; Stripe states it there and not on the transfer. */
  readonly availableOn: Instant.Instant
  readonly destination: AccountId
  /** The `py_…` it became on the connected account. */
  readonly destinationPayment: string
  readonly sourceTransaction?: string | undefined
  readonly transferGroup?: string | undefined
  /** The pot it was taken from. */
  readonly sourceType: SourceType
  readonly balanceTransaction: string
}

export interface TransferReversal {
  readonly object: "transfer_reversal"
  readonly id: string
  readonly account: AccountId
  readonly transfer: string
  readonly amount: Money.Money
  /** What it took from where the transfer had gone, if that settles in another currency; Stripe states it there. */
  readonly taken?: Converted
  readonly created: Instant.Instant
  /** The `pyr_…` that took the money from the connected account. */
  readonly destinationPaymentRefund: string
  /** The platform's refund that asked for it. */
  readonly sourceRefund?: string
  readonly balanceTransaction: string
}

/** What a reversal may still take back, in the transfer's currency. */
export const unreversed = (transfer: Transfer): Money.Money => Money.minus(transfer.amount, transfer.amountReversed)
