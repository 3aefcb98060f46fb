import { describe, expect, it } from "vitest"
import * as TaxThreshold from "#core/report/TaxThreshold.ts"
import { money } from "../connect/Worlds.ts"

const paid = (gross: string, transactions: number, isWhole = true) => ({ gross: money(gross), transactions, isWhole })

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
    ["0.50 usd", 900, false]
  ] as const)("is crossed by %s in %d payments: %s", (gross, count, isAbove) => {
    expect(TaxThreshold.isCrossed(threshold, paid(gross, count))).toBe(isAbove)
  })
})

describe("payments whose worth in dollars is not known whole", () => {
  const federal = TaxThreshold.of(2026) ?? expect.fail()
  const massachusetts = TaxThreshold.of(2026, "MA") ?? expect.fail()

  it("cross a threshold if those that are known do, do not if they are too few, and may otherwise", () => {
    const judged = (threshold: TaxThreshold.TaxThreshold, gross: string, count: number) =>
      TaxThreshold.isCrossed(threshold, paid(gross, count, false))
    expect(judged(federal, "20000.01 usd", 201)).toBe(true)
    expect(judged(federal, "20000.00 usd", 201)).toBeUndefined()
    expect(judged(federal, "0.00 usd", 200)).toBe(false)
    expect(judged(massachusetts, "600.00 usd", 1)).toBe(true)
    expect(judged(massachusetts, "599.99 usd", 1)).toBeUndefined()
    expect(judged(massachusetts, "0.00 usd", 0)).toBe(false)
  })
})

describe("a state's own threshold", () => {
  it.each([
    ["MA", 2025, "600.00 usd", 1, true],
    ["MA", 2025, "599.99 usd", 900, false],
    ["IL", 2020, "1000.00 usd", 4, true],
    ["IL", 2026, "5000.00 usd", 3, false],
    ["AR", 2025, "2499.99 usd", 10, false],
    ["NJ", 2025, "1000.00 usd", 1, true]
  ] as const)("of %s in %d is crossed by %s in %d payments: %s", (state, year, gross, count, expected) => {
    const threshold = TaxThreshold.of(year, state) ?? expect.fail()
    expect(TaxThreshold.isCrossed(threshold, paid(gross, count))).toBe(expected)
  })

  // Those of tax year 2025 as strike.me lists them, and of 2020 as sovos.com does; both read 2026-11.
  it.each([
    ["AR", 2025, "2500.00 usd", 1],
    ["DC", 2025, "600.00 usd", 1],
    ["IL", 2020, "1000.00 usd", 4],
    ["MA", 2025, "600.00 usd", 1],
    ["MD", 2025, "600.00 usd", 1],
    ["MT", 2025, "600.00 usd", 1],
    ["NJ", 2025, "1000.00 usd", 1],
    ["VA", 2020, "600.00 usd", 1],
    ["VT", 2025, "600.00 usd", 1]
  ] as const)("of %s is known from %d on: %s in at least %d payments", (state, from, amount, transactions) => {
    expect(TaxThreshold.of(from, state)).toMatchObject({ from, amount: money(amount), transactions, crossed: "from" })
    expect(TaxThreshold.of(from - 1, state)).toBeUndefined()
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
