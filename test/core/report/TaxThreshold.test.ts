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
    expect(TaxThreshold.isCrossed(threshold, money(gross), count)).toBe(isAbove)
  })
})

describe("a state's own threshold", () => {
  it.each([
    ["MA", 2025, "600.00 usd", 1, true],
    ["MA", 2025, "599.99 usd", 900, false],
    ["MA", 2026, "600.00 eur", 1, false],
    ["IL", 2020, "1000.00 usd", 4, true],
    ["IL", 2026, "5000.00 usd", 3, false],
    ["AR", 2025, "2499.99 usd", 10, false],
    ["NJ", 2025, "1000.00 usd", 1, true]
  ] as const)("of %s in %d is crossed by %s in %d payments: %s", (state, year, gross, count, expected) => {
    const threshold = TaxThreshold.of(year, state) ?? expect.fail()
    expect(TaxThreshold.isCrossed(threshold, money(gross), count)).toBe(expected)
  })

  it("is none before the year that its source is of, and in other states", () => {
    expect(TaxThreshold.of(2024, "MA")).toBeUndefined()
    expect(TaxThreshold.of(2019, "IL")).toBeUndefined()
    expect(TaxThreshold.of(2026, "CA")).toBeUndefined()
  })

  it("is known of nine, each with its source and where it was read", () => {
    expect(TaxThreshold.states).toEqual(["AR", "DC", "IL", "MA", "MD", "MT", "NJ", "VA", "VT"])
    for (const state of TaxThreshold.states) expect(TaxThreshold.of(2026, state)?.source).toMatch(/, read \d{4}-\d\d$/)
  })
})
