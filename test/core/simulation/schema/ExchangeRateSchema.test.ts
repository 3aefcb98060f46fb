import { describe, expect, it } from "vitest"
import { changed, issuesOf } from "./ScenarioFiles.ts"

const issuesOfRate = (rate: unknown): ReadonlyArray<string> => issuesOf(changed(["exchange_rates", [rate]]))
const pair = "usd/cad"

describe("an exchange rate", () => {
  it.each([
    { pair, rate: 1.3834 },
    { pair, rate: "1321.36" },
    { pair: "JPY/usd", rate: "0.000000000001" },
    { pair, rate: 1, from: "2026-03-02", spread: "0%" },
    { pair, rate: 1, spread: "0.02" }
  ])("may be %j", (rate) => expect(issuesOfRate(rate)).toEqual([]))

  const decimal = "exchange_rates.0.rate: Expected a rate above zero such as 1.3834, with at most 12 decimals"
  it.each([0, -1.3, "0", "0.000", "-1", "1.3%", "1e3", "much", "0.0000000000001", null, "9".repeat(31), Infinity, NaN])(
    "is more than zero and a decimal, not %s",
    (rate) => expect(issuesOfRate({ pair, rate })).toEqual([decimal])
  )

  it.each(["usd", "usd-cad", "usdcad", "usd/ca", "usd/cad/eur", 5])("is of two currencies, not of %s", (pair) => {
    expect(issuesOfRate({ pair, rate: 1 })).toEqual([
      'exchange_rates.0.pair: Expected two currencies such as "usd/cad"'
    ])
  })

  it.each([
    [{ rate: 1 }, "exchange_rates.0.pair: Missing key. The two currencies; the rate serves both ways."],
    [
      { pair },
      "exchange_rates.0.rate: Missing key. How many of the second currency one of the first is worth, in major units."
    ],
    [
      { pair, rate: 1, since: "x" },
      "key exchange_rates.0.since: Unknown key; expected one of pair, rate, from, spread"
    ],
    [{ pair, rate: 1, spread: "-1%" }, 'exchange_rates.0.spread: "-1%" is not a rate']
  ])("says what is wrong with %j", (rate, expected) => {
    expect(issuesOfRate(rate)[0]).toContain(expected)
  })

  it("stands in a list", () => {
    expect(issuesOf(changed(["exchange_rates", { pair, rate: 1 }]))).toEqual([
      "exchange_rates: Expected a list of exchange rates"
    ])
  })
})
