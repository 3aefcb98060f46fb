import { describe, expect, it } from "vitest"
import * as Product from "#core/connect/prices/Product.ts"
import * as Rate from "#core/money/Rate.ts"
import { money } from "../../connect/Worlds.ts"
import { type Change, changed, issuesOf, scenarioOf } from "../schema/ScenarioFiles.ts"

const platformOf = (products: unknown) => scenarioOf(changed(["platform.products", products])).platform
const wrong = (...changes: ReadonlyArray<Change>) => issuesOf(changed(...changes))

describe("the products that an account of a scenario uses", () => {
  it("have the price that is stated, and Billing a known one", () => {
    expect(platformOf({ billing: {} }).products?.get("billing")).toEqual({
      rates: Product.billingRates,
      fixed: money("0.00 usd"),
      billed: "daily"
    })
    const own = { radar: { fixed: "0.05 usd", billed: "monthly" }, billing: { rate: "0.4%" }, tax: { rate: "0%" } }
    const { products } = platformOf(own)
    expect([...(products?.keys() ?? [])]).toEqual(["billing", "tax", "radar"])
    expect(products?.get("radar")).toEqual({ rates: [], fixed: money("0.05 usd"), billed: "monthly" })
    expect(products?.get("billing")?.rates.map(({ from, rate }) => [from, rate])).toEqual([[0, Rate.of("0.4%")]])
    expect(products?.get("billing")?.fixed).toEqual(money("0.00 usd"))
  })

  it("are none where it does not say so", () => {
    expect(scenarioOf(changed()).platform.products).toBeUndefined()
  })

  it("must have a price, in what the account settles in, and be products", () => {
    expect(wrong(["platform.products", { radar: {} }])).toEqual([
      "platform.products.radar: has no price; expected a rate, fixed or both"
    ])
    expect(wrong(["accounts.ada.products", { radar: { fixed: "0.05 eur" } }])).toEqual([
      "accounts.ada.products.radar.fixed: is in eur; expected usd, which the account settles in"
    ])
    expect(wrong(["platform.products", { capital: {} }])).toEqual([
      "key platform.products.capital: Unknown key; expected one of billing, invoicing, tax, radar, three_d_secure, " +
        "adaptive_acceptance, card_account_updater"
    ])
    expect(wrong(["platform.products", { billing: { billed: "weekly" } }])).toEqual([
      "platform.products.billing.billed: Expected daily or monthly"
    ])
  })

  it("are the only ones that a charge may name", () => {
    const steps = (charge: object) => ["steps", [{ at: "2026-03-02", id: "a", charge }]] as const
    const own = ["platform.products", { billing: {}, tax: { rate: "1%" } }] as const
    const none = [
      ["generate", undefined],
      ["expect", {}],
      ["until", undefined]
    ] as const
    const amount = "10.00 usd"
    expect(wrong(own, ...none, steps({ amount, products: ["billing", "radar"] }))).toEqual([
      "steps.0.charge.products.1: platform does not use radar; expected one of billing, tax"
    ])
    expect(wrong(own, ...none, steps({ amount, stripe_account: "ada", products: ["billing"] }))).toEqual([
      "steps.0.charge.products.0: ada does not use billing; expected it under its products"
    ])
    expect(wrong(own, ...none, steps({ amount, products: ["billing"] }))).toEqual([])
    expect(wrong(own, ...none, steps({ amount, products: ["capital"] }))[0]).toContain("steps.0.charge.products.0")
  })
})
