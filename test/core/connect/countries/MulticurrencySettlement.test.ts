import { expect, it } from "vitest"
import * as MulticurrencySettlement from "#core/connect/countries/MulticurrencySettlement.ts"

it("is possible in some regions, and there for the accounts of a platform in the same one", () => {
  expect(
    ["FR", "GB", "NO", "US", "SG", "AE", "AU", "HK", "LI", "CH"].map(MulticurrencySettlement.isKnown)
  ).not.toContain(false)
  expect(["JP", "CA", "BR", "IS"].map(MulticurrencySettlement.isKnown)).not.toContain(true)
  expect(MulticurrencySettlement.isPossible("FR", "GB")).toBe(true)
  expect(MulticurrencySettlement.isPossible("FR", "US")).toBe(false)
  expect(MulticurrencySettlement.isPossible("AU", "SG")).toBe(false)
})
