import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it, vi } from "vitest"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type { Rounding } from "#core/money/Rounding.ts"

const usd = (minor: bigint): Money.Money => Money.of(Currency.of("usd"), minor)
const read = (text: string): Money.Money => Result.getOrThrow(Money.parse(text))

const amounts = fc.record({ currency: fc.constantFrom(...Currency.all), minor: fc.bigInt() })
const dollars = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map(usd)
const rates = fc.nat(2_000_000).map((digits) => Rate.of(`${digits / 10_000}%`))
const signs = (money: Money.Money) => [Money.isNegative(money), Money.isZero(money), Money.isPositive(money)]
const roundings = fc.constantFrom<Rounding>("half_up", "half_even", "down", "up", "floor", "ceiling")

describe("reading an amount", () => {
  it.each([
    ["10.00 usd", "usd", 1000n],
    ["10 usd", "usd", 1000n],
    ["10 USD", "usd", 1000n],
    ["0.05 eur", "eur", 5n],
    ["-1.50 eur", "eur", -150n],
    ["-0.01 eur", "eur", -1n],
    ["1000 jpy", "jpy", 1000n],
    ["1.234 kwd", "kwd", 1234n],
    ["1 kwd", "kwd", 1000n],
    ["5.00 isk", "isk", 500n],
    ["7 mga", "mga", 7n],
    ["0 usd", "usd", 0n],
    ["-0.00 usd", "usd", 0n],
    ["123456789012345678901234567890.12 usd", "usd", 12345678901234567890123456789012n]
  ])("%s", (text, currency, minor) => {
    expect(read(text)).toEqual({ currency, minor })
  })

  const shape = `digits without separators, a space and a currency, as in "10.00 usd" or "-1000 jpy"`

  it.each([
    ["10.005 usd", `2 decimals or none in usd, as in "10.00 usd"`],
    ["10.0 usd", `2 decimals or none in usd, as in "10.00 usd"`],
    ["1.23 kwd", `3 decimals or none in kwd, as in "10.000 kwd"`],
    ["10.0 jpy", `no decimals in jpy, as in "10 jpy"`],
    ["10.00 jpy", `no decimals in jpy, as in "10 jpy"`],
    ["1e3 usd", shape],
    [".5 usd", shape],
    ["5. usd", shape],
    ["1,000.00 usd", shape],
    ["1_000 usd", shape],
    ["+1 usd", shape],
    ["--1 usd", shape],
    ["01 usd", shape],
    ["-.50 usd", shape],
    ["10.00", shape],
    ["usd", shape],
    ["10.00usd", shape],
    ["10.00  usd", shape],
    [" 10.00 usd", shape],
    ["10.00 usd\n", shape],
    ["$10.00", shape],
    ["usd 10.00", shape],
    ["0x10 usd", shape],
    ["١٠ usd", shape],
    ["", shape]
  ])("refuses %j", (text, expected) => {
    const refusal = Result.getOrThrow(Result.flip(Money.parse(text)))
    expect(refusal).toBeInstanceOf(Money.InvalidMoney)
    expect(refusal.message).toBe(`${JSON.stringify(text)} is not an amount: expected ${expected}`)
  })

  it("refuses an unknown currency by name", () => {
    const refusal = Result.getOrThrow(Result.flip(Money.parse("10.00 uds")))
    expect(refusal).toBeInstanceOf(Currency.UnknownCurrency)
    expect(refusal.message).toBe(
      `unknown currency "uds": expected an ISO 4217 code such as "usd"; did you mean "usd" or "uzs"?`
    )
  })
})

