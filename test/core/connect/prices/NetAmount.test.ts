import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as NetAmount from "#core/connect/prices/NetAmount.ts"
import * as PricingScheme from "#core/connect/prices/PricingScheme.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import { money } from "../Worlds.ts"

const usd = Currency.of("usd")
const share =
  (rate: string): NetAmount.Fee =>
  (amount) =>
    Money.share(amount, Rate.of(rate), "half_up")
const fit = (balance: string, rate: string, step = 1n): string =>
  Money.format(NetAmount.of(money(balance), step, share(rate)))

describe("the most that fits with its fee", () => {
  it.each([
    ["5.00 usd", "3%", "4.85 usd"],
    ["5.00 usd", "2%", "4.90 usd"],
    ["600.00 usd", "3%", "582.52 usd"],
    ["1000.00 usd", "3%", "970.87 usd"],
    ["11000.00 usd", "3%", "10679.61 usd"],
    ["29599.00 usd", "3%", "28736.89 usd"],
    ["10.00 usd", "0%", "10.00 usd"],
    ["0.01 usd", "3%", "0.01 usd"],
    ["0.00 usd", "3%", "0.00 usd"],
    ["-1.00 usd", "3%", "0.00 usd"]
  ])("into %s at %s is %s", (balance, rate, expected) => {
    expect(fit(balance, rate)).toBe(expected)
  })

  it("is more by a cent than dividing by 1.03 and rounding down, where the fee rounds down", () => {
    expect(fit("602.00 usd", "3%")).toBe("584.47 usd")
    expect(Money.format(share("3%")(money("584.47 usd")))).toBe("17.53 usd")
  })

  it("is a whole amount of a currency that is paid out in those", () => {
    expect(fit("1000.00 huf", "3%", 100n)).toBe("970.00 huf")
  })

  it("is what trying every amount finds, for fees with every part", () => {
    const fee = fc.record({
      rate: fc.constantFrom("0%", "0.1%", "1%", "3%", "50%", "150%").map(Rate.of),
      fixed: fc.integer({ min: 0, max: 60 }),
      maximum: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined })
    })
    const cents = (minor: number) => Money.of(usd, BigInt(minor))
    fc.assert(
      fc.property(fee, fc.integer({ min: -5, max: 800 }), fc.constantFrom(1, 10, 100), (parts, balance, step) => {
        const { fixed, maximum, rate } = parts
        const fallback = { rate, fixed: cents(fixed), ...(maximum === undefined ? {} : { maximum: cents(maximum) }) }
        const of = (amount: Money.Money) => PricingScheme.fee({ rules: [], fallback, modifiers: [] }, "card", amount)
        let best = 0
        for (let minor = step; minor <= balance; minor += step) {
          if (minor + Number(of(cents(minor)).minor) <= balance) best = minor
        }
        expect(NetAmount.of(cents(balance), BigInt(step), of)).toEqual(cents(best))
      })
    )
  })
})
