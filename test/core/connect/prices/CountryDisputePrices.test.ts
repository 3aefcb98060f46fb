import { describe, expect, it } from "vitest"
import * as CountryDisputePrices from "#core/connect/prices/CountryDisputePrices.ts"
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import * as DisputePrice from "#core/connect/prices/DisputePrice.ts"
import * as Money from "#core/money/Money.ts"
import { moment } from "../Worlds.ts"

/** What a dispute of that day costs there: received, countered, and whether a win returns the first. */
const costs = (country: string, day: string): string => {
  const prices = CountryDisputePrices.byCountry.get(country)
  if (prices === undefined) return "not known"
  const { countered, received, returnsReceived } = DisputePrice.at(prices, moment(day))
  return [Money.format(received), Money.format(countered), ...(returnsReceived ? ["returned"] : [])].join(", ")
}

describe("what disputes cost by country", () => {
  it.each([
    ["US", "15.00 usd, 15.00 usd"],
    ["AU", "25.00 aud, 25.00 aud"],
    ["CA", "15.00 cad, 15.00 cad"],
    ["DE", "20.00 eur, 20.00 eur"],
    ["FR", "20.00 eur, 20.00 eur"],
    ["GB", "20.00 gbp, 20.00 gbp"],
    ["IE", "20.00 eur, 20.00 eur"],
    ["JP", "1500 jpy, 0 jpy"],
    ["SG", "15.00 sgd, 15.00 sgd"]
  ])("is today in %s: %s", (country, today) => {
    expect(costs(country, "2026-03-02")).toBe(today)
  })

  it.each([
    ["US", "2023-12-31T23:59:59Z", "15.00 usd, 0.00 usd, returned"],
    ["US", "2024-01-01", "15.00 usd, 0.00 usd"],
    ["US", "2025-06-16T23:59:59Z", "15.00 usd, 0.00 usd"],
    ["US", "2025-06-17", "15.00 usd, 15.00 usd"],
    ["GB", "2023-04-09T23:59:59Z", "15.00 gbp, 0.00 gbp, returned"],
    ["GB", "2023-04-10", "20.00 gbp, 0.00 gbp, returned"],
    ["GB", "2024-06-01", "20.00 gbp, 0.00 gbp"],
    ["JP", "2025-06-17", "1500 jpy, 0 jpy"]
  ])("was in %s for disputes of %s: %s", (country, day, then) => {
    expect(costs(country, day)).toBe(then)
  })

  it("is known of every country with a tariff, in its currency, in order, each with a source", () => {
    expect([...CountryDisputePrices.byCountry.keys()].toSorted()).toEqual(
      [...CountryTariffs.byCountry.keys()].toSorted()
    )
    for (const [country, prices] of CountryDisputePrices.byCountry) {
      const { currency, disputes } = CountryTariffs.byCountry.get(country) ?? expect.fail(country)
      expect(disputes).toBe(prices)
      expect(prices.map(({ from }) => from)).toEqual(prices.map(({ from }) => from).toSorted((a, b) => a - b))
      for (const { countered, received, source } of prices) {
        expect([countered.currency, received.currency]).toEqual([currency, currency])
        expect(source).toMatch(/support\.stripe\.com|docs\.stripe\.com/u)
      }
    }
  })
})
