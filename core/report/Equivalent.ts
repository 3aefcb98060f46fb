/**
 * Equivalent: what amounts of several currencies come to in one, by the rates of a moment, of which nothing is kept.
 *
 * Nobody converts them: it says what they are worth, not what a bank would give. Law: amounts of that currency alone
 * come to their sum.
 */
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

/** Each rounded half up away from zero; undefined where a rate is not known of an amount that is not zero. */
export const of = (
  rates: ExchangeRates.ExchangeRates,
  amounts: ReadonlyArray<Money.Money>,
  currency: Currency,
  at: Instant
): Money.Money | undefined => {
  let sum = Money.zero(currency)
  for (const amount of amounts) {
    const converted = inCurrency(rates, amount, currency, at)
    if (converted === undefined) return undefined
    sum = Money.add(sum, converted)
  }
  return sum
}

const inCurrency = (
  rates: ExchangeRates.ExchangeRates,
  amount: Money.Money,
  currency: Currency,
  at: Instant
): Money.Money | undefined => {
  if (amount.currency === currency) return amount
  if (Money.isZero(amount)) return Money.zero(currency)
  const rate = ExchangeRates.middle(rates, amount.currency, currency, at)
  if (rate === undefined) return undefined
  const converted = Money.convert(Money.absolute(amount), currency, rate)
  return Money.isNegative(amount) ? Money.negate(converted) : converted
}
