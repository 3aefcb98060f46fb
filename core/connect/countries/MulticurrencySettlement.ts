/**
 * MulticurrencySettlement: where an account can have balances in other currencies than its own.
 *
 * A connected account can in the region of its platform only. Stripe takes a fee for payouts in some of the currencies
 * (1% of the volume "or a minimum", stripe.com/en-de/connect/pricing, read 2025-03), and has a smallest payout for each:
 * which currencies, and which minimum, stands in a table that no source at hand shows, so none are here.
 * https://docs.stripe.com/payouts/multicurrency-settlement and
 * https://docs.stripe.com/connect/multicurrency-settlement, read 2026-11
 */
import * as Country from "#core/connect/countries/Country.ts"
import type { Currency } from "#core/money/Currency.ts"

const europe = "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(" ")

const regions: ReadonlyArray<ReadonlySet<string>> = [europe, ["AE"], ["AU"], ["HK"], ["SG"], ["US"]].map(
  (countries) => new Set(countries)
)

/** Whether an account of `country` can, on a platform of the other country, or as that platform itself. */
export const isPossible = (country: string, platform: string): boolean =>
  regions.some((region) => region.has(country) && region.has(platform))

/** Those of countries where Stripe has businesses: what is in any other is converted. Stripe's own list is shorter. */
const currencies = new Set(Country.ofBusinesses.map((code) => Country.all.get(code)?.currency))

/** Whether an account of `country` can settle in `currency`, on a platform of the other country or as one. */
export const settles = (country: string, platform: string, currency: Currency): boolean =>
  currency === Country.all.get(country)?.currency || (isPossible(country, platform) && currencies.has(currency))

/** All that an account of `country` can settle in, on a platform of the other country or as one; its own first. */
export const currenciesOf = (country: string, platform: string): ReadonlyArray<Currency> => {
  const own = Country.all.get(country)?.currency
  const all = isPossible(country, platform) ? [own, ...currencies] : [own]
  return [...new Set(all.filter((each) => each !== undefined))]
}

/** Whether an account of `country` can on some platform. */
export const isKnown = (country: string): boolean => isPossible(country, country)
