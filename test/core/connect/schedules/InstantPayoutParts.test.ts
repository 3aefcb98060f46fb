import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as InstantPayoutParts from "#core/connect/schedules/InstantPayoutParts.ts"
import * as InstantPayoutTerms from "#core/connect/schedules/InstantPayoutTerms.ts"
import * as NetAmount from "#core/connect/prices/NetAmount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import { money } from "../Worlds.ts"

const terms = (country: string) => InstantPayoutTerms.of(country) ?? expect.fail()

const split = (country: string, amount: string, most = 10) =>
  InstantPayoutParts.of(money(amount), terms(country), most)?.map(Money.formatAmount).join(" + ")

describe("the parts of an instant payout", () => {
  it.each([
    ["US", "9999.00 usd", "9999.00"],
    ["US", "0.20 usd", "0.20"],
    ["US", "9999.01 usd", "9998.51 + 0.50"],
    ["US", "9999.50 usd", "9999.00 + 0.50"],
    ["US", "10000.00 usd", "9999.00 + 1.00"],
    ["US", "19998.00 usd", "9999.00 + 9999.00"],
    ["US", "19998.49 usd", "9999.00 + 9998.99 + 0.50"],
    // 2959900 at 3%, recorded as 2873689 with one fee and less a rounding where it was split by what it came from.
    ["US", "28736.89 usd", "9999.00 + 9999.00 + 8738.89"],
    ["HU", "1000000.00 huf", "999800.00 + 200.00"],
    ["HU", "1000100.00 huf", "999900.00 + 200.00"]
  ])("in %s of %s are %s", (country, amount, parts) => {
    expect(split(country, amount)).toBe(parts)
  })

  it("are no more than there may be", () => {
    expect(split("US", "9999.00 usd", 1)).toBe("9999.00")
    expect(split("US", "9999.01 usd", 1)).toBeUndefined()
    expect(split("US", "19998.01 usd", 2)).toBeUndefined()
    expect(split("US", "99990.00 usd")?.split(" + ")).toHaveLength(10)
    expect(split("US", "99990.01 usd")).toBeUndefined()
  })

  const country = fc.constantFrom("US", "CZ", "HU", "AE")

  it("sum to the amount, within what Stripe takes, from the largest down, and as few as can be", () => {
    fc.assert(
      fc.property(country, fc.integer({ min: 1, max: 1_100_000_000 }), (where, minor) => {
        const { maximum, minimum } = terms(where)
        const step = Currency.payoutStep(maximum.currency)
        const amount = Money.times(Money.of(maximum.currency, step), BigInt(minor))
        const parts = InstantPayoutParts.of(amount, { maximum, minimum }, 1_000_000)
        if (parts === undefined || parts.length > 1_000) return
        expect(Money.sum(amount.currency, parts)).toEqual(amount)
        const fewest = Array.from(parts, () => maximum).slice(1)
        expect(Money.compare(Money.sum(amount.currency, fewest), amount)).toBe(-1)
        for (const [index, part] of parts.entries()) {
          expect(Money.compare(part, maximum)).not.toBe(1)
          expect(parts.length > 1 && Money.compare(part, minimum) < 0).toBe(false)
          expect(Money.compare(part, parts[index - 1] ?? maximum)).not.toBe(1)
          expect(Money.isMultiple(part, step)).toBe(true)
        }
      })
    )
  })
})

describe("the largest instant payout in parts", () => {
  const usd = Currency.of("usd")
  const at =
    (rate: string, fixed: bigint): NetAmount.Fee =>
    (amount) =>
      Money.add(Money.share(amount, Rate.of(rate), "half_up"), Money.of(usd, fixed))
  const largest = (funds: string, most: number, cost = at("3%", 0n)) =>
    Money.format(InstantPayoutParts.largest(money(funds), terms("US"), most, cost))

  it("leaves the fee of each part", () => {
    expect(largest("29599.00 usd", 10)).toBe("28736.89 usd")
    expect(largest("29599.00 usd", 10, at("3%", 100n))).toBe("28733.98 usd")
    expect(largest("602.00 usd", 10)).toBe("584.47 usd")
    expect(largest("29599.00 usd", 10, () => Money.zero(usd))).toBe("29599.00 usd")
  })

  it("is no more than so many parts can be, and nothing of nothing", () => {
    expect(largest("29599.00 usd", 2)).toBe("19998.00 usd")
    expect(largest("29599.00 usd", 1)).toBe("9999.00 usd")
    expect(largest("5000000.00 usd", 10)).toBe("99990.00 usd")
    expect(largest("0.00 usd", 10)).toBe("0.00 usd")
    expect(largest("-5.00 usd", 10)).toBe("0.00 usd")
  })

  it("fits with the fees of its parts, and one step more does not", () => {
    const price = fc.record({ rate: fc.constantFrom("0%", "1%", "1.5%", "3%", "20%"), fixed: fc.bigInt(0n, 50n) })
    fc.assert(
      fc.property(
        fc.bigInt(1n, 12_000_000n),
        fc.integer({ min: 1, max: 10 }),
        price,
        (minor, most, { fixed, rate }) => {
          const [funds, cost] = [Money.of(usd, minor), at(rate, fixed)]
          const amount = InstantPayoutParts.largest(funds, terms("US"), most, cost)
          const takes = (whole: Money.Money) =>
            InstantPayoutParts.of(whole, terms("US"), most)?.map((part) => NetAmount.gross(part, cost))
          const taken = takes(amount) ?? expect.fail()
          if (!Money.isZero(amount)) expect(Money.compare(Money.sum(usd, taken), funds)).not.toBe(1)
          const more = takes(Money.add(amount, money("0.01 usd")))
          if (more !== undefined) expect(Money.compare(Money.sum(usd, more), funds)).toBe(1)
        }
      )
    )
  })
})
