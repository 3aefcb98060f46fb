/**
 * Balances, what could be paid out instantly of them, and the filters of balance transactions through the official SDK.
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

it("what could be paid out instantly is told, and what of it arrives where a platform asks a price", async () => {
  const { stripe } = await Shop.start({ platform: { country: "US", instant_payout_pricing: { rate: "3%" } } })
  const { id } = await stripe.accounts.create({
    type: "express",
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    external_account: "btok_us_verified",
    settings: { payouts: { schedule: { interval: "manual" } } }
  })
  const on = { stripeAccount: id }
  await stripe.charges.create({ amount: 3_100_000, currency: "usd", source: "tok_bypassPending" })
  await stripe.transfers.create({ amount: 60_000, currency: "usd", destination: id })
  const shown = await stripe.balance.retrieve({}, on)
  expect(shown.instant_available).toEqual([{ amount: 60_000, currency: "usd", source_types: { card: 60_000 } }])

  // Recorded: of 600.00 at 3% arrive 582.52.
  const [bank] = (await stripe.accounts.listExternalAccounts(id)).data
  const expanded = await stripe.balance.retrieve({ expand: ["instant_available.net_available"] }, on)
  expect(expanded.instant_available).toEqual([
    {
      amount: 60_000,
      currency: "usd",
      net_available: [{ amount: 58_252, destination: bank?.id, source_types: { card: 58_252 } }],
      source_types: { card: 60_000 }
    }
  ])
  const payout = await stripe.payouts.create({ amount: 58_252, currency: "usd", method: "instant" }, on)
  expect(payout).toMatchObject({ amount: 58_252, method: "instant" })

  const platform = await stripe.balance.retrieve({ expand: ["instant_available.net_available"] })
  expect(platform.instant_available?.[0]).not.toHaveProperty("net_available")
  const other = await Shop.refused(stripe.balance.retrieve({ expand: ["available.net_available"] }))
  expect(other.message).toContain("cannot be expanded")
})

it("nothing is available instantly of an account whose bank takes none, or that has none", async () => {
  const { stripe } = await Shop.start()
  const express = { type: "express", capabilities: { transfers: { requested: true } } } as const
  const bank = { object: "bank_account", country: "US", currency: "usd", routing_number: "110000000" } as const
  const slow = await stripe.accounts.create({
    ...express,
    external_account: { ...bank, account_number: "000888888883" }
  })
  const none = await stripe.accounts.create(express)
  for (const { id } of [slow, none]) {
    expect(await stripe.balance.retrieve({}, { stripeAccount: id })).not.toHaveProperty("instant_available")
  }
})
