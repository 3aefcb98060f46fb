import { expect, it } from "vitest"
import * as Product from "#core/connect/prices/Product.ts"
import * as Money from "#core/money/Money.ts"
import * as ProductCount from "#core/simulation/ProductCount.ts"
import { after, charge, market, monday, money, tuesday } from "../connect/Worlds.ts"

const billing: Product.Price = { rates: Product.billingRates, fixed: money("0.01 usd"), billed: "daily" }
const account = { ...market, products: new Map([["billing", billing] as const]) }
const scene = after([charge("cake", "100.00 usd")], { platform: account })
const made = scene.charge("ch_cake") ?? expect.fail()

const dueOn = (counts: ProductCount.ProductCount, at: typeof monday, merchant: typeof account | typeof market) => {
  const period = Product.periodOf(billing, at)
  const usage = { count: 9n, volume: money("900.00 usd") }
  const billed = {
    kind: "product_billing",
    at: period.billedAt,
    account: market.id,
    product: "billing",
    period
  } as const
  const fee = ProductCount.due(counts, merchant, { ...billed, usage })
  return fee && Money.format(fee)
}

it("counts what the charges of a day use, whatever is said to be billed, once", () => {
  const counts = ProductCount.empty()
  ProductCount.add(counts, scene, account, made, monday)
  ProductCount.add(counts, scene, account, made, monday)
  ProductCount.add(counts, scene, account, made, tuesday)
  expect(dueOn(counts, monday, account)).toBe("1.42 usd")
  expect(dueOn(counts, monday, account)).toBeUndefined()
  expect(dueOn(counts, tuesday, account)).toBe("0.71 usd")
})

it("counts nothing of what a charge or its account does not use", () => {
  const counts = ProductCount.empty()
  const { products: _, ...unused } = made
  ProductCount.add(counts, scene, account, unused, monday)
  ProductCount.add(counts, scene, account, { ...made, products: ["radar"] }, monday)
  ProductCount.add(counts, scene, market, made, monday)
  expect(counts.size).toBe(0)
  ProductCount.add(counts, scene, account, made, monday)
  expect(dueOn(counts, monday, market)).toBeUndefined()
})
