/**
 * BalancePayment: a subscription that a connected account pays the platform for out of its Stripe balance.
 *
 * On the platform it is a payment, `py_…`, less Stripe's price for it, on the account a debit. It is final, but for
 * refunds: nobody can dispute it. Which accounts can, and when the money is there, is stated; Stripe's price is known
 * in the US only. https://docs.stripe.com/payments/pay-with-balance, read 2026-11
 */
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Price } from "#core/connect/prices/Tariff.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface BalancePayment {
  readonly object: "balance_payment"
  readonly id: string
  /** The platform, which is paid. */
  readonly account: AccountId
  /** The connected account whose Stripe balance pays (`payment_method_details.stripe_balance.account`). */
  readonly payer: AccountId
  readonly amount: Money.Money
  readonly amountRefunded: Money.Money
  readonly created: Instant
  /** When the platform can use it. */
  readonly availableOn: Instant
  readonly sourceType: SourceType
  readonly balanceTransaction: string
}

/** `pyr_…`: what the platform gives back; Stripe keeps its price. */
export interface BalancePaymentRefund {
  readonly object: "balance_payment_refund"
  readonly id: string
  readonly account: AccountId
  readonly payment: string
  readonly amount: Money.Money
  readonly created: Instant
  readonly balanceTransaction: string
}

/** Where an account must be to pay so. */
const payers = new Set(
  "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK CA US".split(" ")
)

export const isPossible = (country: string): boolean => payers.has(country)

/** What Stripe takes of a payment to a platform in `country` that settles in `currency`; undefined where not known. */
export const priceIn = (country: string, currency: Currency): Price | undefined =>
  country === "US"
    ? { rate: Rate.of("1%"), fixed: Money.zero(currency), source: "stripe.com/connect/pricing, read 2026-08" }
    : undefined

/** What may still be given back. */
export const unrefunded = ({ amount, amountRefunded }: BalancePayment): Money.Money =>
  Money.minus(amount, amountRefunded)
