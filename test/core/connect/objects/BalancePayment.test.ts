import { expect, it } from "vitest"
import { money } from "../Worlds.ts"
import * as BalancePayment from "#core/connect/objects/BalancePayment.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"

it("is possible in the countries that Stripe names", () => {
  expect(["US", "GB", "DE", "NO"].every(BalancePayment.isPossible)).toBe(true)
  expect(["JP", "AU", "LI", "BR"].some(BalancePayment.isPossible)).toBe(false)
})

it("costs 1% in the US, and elsewhere nobody knows what", () => {
  const price = BalancePayment.priceIn("US", "usd" as never) ?? expect.fail()
  expect(Tariff.fee(price, money("20.50 usd"))).toEqual(money("0.21 usd"))
  expect(price.source).toMatch(/, read \d{4}-\d\d$/)
  expect(BalancePayment.priceIn("DE", "eur" as never)).toBeUndefined()
})
