import { expect, it } from "vitest"
import * as Money from "#core/money/Money.ts"
import * as BalancePaymentCount from "#core/simulation/BalancePaymentCount.ts"
import * as Holdings from "#core/simulation/Holdings.ts"
import type * as Sums from "#core/simulation/Sums.ts"
import { ada, after, balancePayment, charge, done, market, money, thursday } from "../connect/Worlds.ts"

it("goes from account to platform, less Stripe's price, and back without it", () => {
  const world = after([charge("lamp", "100.00 usd", { stripeAccount: ada.id })])
  done(world, balancePayment("march", "20.00 usd"), thursday)
  const payment = world.balancePayment("py_march") ?? expect.fail()
  const counted = { fees: new Map() as Sums.Sums, taxes: new Map() as Sums.Sums, holdings: Holdings.empty() }
  const held = () =>
    [ada.id, market.id].map((id) => Holdings.of(counted.holdings, id).map((pot) => Money.format(pot.held)))
  BalancePaymentCount.add(counted, world, payment)
  expect(held()).toEqual([["-20.00 usd"], ["19.80 usd"]])
  expect([...counted.fees.values()].map((sum) => Money.format(sum))).toEqual(["0.20 usd"])
  const { id, account, balanceTransaction, created } = payment
  const amount = money("5.00 usd")
  const back = { object: "balance_payment_refund", id: "pyr_x", account, payment: id, amount, created } as const
  BalancePaymentCount.giveBack(counted, world, { ...back, balanceTransaction })
  expect(held()).toEqual([["-15.00 usd"], ["14.80 usd"]])
})
