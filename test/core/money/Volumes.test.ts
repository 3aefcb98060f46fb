import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Volume from "#core/money/Volume.ts"
import * as Volumes from "#core/money/Volumes.ts"

const usd = Currency.of("usd")
const cents = (minor: bigint) => Money.of(usd, minor)

/** Amounts around what 64 bits are used for, of either sign, and any others. */
const amounts = fc.oneof(
  fc.bigInt({ min: -5n, max: 5n }),
  fc.bigInt({ min: -3n, max: 3n }).map((few) => Volumes.largest + few),
  fc.bigInt({ min: -3n, max: 3n }).map((few) => few - Volumes.largest),
  fc.bigInt({ min: -3n, max: 3n }).map((few) => 2n ** 63n + few),
  fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n })
)

describe("volumes side by side", () => {
  it("are what each would be alone, at any size", () => {
    const places = fc.nat({ max: 40 })
    fc.assert(
      fc.property(fc.array(fc.tuple(places, places, amounts), { maxLength: 100 }), (moves) => {
        const volumes = Volumes.empty()
        const alone = Array.from({ length: 41 }, () => Volume.empty(usd))
        for (const [from, to, minor] of moves) {
          Volumes.reserve(volumes, Math.max(from, to) + 1)
          Volumes.move(volumes, from, to, cents(minor))
          Volume.credit(alone[from] ?? expect.fail(), cents(minor))
          Volume.debit(alone[to] ?? expect.fail(), cents(minor))
        }
        expect(alone.map((_, index) => Volumes.at(volumes, index, usd))).toEqual(alone)
      })
    )
  })

  it("take debits and credits one by one too", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 5 }), fc.boolean(), amounts), { maxLength: 50 }), (sides) => {
        const volumes = Volumes.empty()
        const alone = Array.from({ length: 6 }, () => Volume.empty(usd))
        for (const [place, isDebit, minor] of sides) {
          const side = isDebit ? ([Volumes.debit, Volume.debit] as const) : ([Volumes.credit, Volume.credit] as const)
          side[0](volumes, place, cents(minor))
          side[1](alone[place] ?? expect.fail(), cents(minor))
        }
        expect(alone.map((_, index) => Volumes.at(volumes, index, usd))).toEqual(alone)
      })
    )
  })

  it("do not overflow where the largest amounts of 64 bits are added for long", () => {
    const volumes = Volumes.empty()
    const times = 9_000_000
    const largest = cents(Volumes.largest - 1n)
    for (let time = 0; time < times; time++) Volumes.move(volumes, 0, 0, largest)
    const sum = (Volumes.largest - 1n) * BigInt(times)
    expect(sum).toBeGreaterThan(2n ** 63n)
    expect(Volumes.at(volumes, 0, usd)).toEqual({ currency: usd, debits: sum, credits: sum })
  })

  it("keep what they hold when more are reserved", () => {
    const volumes = Volumes.empty()
    Volumes.move(volumes, 0, 1, cents(7n))
    Volumes.reserve(volumes, 1000)
    Volumes.move(volumes, 999, 0, cents(2n))
    expect([0, 1, 2, 999].map((index) => Volume.balance(Volumes.at(volumes, index, usd)).minor)).toEqual([
      -5n,
      7n,
      0n,
      -2n
    ])
  })
})

describe("amounts in 64 bits", () => {
  it("are those below the largest, and so many between two carries that no sum overflows", () => {
    const volumes = Volumes.empty()
    Volumes.move(volumes, 0, 1, Money.of(usd, Volumes.largest - 1n))
    expect(volumes.carried).toEqual([])
    Volumes.move(volumes, 0, 1, Money.of(usd, Volumes.largest))
    expect(volumes.carried.filter((sum) => sum !== undefined)).toEqual([Volumes.largest, Volumes.largest])
    expect(BigInt(Volumes.empty().room) * Volumes.largest).toBeLessThanOrEqual(2n ** 62n)
  })

  it("are carried when there is no more room, and then there is room again", () => {
    const volumes = Volumes.empty()
    Volumes.move(volumes, 0, 1, Money.of(usd, 7n))
    volumes.room = 0
    Volumes.move(volumes, 0, 1, Money.of(usd, 5n))
    expect([volumes.carried[1], volumes.sums[1], volumes.room]).toEqual([7n, 5n, Volumes.empty().room - 1])
    expect(Volumes.at(volumes, 0, usd)).toEqual({ currency: usd, debits: 0n, credits: 12n })
  })
})
