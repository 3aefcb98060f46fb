import { describe, expect, it } from "vitest"
import { market, shops } from "../schema/Markets.ts"
import { scenarioOf } from "../schema/ScenarioFiles.ts"
import type * as Instant from "#core/time/Instant.ts"
import * as SellerGroup from "#core/simulation/generate/SellerGroup.ts"

const of = (stated: object) => {
  const { exchangeRates: rates, platform: merchant } = scenarioOf(market())
  const around = { exchange: { rates, merchant, feeRoutes: [] }, paidOn: (_: unknown, at: Instant.Instant) => at }
  return SellerGroup.of("shops", { ...shops, ...stated } as never, { seed: 1, pots: [], ...around })
}

describe("a group of sellers", () => {
  it("is so many sellers, who are charged as is said", () => {
    const group = of({})
    expect(group.sellers).toHaveLength(10)
    expect(group).toMatchObject({ name: "shops", charge: "destination", isOnBehalf: false, methods: undefined })
    expect(of({ on_behalf_of: true }).isOnBehalf).toBe(true)
  })

  it("sends separate charges on at once, unless it is said how much later", () => {
    expect(of({ charge: "separate" }).transferDelay).toBeUndefined()
    expect(of({ charge: "separate", transfer_delay_days: [1, 3] }).transferDelay).toEqual({ from: 1, to: 3 })
  })

  it("takes the methods that have a weight", () => {
    const { methods } = of({ payment_methods: { card: 3, us_bank_account: 0 } })
    expect(methods).toBeDefined()
    expect(JSON.stringify(methods)).toContain("card")
    expect(JSON.stringify(methods)).not.toContain("us_bank_account")
  })

  it("has the chances that are said", () => {
    expect(of({ declines: { rate: "1%" } }).declines).toMatchObject({ code: "generic_decline" })
  })
})
