/**
 * Tariff: what Stripe charges for processing one payment: a rate of the amount plus a fixed part.
 *
 * The fee is rounded once, half up, on the sum of both parts and in the settlement currency. Recorded traffic
 * proves the rule (540 at 2.9% + 0.30 is 46, not 45.66; 450 at 5% + 0.05 is 28, not 27.5).
 *
 * Tariffs are data that changes by country and year; the ones below are defaults with their source, and a
 * scenario may state its own.
 */
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

export interface Tariff {
  readonly name: string
  readonly rate: Rate.Rate
  /** In the currency the payment settles in. */
  readonly fixed: Money.Money
  /** Where the figures come from, with the date they were read. */
  readonly source: string
}

/** The processing fee of `amount`, which must be in the tariff's currency. Nothing is charged for nothing. */
export const fee = (tariff: Tariff, amount: Money.Money): Money.Money =>
  Money.isZero(amount) ? amount : Money.add(Money.share(amount, tariff.rate, "half_up"), tariff.fixed)

const tariff = (name: string, rate: string, currency: string, fixed: bigint, source: string): Tariff => ({
  name,
  rate: Rate.of(rate),
  fixed: Money.of(Currency.of(currency), fixed),
  source
})

/** Online domestic card prices by country. */
export const byCountry: ReadonlyMap<string, Tariff> = new Map([
  ["US", tariff("US online card", "2.9%", "usd", 30n, "docs.stripe.com/connect/direct-charges, read 2026-09")],
  ["DE", tariff("DE online card, EEA", "1.5%", "eur", 25n, "stripe.com/en-de/connect/pricing, read 2025-03")],
  ["JP", tariff("JP online card", "3.6%", "jpy", 0n, "zenn.dev/toruf/books/stripe-connect-2021, chapters 13-22")]
])