describe("printing an amount", () => {
  it.each([
    ["usd", 1000n, "10.00 usd", "10.00", "10.00"],
    ["usd", -5n, "-0.05 usd", "-0.05", "-0.05"],
    ["usd", 123450n, "1234.50 usd", "1234.50", "1,234.50"],
    ["usd", -100000000n, "-1000000.00 usd", "-1000000.00", "-1,000,000.00"],
    ["usd", 99999n, "999.99 usd", "999.99", "999.99"],
    ["jpy", 1234567n, "1234567 jpy", "1234567", "1,234,567"],
    ["jpy", 0n, "0 jpy", "0", "0"],
    ["kwd", 1234567n, "1234.567 kwd", "1234.567", "1,234.567"]
  ])("%s %s", (code, minor, text, plain, grouped) => {
    const money = Money.of(Currency.of(code), minor)
    expect(Money.format(money)).toBe(text)
    expect(Money.formatAmount(money)).toBe(plain)
    expect(Money.formatGrouped(money)).toBe(grouped)
    expect(Money.formatReadable(money)).toBe(`${grouped} ${money.currency}`)
  })

  it("reads back as the same amount, in every currency", () => {
    fc.assert(
      fc.property(amounts, (money) => {
        expect(read(Money.format(money))).toEqual(money)
      })
    )
    for (const currency of Currency.all) {
      for (const minor of [0n, 1n, -1n, 10n, 99n, -100n, 1001n]) {
        expect(read(Money.format({ currency, minor }))).toEqual({ currency, minor })
      }
    }
  })

  it("groups with nothing but commas", () => {
    fc.assert(
      fc.property(amounts, (money) => {
        expect(Money.formatGrouped(money).replaceAll(",", "")).toBe(Money.formatAmount(money))
      })
    )
  })
})

describe("arithmetic", () => {
  it("is that of the integers", () => {
    fc.assert(
      fc.property(dollars, dollars, (a, b) => {
        expect(Money.add(a, b)).toEqual(usd(a.minor + b.minor))
        expect(Money.minus(a, b)).toEqual(Money.add(a, Money.negate(b)))
        expect(Money.sum(a.currency, [a, b])).toEqual(Money.add(a, b))
        expect(Money.absolute(Money.negate(a))).toEqual(Money.absolute(a))
        expect([Money.min(a, b), Money.max(a, b)].map(({ minor }) => minor)).toEqual(
          [a.minor, b.minor].toSorted((a, b) => (a < b ? -1 : 1))
        )
        expect(Money.compare(a, b)).toBe(a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0)
        expect(Money.equals(a, b)).toBe(Money.compare(a, b) === 0)
      })
    )
  })

  it.each([
    ["usd", 300n],
    ["jpy", 3n],
    ["kwd", 3000n]
  ])("counts three whole ones of %s in its minor unit", (code, minor) => {
    const currency = Currency.of(code)
    expect(Money.ofWhole(currency, 3n)).toEqual(Money.of(currency, minor))
  })

  it("sums no amounts to zero", () => {
    expect(Money.sum(Currency.of("jpy"), [])).toEqual(Money.zero(Currency.of("jpy")))
  })

  it("knows the sign", () => {
    expect(signs(usd(-1n))).toEqual([true, false, false])
    expect(signs(usd(0n))).toEqual([false, true, false])
    expect(signs(usd(1n))).toEqual([false, false, true])
  })

  it("throws where currencies mix", () => {
    const [a, b] = [usd(1n), Money.of(Currency.of("eur"), 1n)]
    const bug = new TypeError("cannot mix amounts of usd and eur")
    for (const mix of [Money.add, Money.minus, Money.compare]) expect(() => mix(a, b)).toThrow(bug)
    for (const mix of [Money.min, Money.max]) expect(() => mix(a, b)).toThrow(TypeError)
    expect(() => Money.sum(a.currency, [a, b])).toThrow(bug)
    expect(() => Money.proportion(a, a, b, "down")).toThrow(bug)
    expect(Money.equals(a, b)).toBe(false)
  })
})

