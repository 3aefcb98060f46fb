import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Rate from "#core/money/Rate.ts"

const rates = fc
  .tuple(fc.bigInt({ min: 0n }), fc.nat(20))
  .map(([digits, places]) => Rate.multiply({ digits, places: 0 }, { digits: 1n, places }))

describe("reading a rate", () => {
  it.each([
    ["0.029", 29n, 3],
    ["2.9%", 29n, 3],
    ["2.90%", 29n, 3],
    ["1.35576", 135576n, 5],
    ["100%", 1n, 0],
    ["25%", 25n, 2],
    ["1234", 1234n, 0],
    ["10", 10n, 0],
    ["0", 0n, 0],
    ["0.00%", 0n, 0]
  ])("%s", (text, digits, places) => {
    expect(Result.getOrThrow(Rate.parse(text))).toEqual({ digits, places })
  })

  it.each([
    "",
    " ",
    "1e3",
    "-0.5%",
    "+2.9%",
    " 2.9 %",
    "2.9 %",
    "2,9%",
    ".5",
    "5.",
    "%",
    "0x10",
    "02.9%",
    "2.9%%",
    "NaN",
    "1/3",
    "٣%"
  ])("refuses %j", (text) => {
    const refusal = Result.getOrThrow(Result.flip(Rate.parse(text)))
    expect(refusal).toBeInstanceOf(Rate.InvalidRate)
    expect(refusal.message).toBe(
      `${JSON.stringify(text)} is not a rate: expected a decimal or a percentage, without sign, exponent or spaces, as in "0.029" or "2.9%"`
    )
  })

  it("throws for a constant that is no rate", () => {
    expect(() => Rate.of("a lot")).toThrow(Rate.InvalidRate)
  })
})

describe("printing a rate", () => {
  it.each([
    ["0.029", "2.9%"],
    ["0.0025", "0.25%"],
    ["0.5%", "0.5%"],
    ["1", "100%"],
    ["1.5", "150%"],
    ["0.3", "30%"],
    ["0", "0%"]
  ])("%s: %s", (text, percentage) => {
    expect(Rate.format(Rate.of(text))).toBe(percentage)
  })

  it("reads back as the same rate", () => {
    fc.assert(
      fc.property(rates, (rate) => {
        expect(Rate.of(Rate.format(rate))).toEqual(rate)
      })
    )
  })
})

describe("arithmetic", () => {
  it("adds the surcharges of an international card that is converted", () => {
    expect(Rate.format(["1.5%", "1%"].map(Rate.of).reduce(Rate.add, Rate.of("2.9%")))).toBe("5.4%")
  })

  it("multiplies exactly", () => {
    expect(Rate.multiply(Rate.of("1.35576"), Rate.of("0.99"))).toEqual(Rate.of("1.3422024"))
  })

  it("has zero and one as neutral, and equals by value", () => {
    fc.assert(
      fc.property(rates, rates, (a, b) => {
        expect(Rate.add(a, Rate.zero)).toEqual(a)
        expect(Rate.multiply(a, Rate.of("100%"))).toEqual(a)
        expect(Rate.multiply(a, Rate.zero)).toEqual(Rate.zero)
        expect(Rate.add(a, b)).toEqual(Rate.add(b, a))
        expect(Rate.multiply(a, b)).toEqual(Rate.multiply(b, a))
        expect(Rate.equals(a, b)).toBe(Rate.format(a) === Rate.format(b))
      })
    )
    expect(Rate.equals(Rate.of("2.90%"), Rate.of("0.029"))).toBe(true)
    expect(Rate.equals(Rate.of("1%"), Rate.of("10%"))).toBe(false)
  })

  it("divides to so many significant digits, rounded once, half up", () => {
    const quotient = (a: string, b: string, count: number) =>
      Rate.formatDecimal(Rate.quotient(Rate.of(a), Rate.of(b), count))
    expect(quotient("1", "150", 6)).toBe("0.00666667")
    expect(quotient("2", "0.3", 6)).toBe("6.66667")
    expect(quotient("100000", "7", 3)).toBe("14300")
    // 0.5859375 and 0.25 are in the middle; 0.4999999... is not, however near.
    expect(quotient("0.99", "1.6896", 6)).toBe("0.585938")
    expect(quotient("0.5", "2", 1)).toBe("0.3")
    expect(quotient("5", "11", 1)).toBe("0.5")
    expect(quotient("4", "9", 1)).toBe("0.4")
    expect(quotient("0", "3", 6)).toBe("0")
    expect(() => quotient("1", "0", 6)).toThrow(RangeError)
  })

  it("makes whole weights in the ratio of the rates", () => {
    expect(Rate.weights(["80%", "12.5%", "7.5%"].map(Rate.of))).toEqual([800n, 125n, 75n])
    expect(Rate.weights(["12.5%", "80%"].map(Rate.of))).toEqual([125n, 800n])
    expect(Rate.weights([])).toEqual([])
  })

  it("knows a whole at as many decimals as anybody asks for, and nothing", () => {
    expect([0, 3, 25].map(Rate.whole)).toEqual([1n, 1000n, 10_000_000_000_000_000_000_000_000n])
    expect([Rate.zero, Rate.of("0.00%"), Rate.of("0.01%"), Rate.of("100%")].map(Rate.isZero)).toEqual([
      true,
      true,
      false,
      false
    ])
  })
})

describe("rates among each other", () => {
  it.each([
    ["2.9%", "0.029", 0],
    ["2.9%", "3%", -1],
    ["100%", "99.999%", 1],
    ["0", "0.0001%", -1]
  ] as const)("%s against %s is %i", (a, b, expected) => {
    expect(Rate.compare(Rate.of(a), Rate.of(b))).toBe(expected)
  })

  it.each([
    ["5%", "95%"],
    ["0", "100%"],
    ["100%", "0%"],
    ["12.125%", "87.875%"]
  ])("what is left of a whole after %s is %s", (rate, left) => {
    expect(Rate.format(Rate.complement(Rate.of(rate)))).toBe(left)
  })

  it("nothing is left after more than a whole", () => {
    expect(() => Rate.complement(Rate.of("100.1%"))).toThrow(new RangeError("100.1% is more than a whole"))
  })
})
