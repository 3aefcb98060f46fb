/**
 * Exchange: what an order's amounts come to in other currencies, by the rates of the scenario: what its payer is asked
 * for, and what that is on the balance that it comes to.
 *
 * A price is converted at the rate itself, as a shop would, half up to what can be charged, and is no less than
 * Stripe's smallest charge, in its own currency and in the one that it settles in.
 * A sound group has all the rates that it needs: one that is missing is a bug, RangeError.
 */
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Split from "#core/simulation/generate/Split.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Exchange {
  readonly rates: ExchangeRates.ExchangeRates
  /** Whose currencies the charges settle in. */
  readonly merchant: StripeAccount
  /** Through whose currencies a fee goes, on each of its sides: out of the seller's payment, and to the platform. */
  readonly feeRoutes: ReadonlyArray<ReadonlyArray<StripeAccount>>
}

const known = (
  rate: Rate.Rate | undefined,
  from: Currency.Currency,
  to: Currency.Currency,
  at: Instant.Instant
): Rate.Rate => {
  if (rate !== undefined) return rate
  throw new RangeError(`there is no rate of ${from} to ${to} on ${Day.format(Instant.dayOf(at))}`)
}

/** By the rate itself. */
const converted = (
  { rates }: Exchange,
  money: Money.Money,
  to: Currency.Currency,
  at: Instant.Instant
): Money.Money => {
  const from = money.currency
  if (from === to) return money
  return Money.convert(money, to, known(ExchangeRates.middle(rates, from, to, at), from, to, at))
}

/** What payers in `currency` are asked for what costs `price`. */
export const presented = (
  exchange: Exchange,
  price: Money.Money,
  currency: Currency.Currency,
  at: Instant.Instant
): Money.Money => {
  const step = Currency.chargeStep(currency)
  const half = Money.of(currency, step / 2n)
  const asked = Money.downTo(Money.add(converted(exchange, price, currency, at), half), step)
  return Money.min(Money.max(asked, least(exchange, currency, at)), most(currency))
}

const most = (currency: Currency.Currency): Money.Money =>
  Money.downTo(Money.of(currency, Currency.maximumCharge(currency)), Currency.chargeStep(currency))

/** The least that payers in `currency` can be charged: with what Stripe keeps of a conversion it is no less either. */
export const least = (exchange: Exchange, currency: Currency.Currency, at: Instant.Instant): Money.Money => {
  const step = Currency.chargeStep(currency)
  const own = Money.of(currency, Currency.minimumCharge(currency) ?? step)
  const to = SettlementCurrency.of(exchange.merchant, currency)
  const minimum = Currency.minimumCharge(to)
  if (to === currency || minimum === undefined) return own
  // Of the largest charge, so that a rate of many digits counts with all of them.
  const whole = most(currency)
  const brought = settled(exchange, whole, at)
  // Where even that brings nothing, there is nothing that could be asked.
  if (Money.isZero(brought)) return own
  const asked = Money.proportion(whole, Money.of(to, minimum), brought, "up")
  return Money.max(own, Money.upTo(asked, step))
}

/** What a charge of `amount` brings to the balance that it is on, less what Stripe keeps of a conversion. */
export const settled = ({ merchant, rates }: Exchange, amount: Money.Money, at: Instant.Instant): Money.Money => {
  const [from, to] = [amount.currency, SettlementCurrency.of(merchant, amount.currency)]
  if (from === to) return amount
  const kept = ExchangeRates.feeIn(merchant.country)
  return Money.convert(amount, to, known(ExchangeRates.incoming(rates, from, to, at, kept), from, to, at))
}

/**
 * What the platform takes of a charge of `amount`, no more than all of it; undefined where that is nothing, or comes to
 * nothing on either side of it: Stripe would refuse the charge.
 */
export const feeOf = (
  exchange: Exchange,
  { fixed, rate }: Split.Fee,
  amount: Money.Money,
  at: Instant.Instant
): Money.Money | undefined => {
  const fee = Split.feeOf({ fixed: converted(exchange, fixed, amount.currency, at), rate }, amount)
  if (fee === undefined || exchange.feeRoutes.some((route) => vanishes(exchange, fee, route, at))) return undefined
  return fixed.currency === amount.currency ? fee : Money.min(fee, amount)
}

/** Whether nothing is left of `fee` where it has settled on one account after the other, rounded once. */
const vanishes = (
  { rates }: Exchange,
  fee: Money.Money,
  route: ReadonlyArray<StripeAccount>,
  at: Instant.Instant
): boolean => {
  let [currency, whole] = [fee.currency, undefined as Rate.Rate | undefined]
  for (const account of route) {
    const to = SettlementCurrency.of(account, currency)
    if (to === currency) continue
    const rate = ExchangeRates.incoming(rates, currency, to, at, ExchangeRates.feeIn(account.country))
    // The fee stays as it is where no rate was asked for.
    if (rate === undefined) return false
    whole = whole === undefined ? rate : Rate.multiply(whole, rate)
    currency = to
  }
  return whole !== undefined && Money.isZero(Money.convert(fee, currency, whole))
}
