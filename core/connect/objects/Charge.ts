/**
 * Charge: a payment on a Stripe account, `ch_…`; or `py_…`, what a connected account received by a transfer.
 *
 * https://docs.stripe.com/api/charges/object
 */
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import type { PaymentFailureCode } from "#core/connect/schedules/FailureCode.ts"
import type { Product } from "#core/connect/prices/Product.ts"
import type { Converted } from "#core/connect/prices/Converted.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import type * as Instant from "#core/time/Instant.ts"

export interface Charge {
  readonly object: "charge"
  readonly id: string
  /** On whose balance it stands. */
  readonly account: AccountId
  readonly amount: Money.Money
  readonly amountRefunded: Money.Money
  /** What had been held before it was captured; Stripe calls that its amount, and ours `amount_captured`. */
  readonly amountAuthorized?: Money.Money
  readonly created: Instant.Instant
  /** When its balance transaction's money can be used; Stripe states it there and not on the charge. */
  readonly availableOn: Instant.Instant
  readonly balanceTransaction: string
  /** What the payer paid with; on a payment that a transfer brought, that of its source, and `card` without one. */
  readonly paymentMethod: PaymentMethod
  /** The pot its money came into, and everything that follows from it moves. */
  readonly sourceType: SourceType
  readonly description?: string
  readonly transferGroup?: string | undefined
  /** The transfer that a destination charge made. */
  readonly transfer?: string | undefined
  /** On a `py_…`: the transfer that brought it. */
  readonly sourceTransfer?: string | undefined
  readonly applicationFee?: string | undefined
  /** Its disputes, the first one first; Stripe states only that there was one, as `disputed`. Absent without any. */
  readonly disputes?: ReadonlyArray<string>
  /** On a bank debit that its bank did not pay. */
  readonly failure?: Failure
  /** What else of Stripe's it uses: our note, no field of Stripe's; absent where its account uses nothing. */
  readonly products?: ReadonlyArray<Product>
  /** The account by whose country, currency, prices and days it settles; that on whose balance it stands, if absent. */
  readonly onBehalfOf?: AccountId
  /** What its balance transaction is of, where that is in another currency. */
  readonly settled?: Converted
  /** The transfers that name it as their `source_transaction`, its own included: our count, no field of Stripe's. */
  readonly transferred: Transferred
}

export interface Failure {
  /** Stripe's `failure_code`. */
  readonly code: PaymentFailureCode
  /** The line that took the money back. */
  readonly balanceTransaction: string
}

export type Status = "pending" | "succeeded" | "failed"

/** What it is at the moment `at`: a bank debit succeeds when its money is available, unless its bank does not pay. */
export const statusAt = (
  { availableOn, failure, paymentMethod, sourceTransfer }: Charge,
  at: Instant.Instant
): Status => {
  if (failure !== undefined) return "failed"
  return BankDebit.is(paymentMethod) && sourceTransfer === undefined && at < availableOn ? "pending" : "succeeded"
}

/** So many transfers, and their gross amounts together. */
export interface Transferred {
  readonly count: number
  readonly total: Money.Money
}

/** What a refund may still return, in the charge's currency. */
export const unrefunded = (charge: Charge): Money.Money => Money.minus(charge.amount, charge.amountRefunded)

/** What it brings to its balance, before any fee. */
export const settledAmount = ({ amount, settled }: Charge): Money.Money => settled?.amount ?? amount

/** What `part` of it brought to its balance, by the rate of its own day. */
export const settledPart = ({ amount, settled }: Charge, part: Money.Money): Money.Money =>
  settled === undefined ? part : Money.proportion(settled.amount, part, amount, "half_up")

/** The transfers so far and one more, of `amount`. */
export const drawn = ({ count, total }: Transferred, amount: Money.Money): Transferred => ({
  count: count + 1,
  total: Money.add(total, amount)
})

/** No transfers yet of a charge in the currency of `amount`. */
export const undrawn = (amount: Money.Money): Transferred => ({ count: 0, total: Money.zero(amount.currency) })

/** The charge after a refund of `amount` came to nothing. */
export const unrefund = (charge: Charge, amount: Money.Money): Charge => ({
  ...charge,
  amountRefunded: Money.minus(charge.amountRefunded, amount)
})

/** The charge after a refund of `amount`. */
export const refunded = (charge: Charge, amount: Money.Money): Charge => ({
  ...charge,
  amountRefunded: Money.add(charge.amountRefunded, amount)
})
