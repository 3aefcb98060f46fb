import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { split } from "#core/money/Apportionment.ts"

const totals = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
const weights = fc
  .array(fc.oneof(fc.bigInt({ min: 0n, max: 100n }), fc.bigInt({ min: 0n, max: 10n ** 18n })), {
    minLength: 1,
    maxLength: 8
  })
  .filter((weights) => weights.some((weight) => weight > 0n))

const sum = (numbers: ReadonlyArray<bigint>): bigint => numbers.reduce((total, number) => total + number, 0n)
const size = (number: bigint): bigint => (number < 0n ? -number : number)

describe("worked examples", () => {
  it.each<[string, bigint, ReadonlyArray<bigint>, ReadonlyArray<bigint>]>([
    ["gives the left-over unit to the earlier of two equal fractions", 10n, [50n, 25n, 25n], [5n, 3n, 2n]],
    ["gives it to the larger fraction, not to the first or the largest share", 15n, [80n, 15n, 5n], [12n, 2n, 1n]],
    ["hands out one unit each", 11n, [1n, 1n, 1n, 1n], [3n, 3n, 3n, 2n]],
    ["splits a ratio of two to one", 3n, [2n, 1n, 0n], [2n, 1n, 0n]],
    ["gives nothing to a zero weight, even when it is first", 1n, [0n, 1n, 1n], [0n, 1n, 0n]],
    ["splits five by three to seven", 5n, [3n, 7n], [2n, 3n]],
    ["splits a negative total like its opposite", -10n, [50n, 25n, 25n], [-5n, -3n, -2n]],
    ["splits nothing into nothings", 0n, [1n, 2n], [0n, 0n]],
    ["gives all to a single weight", 7n, [3n], [7n]],
    ["does not lose units beyond 2^53", 2n ** 80n + 1n, [1n, 1n], [2n ** 79n + 1n, 2n ** 79n]]
  ])("%s", (_, total, weights, parts) => {
    expect(split(total, weights)).toEqual(parts)
  })
})

describe("laws", () => {
  it("loses nothing", () => {
    fc.assert(
      fc.property(totals, weights, (total, weights) => {
        expect(sum(split(total, weights))).toBe(total)
      })
    )
  })

  it("keeps every part within one unit of its exact share, and whole shares untouched", () => {
    fc.assert(
      fc.property(totals, weights, (total, weights) => {
        const whole = sum(weights)
        split(total, weights).forEach((part, index) => {
          const exact = total * (weights[index] ?? 0n)
          expect(size(part * whole - exact) < whole).toBe(true)
          if (exact % whole === 0n) expect(part).toBe(exact / whole)
        })
      })
    )
  })

  it("is symmetric in the sign of the total", () => {
    fc.assert(
      fc.property(totals, weights, (total, weights) => {
        expect(split(-total, weights)).toEqual(split(total, weights).map((part) => -part))
      })
    )
  })

  it("depends on the ratio of the weights only", () => {
    fc.assert(
      fc.property(totals, weights, fc.bigInt({ min: 1n, max: 1000n }), (total, weights, factor) => {
        expect(
          split(
            total,
            weights.map((weight) => weight * factor)
          )
        ).toEqual(split(total, weights))
      })
    )
  })

  it("gives each weight the same part in any order, ties aside", () => {
    fc.assert(
      fc.property(totals, weights, fc.integer({ min: 0, max: 7 }), (total, weights, turn) => {
        const fractions = weights.map((weight) => (size(total) * weight) % sum(weights))
        fc.pre(new Set(fractions).size === fractions.length)
        const turned = <A>(list: ReadonlyArray<A>) => [...list.slice(turn), ...list.slice(0, turn)].toReversed()
        expect(split(total, turned(weights))).toEqual(turned(split(total, weights)))
      })
    )
  })

  it("gives the larger weight at least as much", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n }), weights, (total, weights) => {
        const parts = split(total, weights).map((part, index) => ({ part, weight: weights[index] ?? 0n }))
        for (const a of parts) for (const b of parts) if (a.weight > b.weight) expect(a.part >= b.part).toBe(true)
      })
    )
  })
})

describe("bugs", () => {
  it.each<[string, ReadonlyArray<bigint>, string]>([
    ["a negative weight", [1n, -1n, 5n], "cannot split by a negative weight: -1"],
    ["weights of nothing", [0n, 0n], "cannot split by weights that add up to nothing"],
    ["no weights", [], "cannot split by weights that add up to nothing"]
  ])("throws on %s", (_, weights, message) => {
    expect(() => split(10n, weights)).toThrow(new RangeError(message))
    expect(() => split(0n, weights)).toThrow(RangeError)
  })
})
