import { expect, it } from "vitest"
import * as FailureCount from "#core/simulation/FailureCount.ts"
import { ada, after, charge, connected, market, money, platformOf, sten } from "../connect/Worlds.ts"

const method = { paymentMethod: "us_bank_account" } as const
const feesOf = (...[commands, setup]: Parameters<typeof after>) => {
  const world = after(commands, setup)
  return FailureCount.fees(world, world.charge("py_rent") ?? expect.fail())
}

it("what a failure costs is taken where the fee comes back: on the account that was charged", () => {
  const both = [money("-0.80 usd"), money("4.00 usd")]
  expect(feesOf([charge("rent", "100.00 usd", method)])).toEqual(both.map((fee) => ({ account: market.id, fee })))
  expect(feesOf([charge("rent", "100.00 usd", { stripeAccount: sten.id, ...method })])).toEqual(
    both.map((fee) => ({ account: sten.id, fee }))
  )
})

it("or on the platform, where that pays Stripe", () => {
  const cora = connected("Cora", "custom", { controller: { ...ada.controller, feesPayer: "application" } })
  const rent = charge("rent", "100.00 usd", { stripeAccount: cora.id, ...method })
  expect(feesOf([rent], { accounts: [cora] }).map(({ account }) => account)).toEqual([market.id, market.id])
})

it("nothing is taken where no price of a failure is stated", () => {
  const rent = charge("rent", "100.00 eur", { paymentMethod: "sepa_debit" })
  expect(feesOf([rent], { platform: platformOf("FR"), accounts: [] })).toEqual([
    { account: market.id, fee: money("-0.35 eur") }
  ])
})

it("nothing is known of a charge whose account is not", () => {
  const world = after([charge("rent", "100.00 usd", method)])
  const rent = world.charge("py_rent") ?? expect.fail()
  expect(FailureCount.fees(world, { ...rent, account: "acct_gone" })).toEqual([])
})
