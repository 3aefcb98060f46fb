import { describe, expect, it } from "vitest"
import * as DisputePrice from "#core/connect/prices/DisputePrice.ts"
import { moment, money } from "../Worlds.ts"

const price = (from: string, received: string, countered = "7.00 usd") => ({
  from: moment(from),
  received: money(received),
  countered: money(countered),
  returnsReceived: false,
  source: "a contract"
})
const prices: DisputePrice.DisputePrices = [price("2020-01-01", "10.00 usd"), price("2024-01-01", "15.00 usd")]

describe("the price of a dispute", () => {
  it.each([
    ["2019-12-31", "10.00 usd"],
    ["2023-12-31T23:59:59Z", "10.00 usd"],
    ["2024-01-01", "15.00 usd"],
    ["2026-03-02", "15.00 usd"]
  ])("that was filed at %s is %s", (at, received) => {
    expect(DisputePrice.at(prices, moment(at)).received).toEqual(money(received))
  })

  it.each([
    ["card", "15.00 usd", "7.00 usd"],
    ["card_present", "15.00 usd", "7.00 usd"],
    ["us_bank_account", "15.00 usd", "0.00 usd"],
    ["sepa_debit", "0.00 usd", "0.00 usd"]
  ] as const)("of a payment by %s is %s, and %s for countering it", (method, received, countered) => {
    const [, price] = prices
    if (price === undefined) return expect.fail()
    expect(DisputePrice.received(price, method)).toEqual(money(received))
    expect(DisputePrice.countered(price, method)).toEqual(money(countered))
  })

  it("is what the tariff states for the payment's own method", () => {
    const [price] = prices
    expect(DisputePrice.received(price, "bacs_debit", money("5.00 usd"))).toEqual(money("5.00 usd"))
    expect(DisputePrice.received(price, "sepa_debit", money("7.50 usd"))).toEqual(money("7.50 usd"))
  })
})
