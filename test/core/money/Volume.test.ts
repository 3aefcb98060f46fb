import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Volume from "#core/money/Volume.ts"

const usd = Currency.of("usd")
const cents = (minor: bigint) => Money.of(usd, minor)

describe("a volume", () => {
  it("is empty at first", () => {
    expect(Volume.empty(usd)).toEqual({ currency: usd, debits: 0n, credits: 0n })
    expect(Volume.balance(Volume.empty(usd))).toEqual(Money.zero(usd))
  })

  it("grows on both sides, and its balance is debits − credits", () => {
    const volume = Volume.empty(usd)
    Volume.debit(volume, cents(1000n))
    Volume.credit(volume, cents(1059n))
    Volume.debit(volume, cents(9n))
    expect(volume).toEqual({ currency: usd, debits: 1009n, credits: 1059n })
    expect(Volume.balance(volume)).toEqual(cents(-50n))
  })

  it("forgets nothing, however large", () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 30n }).map(cents))
    fc.assert(
      fc.property(amounts, amounts, (debits, credits) => {
        const volume = Volume.empty(usd)
        for (const amount of debits) Volume.debit(volume, amount)
        for (const amount of credits) Volume.credit(volume, amount)
        expect(Money.of(usd, volume.debits)).toEqual(Money.sum(usd, debits))
        expect(Money.of(usd, volume.credits)).toEqual(Money.sum(usd, credits))
        expect(Volume.balance(volume)).toEqual(Money.minus(Money.sum(usd, debits), Money.sum(usd, credits)))
      })
    )
  })

  it("is a new one each time", () => {
    const one = Volume.empty(usd)
    Volume.debit(one, cents(1n))
    expect(Volume.empty(usd).debits).toBe(0n)
  })
})