describe("a share", () => {
  const figures = fc.tuple(dollars, rates, roundings)

  // Processing fees of recorded balance transactions: rate of the amount, half up, plus a fixed part.
  it.each([
    [4200n, "2.9%", 30n, 152n],
    [5300n, "2.9%", 30n, 184n],
    [600n, "2.9%", 30n, 47n],
    [540n, "2.9%", 30n, 46n],
    [15_500n, "2.9%", 30n, 480n],
    [117_524n, "2.9%", 30n, 3438n],
    [2_040_000n, "2.9%", 30n, 59_190n],
    [700n, "3.4%", 30n, 54n],
    [5500n, "3.4%", 30n, 217n],
    [11_880n, "3.4%", 30n, 434n],
    [72_680n, "3.4%", 30n, 2501n],
    [100_000n, "3.4%", 30n, 3430n],
    [500_000n, "3.4%", 30n, 17_030n],
    [450n, "5%", 5n, 28n],
    [10_000n, "3.25%", 25n, 350n],
    [50_000n, "1.4%", 25n, 725n],
    [12_000n, "3.89%", 35n, 502n]
  ])("of %s at %s plus %s is a fee of %s", (amount, rate, fixed, fee) => {
    expect(Money.add(Money.share(usd(amount), Rate.of(rate), "half_up"), usd(fixed))).toEqual(usd(fee))
  })

  it("rounds as it is told", () => {
    const half = Rate.of("50%")
    const rounded: Record<Rounding, bigint> = {
      half_up: -3n,
      half_even: -2n,
      down: -2n,
      up: -3n,
      floor: -3n,
      ceiling: -2n
    }
    for (const [rounding, minor] of Object.entries(rounded) as Array<[Rounding, bigint]>) {
      expect(Money.share(usd(-5n), half, rounding), rounding).toEqual(usd(minor))
    }
  })

  it("is within one unit of the exact share, none of it at 0% and all of it at 100%", () => {
    fc.assert(
      fc.property(figures, ([money, rate, rounding]) => {
        const off = Money.share(money, rate, rounding).minor * 10n ** BigInt(rate.places) - money.minor * rate.digits
        expect((off < 0n ? -off : off) < 10n ** BigInt(rate.places)).toBe(true)
        expect(Money.share(money, Rate.zero, rounding)).toEqual(usd(0n))
        expect(Money.share(money, Rate.of("100%"), rounding)).toEqual(money)
      })
    )
  })
})

describe("a proportion", () => {
  // Transfer reversals: transfer × refund / charge, documented and recorded.
  it.each([
    ["8.00 usd", "4.00 usd", "10.00 usd", "3.20 usd"],
    ["8.80 usd", "10.00 usd", "12.00 usd", "7.33 usd"],
    ["10.00 usd", "100 jpy", "300 jpy", "3.33 usd"],
    ["-10.00 usd", "2 jpy", "3 jpy", "-6.67 usd"]
  ])("%s × %s / %s is %s", (money, numerator, denominator, expected) => {
    expect(Money.proportion(read(money), read(numerator), read(denominator), "half_up")).toEqual(read(expected))
  })

  it("throws on a zero denominator", () => {
    expect(() => Money.proportion(usd(1n), usd(1n), usd(0n), "half_up")).toThrow(RangeError)
  })
})

describe("steps", () => {
  it("are so many minor units, of either sign", () => {
    expect(Money.isMultiple(read("1234.00 isk"), 100n)).toBe(true)
    expect(Money.isMultiple(read("-1234.00 isk"), 100n)).toBe(true)
    expect(Money.isMultiple(read("1234.56 isk"), 100n)).toBe(false)
    expect(Money.isMultiple(read("0 isk"), 100n)).toBe(true)
  })

  it("can be brought down to one, towards zero", () => {
    const down = (text: string, step: bigint) => Money.format(Money.downTo(read(text), step))
    expect(down("1234.56 isk", 100n)).toBe("1234.00 isk")
    expect(down("-1234.56 isk", 100n)).toBe("-1234.00 isk")
    expect(down("1234.00 isk", 100n)).toBe("1234.00 isk")
    expect(down("0.99 isk", 100n)).toBe("0.00 isk")
    expect(down("12.34 usd", 1n)).toBe("12.34 usd")
  })

  it("can be brought up to one, away from zero", () => {
    const up = (text: string, step: bigint) => Money.format(Money.upTo(read(text), step))
    expect(up("1234.56 isk", 100n)).toBe("1235.00 isk")
    expect(up("-1234.56 isk", 100n)).toBe("-1235.00 isk")
    expect(up("-1234.00 isk", 100n)).toBe("-1234.00 isk")
    expect(up("0.00 isk", 100n)).toBe("0.00 isk")
    expect(up("12.34 usd", 1n)).toBe("12.34 usd")
  })
})

