/**
 * Charge: a payment on a Stripe account, `ch_…`; or `py_…`, what a connected account received by a transfer.
 *
 * https://docs.stripe.com/api/charges/object
 */
import type { AccountId } from "#core/connect/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import type * as Instant from "#core/time/Instant.ts"

export interface Charge {
  readonly object: "charge"
  readonly id: string
  /** On whose balance it stands. */
  readonly account: AccountId
  readonly amount: Money.Money
  readonly amountRefunded: Money.Money
  readonly created: Instant.Instant
  readonly availableOn: Instant.Instant
  readonly balanceTransaction: string
  readonly transferGroup?: string
  /** The transfer that a destination charge made. */
  readonly transfer?: string
  /** On a `py_…`: the transfer that brought it. */
  readonly sourceTransfer?: string
  readonly applicationFee?: string
  /** The gross amounts of the transfers that name it as their `source_transaction`, its own included. */
  readonly transferred: ReadonlyArray<Money.Money>
}

/** What a refund may still return, in the charge's currency. */
export const unrefunded = (charge: Charge): Money.Money => Money.minus(charge.amount, charge.amountRefunded)

/** What transfers have drawn from the charge, gross. */
export const drawn = (charge: Charge): Money.Money => Money.sum(charge.amount.currency, charge.transferred)

/** The charge after a refund of `amount`. */
export const refunded = (charge: Charge, amount: Money.Money): Charge => ({
  ...charge,
  amountRefunded: Money.add(charge.amountRefunded, amount)
})
