/**
 * BalancePaymentCount: what connected accounts pay the platform out of their Stripe balances, less what they got back.
 */
import * as BalancePayment from "#core/connect/objects/BalancePayment.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import type { World } from "#core/connect/World.ts"
import * as FeeCount from "#core/simulation/FeeCount.ts"
import * as Holdings from "#core/simulation/Holdings.ts"

/** One that is made, with Stripe's price for it. */
export const add = (counted: FeeCount.Counted, world: World, payment: BalancePayment.BalancePayment): void => {
  const { account, amount, payer, sourceType } = payment
  Holdings.move(counted.holdings, payer, account, sourceType, amount)
  const price = BalancePayment.priceIn(world.platform.country, amount.currency)
  if (price === undefined) throw new RangeError(`${payment.id} has no price in ${world.platform.country}`)
  FeeCount.take(counted, world, account, sourceType, Tariff.fee(price, amount))
}

export const giveBack = (
  { holdings }: FeeCount.Counted,
  world: World,
  { amount, payment: id }: BalancePayment.BalancePaymentRefund
): void => {
  const payment = world.balancePayment(id)
  if (payment !== undefined) Holdings.move(holdings, payment.account, payment.payer, payment.sourceType, amount)
}
