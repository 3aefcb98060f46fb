/**
 * Split: how an order's amount is shared between the platform and a seller.
 *
 * A request states its amounts in steps that its currency's charges are made in, so both parts are rounded to them.
 */
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Rate } from "#core/money/Rate.ts"

/** What the platform takes. */
export interface Fee {
  readonly rate: Rate
  readonly fixed: Money.Money
}

/** What the platform takes of it, rounded half up and then down to a step; undefined where that is nothing. */
export const feeOf = ({ fixed, rate }: Fee, amount: Money.Money): Money.Money | undefined =>
  inSteps(Money.add(Money.share(amount, rate, "half_up"), fixed))

/** What the seller gets of it, rounded down; undefined where that is nothing. */
export const shareOf = (rate: Rate, amount: Money.Money): Money.Money | undefined =>
  inSteps(Money.share(amount, rate, "down"))

/** What the seller gets of it where that must be something: a step at least. */
export const leastShareOf = (rate: Rate, amount: Money.Money): Money.Money =>
  shareOf(rate, amount) ?? Money.of(amount.currency, Currency.chargeStep(amount.currency))

const inSteps = (money: Money.Money): Money.Money | undefined => {
  const whole = Money.downTo(money, Currency.chargeStep(money.currency))
  return Money.isPositive(whole) ? whole : undefined
}
