import { describe, expect, it } from "vitest"
import * as TaxThreshold from "#core/report/TaxThreshold.ts"
import { money } from "../connect/Worlds.ts"

describe("the federal threshold of a 1099-K", () => {
  const threshold = TaxThreshold.of(2026) ?? expect.fail()

  it.each([2011, 2024, 2025, 2026, 2040])("is that of 2011 in %d", (year) => {
    expect(TaxThreshold.of(year)).toBe(threshold)
    expect(threshold.amount).toEqual(money("20000.00 usd"))
    expect(threshold.transactions).toBe(200)
  })

  it("is none before there was the form", () => {
    expect(TaxThreshold.of(2010)).toBeUndefined()
  })

  it.each([
    ["20000.01 usd", 201, true],
    ["20000.00 usd", 201, false],
    ["20000.01 usd", 200, false],
    ["900000.00 usd", 1, false],
    ["0.50 usd", 900, false],
    ["90000.00 eur", 900, false]
  ] as const)("is crossed by %s in %d payments: %s", (gross, count, isAbove) => {
    expect(TaxThreshold.isAbove(threshold, money(gross), count)).toBe(isAbove)
  })
})
