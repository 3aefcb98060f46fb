/**
 * InstantPayoutParts: an amount that is too large for one instant payout, as several of them.
 *
 * Each is as large as Stripe takes, but that the last one is no smaller than Stripe takes either: 10,000.00 usd are
 * 9,999.00 and 1.00, and 9,999.20 are 9,998.70 and 0.50. Laws: the parts sum to the amount, none is above the largest,
 * none but an only one is below the smallest, none is larger than the one before it, and they are as few as can be.
 * Stripe has no rule for parts: whoever asks for them makes them.
 */
import type { InstantPayoutTerms } from "#core/connect/schedules/InstantPayoutTerms.ts"
import * as NetAmount from "#core/connect/prices/NetAmount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

type Limits = Pick<InstantPayoutTerms, "maximum" | "minimum">

/** The parts of `amount`, the first one first; undefined where they would be more than `most`. */
export const of = (
  amount: Money.Money,
  { maximum, minimum }: Limits,
  most: number
): ReadonlyArray<Money.Money> | undefined => {
  const parts: Array<Money.Money> = []
  let left = amount
  while (Money.compare(left, maximum) > 0) {
    if (parts.length + 1 >= most) return undefined
    const part = Money.min(maximum, Money.minus(left, minimum))
    parts.push(part)
    left = Money.minus(left, part)
  }
  return [...parts, left]
}

/**
 * The largest amount that `funds` pay for in at most `most` parts, each with its own cost; zero where none does. What it
 * takes never falls as it grows: a part more may save half a minor unit of rounding on either side, and adds at least
 * one.
 */
export const largest = (funds: Money.Money, limits: Limits, most: number, cost: NetAmount.Fee): Money.Money => {
  const whole = Money.times(limits.maximum, BigInt(most))
  const costOf: NetAmount.Fee = (amount) =>
    Money.sum(amount.currency, (of(Money.min(amount, whole), limits, most) ?? []).map(cost))
  return Money.min(whole, NetAmount.of(funds, Currency.payoutStep(funds.currency), costOf))
}
