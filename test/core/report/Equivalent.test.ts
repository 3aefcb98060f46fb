import { describe, expect, it } from "vitest"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Equivalent from "#core/report/Equivalent.ts"
import { rates } from "../connect/Borders.ts"
import { monday, money, wednesday } from "../connect/Worlds.ts"

const usd = Currency.of("usd")

const said = (amounts: ReadonlyArray<string>, at = monday, known = rates): string => {
  const sum = Equivalent.of(known, amounts.map(money), usd, at)
  return sum === undefined ? "unknown" : Money.format(sum)
}

describe("what amounts of several currencies come to in one", () => {
  it.each([
    ["nothing", [], "0.00 usd"],
    ["those of its own", ["1.00 usd", "2.50 usd", "-0.30 usd"], "3.20 usd"],
    // 1.25 cad and 150 jpy are a dollar, 0.80 eur too.
    ["those of others", ["10.00 usd", "12.50 cad", "300 jpy", "8.00 eur"], "32.00 usd"],
    ["what is missing", ["-12.50 cad", "1.00 usd"], "-9.00 usd"],
    ["half units, away from zero", ["0.50 cad", "-0.01 cad", "1 jpy"], "0.40 usd"],
    ["one without a rate", ["1.00 usd", "1.00 gbp"], "unknown"],
    ["nothing of one without a rate", ["1.00 usd", "0.00 gbp"], "1.00 usd"]
  ])("%s", (_, amounts, expected) => {
    expect(said(amounts)).toBe(expected)
  })

  it("goes by the rate of the moment, of which nothing is kept", () => {
    expect(said(["13.00 cad"], wednesday)).toBe("10.00 usd")
    expect(said(["13.00 cad"], wednesday, ExchangeRates.none)).toBe("unknown")
  })
})
