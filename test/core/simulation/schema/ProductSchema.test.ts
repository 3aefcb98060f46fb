import { describe, expect, it } from "vitest"
import * as Product from "#core/connect/prices/Product.ts"
import { changed, issuesOf } from "./ScenarioFiles.ts"

const wrong = (path: string, value: unknown) => issuesOf(changed([path, value]))

describe("the products of an account", () => {
  it.each(Product.all)("may be %s, with a rate, an amount and by the day or the month", (product) => {
    const price = { rate: "0.5%", fixed: "0.05 usd" }
    expect(wrong(`platform.products.${product}`, { ...price, billed: "daily" })).toEqual([])
    expect(wrong(`accounts.ada.products.${product}`, { ...price, billed: "monthly" })).toEqual([])
  })

  it.each<readonly [path: string, value: unknown, message: string]>([
    ["platform.products", [], `platform.products: Expected a map with the keys ${Product.all.join(", ")}`],
    [
      "platform.products.billing.unheard",
      1,
      "key platform.products.billing.unheard: Unknown key; expected one of rate, fixed, billed"
    ],
    ["platform.products.billing.rate", 5, 'platform.products.billing.rate: Expected a rate such as "2.9%"'],
    [
      "platform.products.billing.fixed",
      "-0.05 usd",
      'platform.products.billing.fixed: "-0.05 usd" must be zero or more'
    ],
    ["platform.products.billing.billed", "weekly", "platform.products.billing.billed: Expected daily or monthly"]
  ])("refuse %s: %j", (path, value, message) => {
    expect(wrong(path, value)).toEqual([message])
  })
})
