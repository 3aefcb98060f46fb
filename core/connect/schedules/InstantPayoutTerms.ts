/**
 * InstantPayoutTerms: in which currency and between which amounts Stripe pays out instantly, and at what price, by the
 * country of the account.
 *
 * The price is what an account that pays Stripe itself is charged on each payout; where the platform pays, it is one of
 * Connect's fees. Of dollars and euros the price has a floor. Data, not code; what no source states is not here.
 * https://docs.stripe.com/payouts/instant-payouts and https://docs.stripe.com/connect/instant-payouts, read 2026-05-11;
 * the floors: utilityforge.pages.dev/stripe-fee-calculator, read 2026, and stripe.com/en-de/connect/pricing, read
 * 2025-03.
 */
import type { Price } from "#core/connect/prices/Tariff.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

export interface InstantPayoutTerms {
  readonly minimum: Money.Money
  readonly maximum: Money.Money
  readonly price: Price
}

/** So many payouts a day, of one account. https://docs.stripe.com/payouts/instant-payouts */
export const maximumPerDay = 10

/** The longest that one is said to take, in seconds. https://docs.stripe.com/connect/instant-payouts */
export const secondsToArrive = 30 * 60

const source = "docs.stripe.com/payouts/instant-payouts, read 2026-05-11"

/** Currency, smallest and largest payout in minor units, rate, floor. */
type Row = readonly [currency: string, minimum: bigint, maximum: bigint, rate: string, floor?: bigint]

const euro: Row = ["eur", 40n, 9_999_00n, "1%", 50n]
const euroArea = "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MC MT NL PT SI".split(" ")

const rows: ReadonlyArray<readonly [country: string, row: Row]> = [
  ["US", ["usd", 50n, 9_999_00n, "1.5%", 50n]],
  ["CA", ["cad", 60n, 9_999_00n, "1%"]],
  ["SG", ["sgd", 50n, 9_999_00n, "1%"]],
  ["GB", ["gbp", 40n, 9_999_00n, "1%"]],
  ["AU", ["aud", 50n, 9_999_00n, "1.5%"]],
  ["CZ", ["czk", 10_00n, 99_999_00n, "1%"]],
  ["DK", ["dkk", 5_00n, 9_999_00n, "1%"]],
  ["HK", ["hkd", 5_00n, 9_999_00n, "1%"]],
  ["HU", ["huf", 200_00n, 999_999_00n, "1%"]],
  ["NO", ["nok", 5_00n, 9_999_00n, "1%"]],
  ["PL", ["pln", 2_00n, 9_999_00n, "1%"]],
  ["RO", ["ron", 2_00n, 9_999_00n, "1%"]],
  ["SE", ["sek", 5_00n, 9_999_00n, "1%"]],
  ["NZ", ["nzd", 50n, 9_999_00n, "1.5%"]],
  ["MY", ["myr", 2_00n, 9_999_00n, "1%"]],
  ["AE", ["aed", 2_00n, 9_999_00n, "1.5%"]],
  ...euroArea.map((country) => [country, euro] as const)
]

const termsOf = ([code, minimum, maximum, rate, floor]: Row): InstantPayoutTerms => {
  const money = (minor: bigint) => Money.of(Currency.of(code), minor)
  return {
    minimum: money(minimum),
    maximum: money(maximum),
    price: { rate: Rate.of(rate), fixed: money(0n), source, ...(floor === undefined ? {} : { floor: money(floor) }) }
  }
}

const byCountry: ReadonlyMap<string, InstantPayoutTerms> = new Map(
  rows.map(([country, row]) => [country, termsOf(row)])
)

/** Undefined where Stripe has no instant payouts. */
export const of = (country: string): InstantPayoutTerms | undefined => byCountry.get(country)
