/**
 * Financing: money that Stripe Capital advances a connected account on its payments to come.
 *
 * A flex loan is paid out once, and paid down by a share of every payment that the account gets, until the advance and
 * its one flat fee are repaid; what was withheld of a payment that goes back is given back, and is owed again. Laws:
 * what is paid of a loan = the payments less their reversals, and never more than is owed.
 * https://docs.stripe.com/capital/reporting-and-reconciliation, and the financing transactions of Stripe's API
 */
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import type { Rate } from "#core/money/Rate.ts"
import type { Instant } from "#core/time/Instant.ts"

/** `flxln_…`, with the terms that the account has accepted. */
export interface FlexLoan {
  readonly object: "flex_loan"
  readonly id: string
  readonly account: AccountId
  /** What is paid out. */
  readonly amount: Money.Money
  /** What is owed beside it. */
  readonly feeAmount: Money.Money
  /** What is withheld of each payment. */
  readonly withholdRate: Rate
  /** What is paid down, less what was given back. */
  readonly paidAmount: Money.Money
  readonly created: Instant
}

interface Common {
  readonly object: "capital.financing_transaction"
  readonly id: string
  readonly account: AccountId
  readonly amount: Money.Money
  readonly created: Instant
  readonly sourceType: SourceType
  readonly flexLoan: string
  readonly balanceTransaction: string
}

/** The advance, to the account's balance. */
export interface FinancingPayout extends Common {
  readonly type: "payout"
}

/** What is withheld of a payment. */
export interface FinancingPayment extends Common {
  readonly type: "payment"
  readonly charge: string
  /** What of the payment has gone back, in its own currency, and what was given back with it. */
  readonly refunded: Money.Money
  readonly amountReversed: Money.Money
}

/** What is given back with a payment. */
export interface FinancingReversal extends Common {
  readonly type: "reversal"
  readonly charge: string
  readonly reversedTransaction: string
}

export type FinancingTransaction = FinancingPayout | FinancingPayment | FinancingReversal

/** The id of what is withheld of a charge: after that, so that what goes back of the charge finds it. */
export const paymentOf = (charge: string): string => `fnpd_${charge.slice(charge.indexOf("_") + 1)}`

/** What is still to be paid. */
export const remaining = ({ amount, feeAmount, paidAmount }: FlexLoan): Money.Money =>
  Money.minus(Money.add(amount, feeAmount), paidAmount)

/** The loan once `amount` more of it is paid down; or less, if that is negative. */
export const paid = (loan: FlexLoan, amount: Money.Money): FlexLoan => ({
  ...loan,
  paidAmount: Money.add(loan.paidAmount, amount)
})
