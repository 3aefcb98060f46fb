/**
 * BilledFee: what Stripe's fee for one account comes to on the balance of another, the platform, that pays it.
 *
 * A fee is in the currency that its payment settled in. Where the platform does not settle in that, it pays so much of
 * its own as the rate says, and Stripe keeps nothing of that. The line is a bill in the platform's currency, and states
 * no exchange rate: neither what Stripe bills by nor at which rate is recorded.
 */
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type { Rate } from "#core/money/Rate.ts"
import type { Instant } from "#core/time/Instant.ts"

type Settling = Pick<World, "platform" | "exchangeRates">

const rateOf = ({ exchangeRates, platform }: Settling, { currency }: Money.Money, at: Instant): Rate | undefined =>
  ExchangeRates.middle(exchangeRates, currency, platform.currency, at)

/** What the platform pays of `fee`, or gets back if it is negative. */
export const of = (world: Settling, fee: Money.Money, at: Instant): Money.Money =>
  SettlementCurrency.settles(world.platform, fee.currency) ? fee : inDefault(world, fee, at)

/** `amount` in the platform's default currency, half up away from zero. Without a rate, a bug: RangeError. */
export const inDefault = (world: Settling, amount: Money.Money, at: Instant): Money.Money => {
  const { currency } = world.platform
  if (amount.currency === currency) return amount
  const rate = rateOf(world, amount, at)
  if (rate === undefined) throw new RangeError(NotModelled.exchangeRate(amount.currency, currency, at).message)
  const converted = Money.convert(Money.absolute(amount), currency, rate)
  return Money.isNegative(amount) ? Money.negate(converted) : converted
}

/** Why a payment that settles as `settled` cannot be made where the platform pays Stripe for it: a rate is missing. */
export const refusalOf = (world: Settling, settled: Money.Money, at: Instant): NotModelled | undefined => {
  const { currency } = world.platform
  if (SettlementCurrency.settles(world.platform, settled.currency) || rateOf(world, settled, at) !== undefined) {
    return undefined
  }
  return NotModelled.exchangeRate(settled.currency, currency, at)
}
