import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Tariff from "#core/connect/Tariff.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

const tariff = (rate: string, fixed: bigint, currency = "usd"): Tariff.Tariff => ({
  name: rate,
  rate: Rate.of(rate),
  fixed: Money.of(Currency.of(currency), fixed),
  source: "stated here"
})

const fee = (tariff: Tariff.Tariff, minor: bigint): bigint =>
  Tariff.fee(tariff, Money.of(tariff.fixed.currency, minor)).minor

const of = (country: string): Tariff.Tariff => Tariff.byCountry.get(country) ?? expect.fail(`no tariff of ${country}`)

describe("the processing fee, rounded once and half up", () => {
  // Recorded balance transactions of antiwork/gumroad and airbytehq/airbyte; the exact fee is in the last column.
  it.each([
    [of("US"), 4200n, 152n, "151.8"],
    [of("US"), 5300n, 184n, "183.7"],
    [of("US"), 600n, 47n, "47.4"],
    [of("US"), 540n, 46n, "45.66"],
    [of("US"), 15500n, 480n, "479.5"],
    [of("US"), 2040000n, 59190n, "59190"],
    [of("US"), 117524n, 3438n, "3438.196"],
    [of("US"), 1000n, 59n, "59"],
    [of("US"), 1200n, 65n, "64.8"],
    [tariff("3.4%", 30n), 72680n, 2501n, "2501.12"],
    [tariff("3.4%", 30n), 700n, 54n, "53.8"],
    [tariff("3.4%", 30n), 11880n, 434n, "433.92"],
    [tariff("3.4%", 30n), 100000n, 3430n, "3430"],
    [tariff("3.4%", 30n), 500000n, 17030n, "17030"],
    [tariff("5%", 5n), 450n, 28n, "27.5"],
    [tariff("3.25%", 25n, "eur"), 10000n, 350n, "350"],
    [tariff("1.4%", 25n, "eur"), 50000n, 725n, "725"],
    [tariff("0%", 35n, "eur"), 10000n, 35n, "35, whatever the amount"],
    [of("JP"), 1000n, 36n, "36, zero decimals"],
    [of("JP"), 1014n, 37n, "36.504"],
    [of("DE"), 1000n, 40n, "40"],
    [of("DE"), 1033n, 40n, "40.495"],
    [of("DE"), 1034n, 41n, "40.51"]
  ])("of %o on %s is %s: exactly %s", (tariff, amount, expected) => {
    expect(fee(tariff, amount)).toBe(expected)
  })

  it("is not rounded on the rate and the fixed part each", () => {
    expect(fee(tariff("2.5%", 0n), 20n)).toBe(1n)
    expect(fee(tariff("2.45%", 1n), 20n)).toBe(1n)
  })

  it("is nothing for nothing, not even the fixed part", () => {
    for (const country of Tariff.byCountry.keys()) expect(fee(of(country), 0n)).toBe(0n)
  })

  it("never falls as the amount grows, and stays within half a unit of the exact fee", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 99999999n }), fc.bigInt({ min: 0n, max: 999n }), (amount, more) => {
        const taken = fee(of("US"), amount)
        expect(fee(of("US"), amount + more) >= taken).toBe(true)
        const thousandths = amount * 29n + 30_000n
        const off = taken * 1000n - thousandths
        expect(off > -500n && off <= 500n).toBe(true)
      })
    )
  })

  it("of another currency is a bug and throws", () => {
    expect(() => Tariff.fee(of("US"), Money.of(Currency.of("eur"), 1000n))).toThrow(
      new TypeError("cannot mix amounts of eur and usd")
    )
  })
})

describe("the tariffs that are known", () => {
  it.each([
    ["US", "2.9%", "0.30 usd"],
    ["DE", "1.5%", "0.25 eur"],
    ["JP", "3.6%", "0 jpy"]
  ])("%s: %s and %s, with their source", (country, rate, fixed) => {
    expect(Rate.format(of(country).rate)).toBe(rate)
    expect(Money.format(of(country).fixed)).toBe(fixed)
    expect(of(country).source).toMatch(/\S/)
  })

  it("are no others", () => {
    expect([...Tariff.byCountry.keys()]).toEqual(["US", "DE", "JP"])
  })
})