describe("an allocation", () => {
  it.each([
    ["0.10 usd", ["50%", "25%", "25%"], ["0.05 usd", "0.03 usd", "0.02 usd"]],
    ["0.15 usd", ["80%", "15%", "5%"], ["0.12 usd", "0.02 usd", "0.01 usd"]],
    ["100 jpy", ["1", "1", "1"], ["34 jpy", "33 jpy", "33 jpy"]],
    ["-1.000 kwd", ["1", "2"], ["-0.333 kwd", "-0.667 kwd"]]
  ])("of %s by %j", (text, rates, legs) => {
    expect(Money.allocate(read(text), Rate.weights(rates.map(Rate.of))).map(Money.format)).toEqual(legs)
  })

  it("adds up to the amount", () => {
    const weights = fc.array(fc.bigInt({ min: 1n, max: 1000n }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(amounts, weights, (money, weights) => {
        expect(Money.sum(money.currency, Money.allocate(money, weights))).toEqual(money)
      })
    )
  })

  it("throws on weights that make no ratio", () => {
    expect(() => Money.allocate(usd(10n), [0n])).toThrow(RangeError)
    expect(() => Money.allocate(usd(10n), [2n, -1n])).toThrow(RangeError)
  })

  it("throws when a unit is lost", async () => {
    vi.resetModules()
    vi.doMock("#core/money/Apportionment.ts", () => ({ split: () => [4n, 5n] }))
    const Lossy = await import("#core/money/Money.ts")
    expect(() => Lossy.allocate(usd(10n), [1n, 1n])).toThrow("0.10 usd was split into legs of 0.09 usd")
    vi.doUnmock("#core/money/Apportionment.ts")
    vi.resetModules()
  })
})

describe("an allocation with a residual leg", () => {
  it.each<[string, ReadonlyArray<string>, number, Rounding, ReadonlyArray<string>]>([
    ["0.15 usd", ["80%", "15%", "5%"], 0, "half_up", ["0.12 usd", "0.02 usd", "0.01 usd"]],
    ["0.15 usd", ["80%", "15%", "5%"], 2, "half_up", ["0.12 usd", "0.02 usd", "0.01 usd"]],
    ["0.15 usd", ["80%", "15%", "5%"], 0, "down", ["0.13 usd", "0.02 usd", "0.00 usd"]],
    ["100.00 usd", ["0", "2.9%", "10%"], 0, "half_up", ["87.10 usd", "2.90 usd", "10.00 usd"]],
    ["0.01 usd", ["50%", "50%", "0"], 2, "half_up", ["0.01 usd", "0.01 usd", "-0.01 usd"]],
    ["-0.15 usd", ["80%", "15%", "5%"], 0, "down", ["-0.13 usd", "-0.02 usd", "0.00 usd"]]
  ])("of %s by %j, the rest to leg %s, rounding %s", (text, rates, residual, rounding, legs) => {
    expect(Money.allocateResidual(read(text), rates.map(Rate.of), residual, rounding).map(Money.format)).toEqual(legs)
  })

  it("adds up to the amount, every other leg being its rounded share", () => {
    fc.assert(
      fc.property(
        dollars,
        fc.array(rates, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        roundings,
        (money, rates, nat, rounding) => {
          const residual = nat % rates.length
          const legs = Money.allocateResidual(money, rates, residual, rounding)
          expect(Money.sum(money.currency, legs)).toEqual(money)
          rates.forEach((rate, index) => {
            if (index !== residual) expect(legs[index]).toEqual(Money.share(money, rate, rounding))
          })
        }
      )
    )
  })

  it("throws where the residual leg does not exist", () => {
    for (const residual of [-1, 1, 0.5]) {
      expect(() => Money.allocateResidual(usd(10n), [Rate.zero], residual, "down")).toThrow(
        new RangeError(`there is no rate at index ${residual}`)
      )
    }
  })
})

describe("the shares of several amounts", () => {
  const usd = (minor: bigint) => Money.of(Currency.of("usd"), minor)
  it("are rounded once, on their sum", () => {
    const parts = [[usd(20n), Rate.of("2.45%")] as const, [usd(1n), Rate.of("1%")] as const] as const
    expect(Money.blend(parts, "half_up")).toEqual(usd(1n))
    expect(parts.map(([part, rate]) => Money.share(part, rate, "half_up").minor)).toEqual([0n, 0n])
    expect(Money.blend(parts, "floor")).toEqual(usd(0n))
  })

  it("may not mix currencies", () => {
    const parts = [
      [usd(20n), Rate.of("1")] as const,
      [Money.of(Currency.of("eur"), 1n), Rate.of("1")] as const
    ] as const
    expect(() => Money.blend(parts, "half_up")).toThrow(new TypeError("cannot mix amounts of usd and eur"))
  })
})
