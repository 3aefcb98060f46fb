/**
 * Conversion: what an amount comes to on a balance that settles in another currency: when it comes in, and when it goes
 * back; and what a balance in a currency without a bank account comes to at the bank.
 *
 * Whatever came in can go back: a pair that has a rate at one moment has one at every later moment.
 */
import * as Charge from "#core/connect/objects/Charge.ts"
import type { Converted } from "#core/connect/prices/Converted.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { World } from "#core/connect/World.ts"
import { payoutStep, type Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

/** What `amount` brings to a balance of `account`; undefined where it settles there as it is. */
export const incoming = (
  world: World,
  account: StripeAccount,
  amount: Money.Money,
  at: Instant
): Converted | Refused | undefined => {
  const currency = SettlementCurrency.of(account, amount.currency)
  if (amount.currency === currency) return undefined
  const rate = lessFee(world, account, amount, currency, at)
  if (rate === undefined) return NotModelled.exchangeRate(amount.currency, currency, at)
  const converted = Money.convert(amount, currency, rate)
  if (Money.isZero(converted)) return Refusal.convertsToNothing(amount, currency)
  if (world.settings.conversionFee === "inside_exchange_rate") return { amount: converted, rate }
  const middle = ExchangeRates.middle(world.exchangeRates, amount.currency, currency, at) ?? rate
  const whole = Money.convert(amount, currency, middle)
  return { amount: whole, rate: middle, fee: Money.minus(whole, converted) }
}

const lessFee = (
  { exchangeRates }: World,
  { country }: StripeAccount,
  { currency: from }: Money.Money,
  to: Currency,
  at: Instant
) => ExchangeRates.incoming(exchangeRates, from, to, at, ExchangeRates.feeIn(country))

/**
 * What the bank of `account` gets of `amount`, in units that it can be paid; undefined where it has a bank account in
 * that currency. What Stripe keeps is always inside the rate: the balance of the other currency has no part in it.
 * https://docs.stripe.com/connect/currencies#application-fees-for-destination-charges-and-converting-balances
 */
export const payingOut = (
  world: World,
  account: StripeAccount,
  amount: Money.Money,
  at: Instant
): Converted | Refused | undefined => {
  const currency = SettlementCurrency.of(account, amount.currency)
  if (amount.currency === currency) return undefined
  const rate = lessFee(world, account, amount, currency, at)
  if (rate === undefined) return NotModelled.exchangeRate(amount.currency, currency, at)
  const paid = Money.downTo(Money.convert(amount, currency, rate), payoutStep(currency))
  return Money.isZero(paid) ? Refusal.convertsToNothing(amount, currency) : { amount: paid, rate }
}

type Refused = Refusal.Refusal | NotModelled

export const isRefused = (converted: object | undefined): converted is Refused =>
  converted instanceof NotModelled || converted instanceof Refusal.Refusal

/** By the rate alone. */
const returning = (world: World, amount: Money.Money, currency: Currency, at: Instant): Converted | undefined => {
  if (amount.currency === currency) return undefined
  const rate = ExchangeRates.outgoing(world.exchangeRates, amount.currency, currency, at)
  if (rate === undefined) throw new RangeError(NotModelled.exchangeRate(amount.currency, currency, at).message)
  return { amount: Money.convert(amount, currency, rate), rate }
}

/**
 * What giving `amount` back takes from a balance in `currency`, the smallest unit at least; undefined where that is its
 * own. Without a rate nothing of it has come in: that is a bug, RangeError.
 */
export const outgoing = (world: World, amount: Money.Money, currency: Currency, at: Instant): Converted | undefined => {
  const converted = returning(world, amount, currency, at)
  if (converted === undefined || Money.isZero(amount) || !Money.isZero(converted.amount)) return converted
  return { ...converted, amount: Money.of(currency, 1n) }
}

/** Whether `amount` of what a charge brought would take nothing from its balance. */
export const isNothing = (world: World, charge: Charge.Charge, amount: Money.Money, at: Instant): boolean => {
  const converted = returning(world, amount, Charge.settledAmount(charge).currency, at)
  return converted !== undefined && Money.isZero(converted.amount)
}

/** What giving back `amount` of what a charge brought takes from its balance. */
export const ofCharge = (
  world: World,
  charge: Charge.Charge,
  amount: Money.Money,
  at: Instant
): Converted | undefined => outgoing(world, amount, Charge.settledAmount(charge).currency, at)
