/**
 * The filters of balance transactions through the official SDK.
 */
import type Stripe from "stripe"
import { expect, it } from "vitest"
import * as Shop from "./Shop.ts"

it("balance transactions are found by each of their filters", async () => {
  const { seller, server, stripe } = await Shop.start()
  const on = { stripeAccount: await seller() }
  const charge = await stripe.charges.create({ amount: 1000, currency: "usd", source: "tok_visa" }, on)
  server.advance(Shop.days(2))
  await stripe.charges.create({ amount: 2000, currency: "usd", source: "tok_bypassPending" }, on)
  const payout = await stripe.payouts.create({ amount: 500, currency: "usd" }, on)
  const nets = async (filter: object) => {
    // The SDK's types have no available_on, which the API still takes.
    const { data } = await stripe.balanceTransactions.list(filter as Stripe.BalanceTransactionListParams, on)
    return data.map(({ net }) => net)
  }
  const [monday, wednesday] = [Shop.monday, Shop.monday + Shop.days(2)]
  expect(await nets({})).toEqual([-500, 1912, 941])
  expect(await nets({ type: "charge" })).toEqual([1912, 941])
  expect(await nets({ source: charge.id })).toEqual([941])
  expect(await nets({ payout: payout.id })).toEqual([-500])
  expect(await nets({ currency: "eur" })).toEqual([])
  expect(await nets({ currency: "usd", type: "payout" })).toEqual([-500])
  expect(await nets({ created: { lt: wednesday } })).toEqual([941])
  expect(await nets({ created: monday })).toEqual([941])
  expect(await nets({ available_on: { lt: wednesday } })).toEqual([941])
  expect(await nets({ available_on: { gte: wednesday } })).toEqual([-500, 1912])
})
