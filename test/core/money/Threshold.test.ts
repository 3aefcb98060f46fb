import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Threshold from "#core/money/Threshold.ts"
import * as Money from "#core/money/Money.ts"
import { money } from "../connect/Worlds.ts"

const usd = (minor: bigint) => Money.of(money("1.00 usd").currency, minor)

describe("the smallest amount that is enough", () => {
  it("is enough, a multiple of the step, and one step less is not or lies below the start", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10_000n }),
        fc.constantFrom(1n, 10n, 100n),
        fc.bigInt({ min: 0n, max: 10n ** 20n }),
        (from, step, limit) => {
          const isEnough = (amount: Money.Money) => Money.compare(amount, usd(limit)) >= 0
          const found = Threshold.of(usd(from), step, isEnough) ?? expect.fail("nothing found")
          const less = Money.minus(found, usd(step))
          expect(isEnough(found) && Money.compare(found, usd(from)) >= 0).toBe(true)
          expect(Money.isMultiple(found, step)).toBe(true)
          expect(isEnough(less) && Money.compare(less, usd(from)) >= 0).toBe(false)
        }
      )
    )
  })

  it("is nothing where nothing is enough", () => {
    expect(Threshold.of(usd(1n), 1n, () => false)).toBeUndefined()
  })

  it("starts above zero and goes up", () => {
    expect(() => Threshold.of(usd(0n), 1n, () => true)).toThrow(new RangeError("cannot look from 0 in steps of 1"))
    expect(() => Threshold.of(usd(1n), 0n, () => true)).toThrow(new RangeError("cannot look from 1 in steps of 0"))
  })
})
