/**
 * AccountDebit: what a platform takes out of a connected account's Stripe balance: between which countries, how much at
 * most, and what Stripe takes of it.
 *
 * The platform pays the price. The limit is stated in dollars and their equivalents, which are not known: in other
 * currencies there is none here. Prices that no source states are not guessed.
 * https://docs.stripe.com/connect/account-debits, read 2026-11; that the United Kingdom and Switzerland are in Europe
 * is our reading of it.
 */
import * as Region from "#core/connect/countries/Region.ts"
import type { Price } from "#core/connect/prices/Tariff.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

/** Between two accounts of one of these. */
const regions: ReadonlyArray<ReadonlySet<string>> = [["AU"], ["CA"], Region.europe, ["HK"], ["JP"], ["NZ"], ["US"]].map(
  (countries) => new Set(countries)
)

/** Whether the two are in one region that has account debits. */
export const isPossible = (one: string, other: string): boolean =>
  regions.some((region) => region.has(one) && region.has(other))

const limits: ReadonlyMap<string, Money.Money> = new Map([["usd", Money.of(Currency.of("usd"), 100_000_00n)]])

/** The most that one debit may take, where it is known. */
export const maximum = (currency: Currency.Currency): Money.Money | undefined => limits.get(currency)

const german = "stripe.com/en-de/connect/pricing, read 2025-03"

const prices: { readonly [country: string]: readonly [rate: string, source: string] } = {
  US: ["1.5%", "stripe.com/connect/pricing, read 2026-08"],
  JP: ["1.5%", "zenn.dev/toruf/books/stripe-connect-2021, chapters 13-22: 15 of 1000 jpy"],
  DE: ["1.4%", german],
  FR: ["1.4%", `${german}: the price of euro countries`],
  IE: ["1.4%", `${german}: the price of euro countries`]
}

/** What Stripe takes of a debit in `currency` to a platform in `country`; undefined where not known. */
export const priceIn = (country: string, currency: Currency.Currency): Price | undefined => {
  const stated = prices[country]
  if (stated === undefined) return undefined
  const [rate, source] = stated
  return { rate: Rate.of(rate), fixed: Money.zero(currency), source }
}
