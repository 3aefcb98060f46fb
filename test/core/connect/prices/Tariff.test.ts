import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

const price = (rate: string, fixed: bigint, currency = "usd"): Tariff.Price => ({
  rate: Rate.of(rate),
  fixed: Money.of(Currency.of(currency), fixed),
  source: "stated here"
})

const fee = (price: Tariff.Price, minor: bigint): bigint =>
  Tariff.fee(price, Money.of(price.fixed.currency, minor)).minor

const tariffOf = (country: string): Tariff.Tariff =>
  CountryTariffs.byCountry.get(country) ?? expect.fail(`no tariff of ${country}`)

const of = (country: string, method: PaymentMethod = "card"): Tariff.Price =>
  Tariff.priceOf(tariffOf(country), method) ?? expect.fail(`no price of ${method} in ${country}`)

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
    [price("3.4%", 30n), 72680n, 2501n, "2501.12"],
    [price("3.4%", 30n), 700n, 54n, "53.8"],
    [price("3.4%", 30n), 11880n, 434n, "433.92"],
    [price("3.4%", 30n), 100000n, 3430n, "3430"],
    [price("3.4%", 30n), 500000n, 17030n, "17030"],
    [price("5%", 5n), 450n, 28n, "27.5"],
    [price("3.25%", 25n, "eur"), 10000n, 350n, "350"],
    [price("1.4%", 25n, "eur"), 50000n, 725n, "725"],
    [price("0%", 35n, "eur"), 10000n, 35n, "35, whatever the amount"],
    [of("FR", "card_international"), 10000n, 350n, "350"],
    [of("FR", "sepa_debit"), 10000n, 35n, "35, whatever the amount"],
    [of("US", "card_keyed"), 11880n, 434n, "433.92"],
    [of("US", "card_keyed"), 500000n, 17030n, "17030"],
    [of("US", "us_bank_account"), 20000n, 160n, "160"],
    [of("US", "us_bank_account"), 62499n, 500n, "499.992"],
    [of("US", "us_bank_account"), 62500n, 500n, "500, where the cap is reached"],
    [of("US", "us_bank_account"), 100000n, 500n, "800, capped"],
    [of("US", "us_bank_account"), 50n, 1n, "0.4, but never nothing"],
    [of("CA"), 1356n, 69n, "69.324"],
    [of("JP"), 1000n, 36n, "36, zero decimals"],
    [of("JP"), 1014n, 37n, "36.504"],
    [of("DE"), 1000n, 40n, "40"],
    [of("DE"), 1033n, 40n, "40.495"],
    [of("DE"), 1034n, 41n, "40.51"]
  ])("of %o on %s is %s: exactly %s", (price, amount, expected) => {
    expect(fee(price, amount)).toBe(expected)
  })

  it("is not rounded on the rate and the fixed part each", () => {
    expect(fee(price("2.5%", 0n), 20n)).toBe(1n)
    expect(fee(price("2.45%", 1n), 20n)).toBe(1n)
  })

  it("is nothing for nothing, not even the fixed part", () => {
    for (const tariff of CountryTariffs.byCountry.values()) {
      for (const [, price] of Tariff.prices(tariff)) expect(fee(price, 0n)).toBe(0n)
    }
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

describe("a price with a cap and a floor", () => {
  it("never falls as the amount grows, and stays between them", () => {
    const amounts = fc.bigInt({ min: 1n, max: 200_000n })
    const limited = { ...of("US", "us_bank_account"), fixed: Money.of(Currency.of("usd"), 3n) }
    fc.assert(
      fc.property(amounts, amounts, (amount, more) => {
        const taken = fee(limited, amount)
        expect(fee(limited, amount + more) >= taken).toBe(true)
        expect(taken >= 1n && taken <= 500n).toBe(true)
        const uncapped = fee({ rate: limited.rate, fixed: limited.fixed, source: "" }, amount)
        expect(taken).toBe(uncapped > 500n ? 500n : uncapped)
      })
    )
  })
})

describe("a price whose floor is above its cap", () => {
  const limited = (floor: bigint) => ({ ...of("US", "us_bank_account"), floor: Money.of(Currency.of("usd"), floor) })

  it("has no fee, of no amount, and is a bug", () => {
    for (const amount of [0n, 1n, 100_000n]) {
      expect(() => fee(limited(501n), amount)).toThrow(
        new RangeError("a price has a floor above its cap: no fee is between them")
      )
      expect(fee(limited(500n), amount)).toBe(amount === 0n ? 0n : 500n)
    }
    expect([limited(501n), limited(500n), of("US")].map(Tariff.isInverted)).toEqual([true, false, false])
  })
})

describe("a tariff", () => {
  it("says which of its amounts is in another currency", () => {
    const { card } = tariffOf("US").prices
    const mixed = { ...tariffOf("US"), prices: { card: { ...card, cap: Money.of(Currency.of("eur"), 1n) } } }
    expect(Tariff.otherCurrency(tariffOf("US"), Currency.of("usd"))).toBeUndefined()
    expect(Tariff.otherCurrency(tariffOf("US"), Currency.of("eur"))).toBe("usd")
    expect(Tariff.otherCurrency(mixed, Currency.of("usd"))).toBe("eur")
    const floored = { ...tariffOf("US"), prices: { card: { ...card, floor: Money.of(Currency.of("eur"), 1n) } } }
    expect(Tariff.otherCurrency(floored, Currency.of("usd"))).toBe("eur")
    const [dispute] = tariffOf("US").disputes ?? expect.fail()
    for (const part of ["received", "countered"]) {
      const disputed = {
        ...tariffOf("US"),
        disputes: [{ ...dispute, [part]: Money.of(Currency.of("eur"), 1n) }] as const
      }
      expect(Tariff.otherCurrency(disputed, Currency.of("usd")), part).toBe("eur")
    }
    const settled = { ...tariffOf("US"), currency: Currency.of("eur") }
    expect(Tariff.otherCurrency(settled, Currency.of("usd"))).toBe("eur")
  })

  it("has no price for what it does not state", () => {
    expect(Tariff.priceOf(tariffOf("JP"), "sepa_debit")).toBeUndefined()
  })
})
