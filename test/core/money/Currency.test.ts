import { data } from "currency-codes"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as Currency from "#core/money/Currency.ts"
import { render } from "../../../scripts/currencies.ts"
import { readFileSync } from "node:fs"

describe("the list of currencies", () => {
  it("is the one its script makes", () => {
    expect(readFileSync(new URL("../../../core/money/iso4217.ts", import.meta.url), "utf8")).toBe(render())
  })

  it("holds every currency a country pays with, and neither funds nor metals", () => {
    expect(Currency.all).toHaveLength(157)
    for (const code of ["usd", "eur", "gbp", "jpy", "chf", "idr", "kwd", "xaf", "xcd", "xof", "xpf"]) {
      expect(Currency.all).toContain(code)
    }
    for (const code of ["xau", "xdr", "xts", "xxx", "usn", "clf", "che"]) expect(Currency.all).not.toContain(code)
  })

  it("differs from ISO's exponents only where Stripe does", () => {
    const differing = data.flatMap(({ code, digits }) => {
      const currency = Result.getOrUndefined(Currency.parse(code))
      return currency === undefined || Currency.exponent(currency) === digits ? [] : [currency]
    })
    // Stripe serves neither iqd nor lyd, which have three decimals at ISO.
    expect(differing).toEqual(["iqd", "isk", "lyd", "mga", "ugx"])
  })
})

describe("reading a currency", () => {
  it.each(["usd", "USD"])("%s", (code) => {
    expect(Result.getOrThrow(Currency.parse(code))).toBe("usd")
  })

  it.each([
    ["uds", `unknown currency "uds": expected an ISO 4217 code such as "usd"; did you mean "usd" or "uzs"?`],
    ["Usd", `unknown currency "Usd": expected an ISO 4217 code such as "usd"; did you mean "usd"?`],
    ["euro", `unknown currency "euro": expected an ISO 4217 code such as "usd"; did you mean "eur"?`],
    ["jp", `unknown currency "jp": expected an ISO 4217 code such as "usd"; did you mean "jpy"?`],
    ["gbb", `unknown currency "gbb": expected an ISO 4217 code such as "usd"; did you mean "gbp"?`],
    ["xau", `unknown currency "xau": expected an ISO 4217 code such as "usd"; did you mean "xaf"?`],
    ["dollars", `unknown currency "dollars": expected an ISO 4217 code such as "usd"`],
    ["", `unknown currency "": expected an ISO 4217 code such as "usd"`],
    ["usd ", `unknown currency "usd ": expected an ISO 4217 code such as "usd"; did you mean "usd"?`],
    ["__proto__", `unknown currency "__proto__": expected an ISO 4217 code such as "usd"`]
  ])("refuses %j", (text, message) => {
    const refusal = Result.getOrThrow(Result.flip(Currency.parse(text)))
    expect(refusal).toBeInstanceOf(Currency.UnknownCurrency)
    expect(refusal.message).toBe(message)
  })

  it("throws for a constant that is no currency", () => {
    expect(() => Currency.of("doubloon")).toThrow(Currency.UnknownCurrency)
  })
})

// docs.stripe.com/currencies
describe("Stripe's rules", () => {
  it.each([
    ["usd", 2, 1n],
    ["jpy", 0, 1n],
    ["mga", 0, 1n],
    ["kwd", 3, 10n],
    ["isk", 2, 100n],
    ["ugx", 2, 100n],
    ["huf", 2, 1n],
    ["twd", 2, 1n]
  ])("%s has exponent %s and is charged in steps of %s", (code, exponent, charge) => {
    const currency = Currency.of(code)
    expect([Currency.exponent(currency), Currency.chargeStep(currency)]).toEqual([exponent, charge])
  })

  it("pays forints and Taiwan dollars out in whole units, and others as finely as it charges them", () => {
    const finer = Currency.all.filter((currency) => Currency.payoutStep(currency) !== Currency.chargeStep(currency))
    expect(finer.map((currency) => [currency, Currency.payoutStep(currency)])).toEqual([
      ["huf", 100n],
      ["twd", 100n]
    ])
    const steps = ["isk", "ugx", "kwd", "jpy", "usd"].map((code) => Currency.payoutStep(Currency.of(code)))
    expect(steps).toEqual([100n, 100n, 10n, 1n, 1n])
  })

  it("counts fifteen currencies in whole units and five in thousandths", () => {
    expect(withExponent(0).join(" ")).toBe("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf")
    expect(withExponent(3).join(" ")).toBe("bhd jod kwd omr tnd")
  })

  it.each([
    ["usd", 50n],
    ["gbp", 30n],
    ["jpy", 50n],
    ["hkd", 400n],
    ["huf", 17500n],
    ["czk", 1500n],
    ["bgn", 100n],
    ["kwd", undefined]
  ])("%s is charged from %s minor units", (code, minimum) => {
    expect(Currency.minimumCharge(Currency.of(code))).toBe(minimum)
  })

  it("states the minimum of twenty-four currencies", () => {
    expect(Currency.all.filter((currency) => Currency.minimumCharge(currency) !== undefined)).toHaveLength(24)
  })

  it("takes eight digits, and twelve of rupiah", () => {
    expect(Currency.maximumChargeDigits(Currency.of("usd"))).toBe(8)
    expect(Currency.maximumCharge(Currency.of("usd"))).toBe(99_999_999n)
    expect(Currency.maximumCharge(Currency.of("idr"))).toBe(999_999_999_999n)
  })
})

const withExponent = (exponent: number): ReadonlyArray<Currency.Currency> =>
  Currency.all.filter((currency) => Currency.exponent(currency) === exponent)
