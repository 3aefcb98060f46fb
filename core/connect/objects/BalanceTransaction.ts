/**
 * BalanceTransaction: Stripe's line on one Stripe account: amount, fee, net, type, source, created, available_on.
 *
 * Laws, kept by {@link make}: net = amount − fee; fee = the sum of the fee details; all in one currency.
 * https://docs.stripe.com/api/balance_transactions/object
 */
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Type } from "#core/connect/objects/BalanceTransactionType.ts"
import type { Category } from "#core/connect/objects/ReportingCategory.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Rate } from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"

export type BalanceType = "payments" | "issuing" | "refund_and_dispute_prefunding" | "risk_reserved"

export type FeeType = "application_fee" | "payment_method_passthrough_fee" | "stripe_fee" | "tax" | "withheld_tax"

/** A line of the fee; negative when a fee is given back. */
export interface FeeDetail {
  readonly type: FeeType
  readonly amount: Money.Money
  readonly description: string
}

export interface BalanceTransaction {
  readonly id: string
  readonly account: AccountId
  /** One of Stripe's enumeration, or one that Stripe has added since. */
  readonly type: Type | (string & {})
  readonly balanceType: BalanceType
  readonly amount: Money.Money
  readonly fee: Money.Money
  readonly feeDetails: ReadonlyArray<FeeDetail>
  readonly net: Money.Money
  readonly created: Instant.Instant
  readonly availableOn: Instant.Instant
  readonly source: string | undefined
  readonly description: string
  readonly reportingCategory: Category
  readonly sourceType: SourceType
  /** From minor units of its source to its own; absent where nothing was converted. */
  readonly exchangeRate?: Rate
}

export type Draft = Omit<BalanceTransaction, "fee" | "net" | "balanceType" | "sourceType"> & {
  readonly balanceType?: BalanceType
  readonly sourceType?: SourceType
}

/** The transaction with its fee and net computed. Mixed currencies are a bug and throw. */
export const make = (draft: Draft): BalanceTransaction => {
  const { amount, balanceType = "payments", feeDetails, sourceType = "card" } = draft
  const fee = feeOf(amount.currency, feeDetails)
  // Field by field: a spread costs more here than everything else together.
  const made: { -readonly [Key in keyof BalanceTransaction]: BalanceTransaction[Key] } = {
    id: draft.id,
    account: draft.account,
    type: draft.type,
    balanceType,
    amount,
    fee,
    feeDetails,
    net: feeDetails.length === 0 ? amount : Money.minus(amount, fee),
    created: draft.created,
    availableOn: draft.availableOn,
    source: draft.source,
    description: draft.description,
    reportingCategory: draft.reportingCategory,
    sourceType
  }
  if (draft.exchangeRate !== undefined) made.exchangeRate = draft.exchangeRate
  return made
}

/** Most lines have no fee or one, which needs no adding up. */
const feeOf = (currency: Currency, feeDetails: ReadonlyArray<FeeDetail>): Money.Money => {
  const [first, second] = feeDetails
  if (first === undefined) return Money.zero(currency)
  return second === undefined
    ? first.amount
    : Money.sum(
        currency,
        feeDetails.map((line) => line.amount)
      )
}

/** When its money can be used: never before the line exists. */
export const matures = (transaction: BalanceTransaction): Instant.Instant =>
  Instant.max(transaction.created, transaction.availableOn)
