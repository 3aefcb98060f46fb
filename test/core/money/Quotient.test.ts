import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Money from "#core/money/Money.ts"
import * as Quotient from "#core/money/Quotient.ts"
import { money } from "../connect/Worlds.ts"

const of = (amount: string, by: string) => Quotient.of(money(amount), money(by))

describe("a quotient is written", () => {
  it.each([
    ["10.00 usd", "4.00 usd", "2.5"],
    ["10.00 usd", "3.00 usd", "3.3"],
    ["0.05 usd", "1.00 usd", "0.1"],
    ["0.04 usd", "1.00 usd", "0.0"],
    ["-0.05 usd", "1.00 usd", "-0.1"],
    ["-0.04 usd", "1.00 usd", "0.0"],
    ["10.00 usd", "-4.00 usd", "-2.5"],
    ["0.00 usd", "4.00 usd", "0.0"],
    ["100 jpy", "8 jpy", "12.5"]
  ])("%s by %s as %s", (amount, by, text) => expect(Quotient.format(of(amount, by), 1)).toBe(text))

  it("with as many decimals as are asked for", () => {
    expect([1, 2, 5].map((places) => Quotient.format(of("2.00 usd", "3.00 usd"), places))).toEqual([
      "0.7",
      "0.67",
      "0.66667"
    ])
  })
})

it("is exact until it is written: a third and two thirds are one", () => {
  const [third, all] = [of("1.00 usd", "3.00 usd"), of("1.00 usd", "1.00 usd")]
  const twoThirds = Quotient.minus(all, third)
  expect(Quotient.isZero(Quotient.minus(twoThirds, of("2.00 usd", "3.00 usd")))).toBe(true)
  expect(Quotient.isZero(third)).toBe(false)
})

it("times what it was divided by is what was divided", () => {
  const amounts = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
  fc.assert(
    fc.property(amounts, amounts, (amount, by) => {
      fc.pre(by !== 0n)
      const { currency } = money("1.00 usd")
      const { denominator, numerator } = Quotient.of(Money.of(currency, amount), Money.of(currency, by))
      expect(numerator * by).toBe(amount * denominator)
    })
  )
})

it("of two currencies, or by nothing, is a bug", () => {
  expect(() => of("1.00 usd", "1.00 eur")).toThrow("cannot mix amounts of usd and eur")
  expect(() => of("1.00 usd", "0.00 usd")).toThrow("there is no quotient by nothing")
})
