/**
 * ExchangeRates: what one currency is worth in another, from which day on, and what Stripe makes of it.
 *
 * A rate is stated between major units, from the start of its day until the next one of the pair, and serves both
 * ways. Stripe states `exchange_rate` between minor units, so that 200 cents at 13.2136 are 2643 won, to six
 * significant digits. Money that comes in is converted at the rate less Stripe's fee, which stands on no line of its
 * own; money that goes back, at the rate itself, or at more where a part of what is paid is Stripe's too. Recorded by
 * antiwork/gumroad: 61 usd came as 83 cad at 1.35883 and went back as 85 at 1.38656, which is 1.35883 ÷ 0.98. Amounts
 * are rounded half up, as in all 22 recorded pairs.
 *
 * Laws: the same pair at the same moment has one rate; what goes back costs no less than what came in at that rate.
 */
import * as Currency from "#core/money/Currency.ts"
import * as Rate from "#core/money/Rate.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface ExchangeRate {
  readonly from: Currency.Currency
  readonly to: Currency.Currency
  /** So many major units of `to` for one of `from`; more than zero. */
  readonly rate: Rate.Rate
  readonly since: Instant
  /** Of what comes in, in the place of what Stripe takes by the account's country. */
  readonly fee?: Rate.Rate
  /** Of what is paid for what goes back, less than all of it; nothing, if absent. */
  readonly returnFee?: Rate.Rate
}

export interface ExchangeRates {
  /** Each pair's under both orders of its currencies, the latest first. */
  readonly byPair: ReadonlyMap<string, ReadonlyArray<ExchangeRate>>
}

const pairOf = (from: Currency.Currency, to: Currency.Currency): string => `${from}/${to}`

/** The table of `rates`, in any order. Two of one pair and moment: the later one in the list counts. */
export const of = (rates: ReadonlyArray<ExchangeRate>): ExchangeRates => {
  const byPair = new Map<string, ReadonlyArray<ExchangeRate>>()
  for (const rate of rates.toReversed().toSorted((a, b) => b.since - a.since)) {
    for (const pair of [pairOf(rate.from, rate.to), pairOf(rate.to, rate.from)]) {
      byPair.set(pair, [...(byPair.get(pair) ?? []), rate])
    }
  }
  return { byPair }
}

export const none: ExchangeRates = of([])

const digits = 6

const one = Rate.of("1")

/** From minor units to minor units: so much of the rate, by so much, rounded once. */
const between = (
  { from, rate, to }: ExchangeRate,
  wanted: Currency.Currency,
  of: Rate.Rate,
  by: Rate.Rate
): Rate.Rate => {
  const forward = Rate.shift(rate, Currency.exponent(to) - Currency.exponent(from))
  return wanted === to
    ? Rate.quotient(Rate.multiply(forward, of), by, digits)
    : Rate.quotient(of, Rate.multiply(forward, by), digits)
}

const find = (
  { byPair }: ExchangeRates,
  from: Currency.Currency,
  to: Currency.Currency,
  at: Instant
): ExchangeRate | undefined => byPair.get(pairOf(from, to))?.find(({ since }) => since <= at)

/** When the rate of the pair changes next after `at`; undefined where it does no more. */
export const nextChange = (
  { byPair }: ExchangeRates,
  from: Currency.Currency,
  to: Currency.Currency,
  at: Instant
): Instant | undefined => byPair.get(pairOf(from, to))?.findLast(({ since }) => since > at)?.since

/** The rate at which `from` becomes `to` when it comes in, less `fee` or what the table says; undefined if unknown. */
export const incoming = (
  rates: ExchangeRates,
  from: Currency.Currency,
  to: Currency.Currency,
  at: Instant,
  fee: Rate.Rate
): Rate.Rate | undefined => {
  const rate = find(rates, from, to, at)
  return rate && between(rate, to, Rate.complement(rate.fee ?? fee), one)
}

/** The rate by which `to` pays for `from` that goes back; undefined if unknown. */
export const outgoing = (
  rates: ExchangeRates,
  from: Currency.Currency,
  to: Currency.Currency,
  at: Instant
): Rate.Rate | undefined => {
  const rate = find(rates, from, to, at)
  return rate && between(rate, to, one, Rate.complement(rate.returnFee ?? Rate.zero))
}

/** The rate itself, at which nothing is kept; undefined if unknown. */
export const middle = (
  rates: ExchangeRates,
  from: Currency.Currency,
  to: Currency.Currency,
  at: Instant
): Rate.Rate | undefined => {
  const rate = find(rates, from, to, at)
  return rate && between(rate, to, one, one)
}

const ofUnitedStates = Rate.of("1%")
const elsewhere = Rate.of("2%")

/**
 * What Stripe keeps of what is converted for accounts of a country: 1% in the United States, 2% elsewhere.
 * stripe.com/en-de/connect/pricing (read 2025-03) and third-party copies of stripe.com/pricing (2026).
 */
export const feeIn = (country: string): Rate.Rate => (country === "US" ? ofUnitedStates : elsewhere)
