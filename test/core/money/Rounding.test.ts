import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { divide, type Rounding } from "#core/money/Rounding.ts"

const roundings: ReadonlyArray<Rounding> = ["half_up", "half_even", "down", "up", "floor", "ceiling"]

describe("divide", () => {
  it.each<[bigint, bigint, Record<Rounding, bigint>]>([
    [5n, 2n, { half_up: 3n, half_even: 2n, down: 2n, up: 3n, floor: 2n, ceiling: 3n }],
    [7n, 2n, { half_up: 4n, half_even: 4n, down: 3n, up: 4n, floor: 3n, ceiling: 4n }],
    [-5n, 2n, { half_up: -3n, half_even: -2n, down: -2n, up: -3n, floor: -3n, ceiling: -2n }],
    [-7n, 2n, { half_up: -4n, half_even: -4n, down: -3n, up: -4n, floor: -4n, ceiling: -3n }],
    [5n, -2n, { half_up: -3n, half_even: -2n, down: -2n, up: -3n, floor: -3n, ceiling: -2n }],
    [-5n, -2n, { half_up: 3n, half_even: 2n, down: 2n, up: 3n, floor: 2n, ceiling: 3n }],
    [1n, 3n, { half_up: 0n, half_even: 0n, down: 0n, up: 1n, floor: 0n, ceiling: 1n }],
    [-1n, 3n, { half_up: 0n, half_even: 0n, down: 0n, up: -1n, floor: -1n, ceiling: 0n }],
    [2n, 3n, { half_up: 1n, half_even: 1n, down: 0n, up: 1n, floor: 0n, ceiling: 1n }],
    [1n, 2n, { half_up: 1n, half_even: 0n, down: 0n, up: 1n, floor: 0n, ceiling: 1n }],
    [-1n, 2n, { half_up: -1n, half_even: 0n, down: 0n, up: -1n, floor: -1n, ceiling: 0n }],
    [6n, 3n, { half_up: 2n, half_even: 2n, down: 2n, up: 2n, floor: 2n, ceiling: 2n }],
    [0n, 3n, { half_up: 0n, half_even: 0n, down: 0n, up: 0n, floor: 0n, ceiling: 0n }]
  ])("%s / %s", (numerator, denominator, expected) => {
    for (const rounding of roundings)
      expect(divide(numerator, denominator, rounding), rounding).toBe(expected[rounding])
  })

  it("agrees with a number line walked step by step", () => {
    for (let numerator = -60n; numerator <= 60n; numerator++) {
      for (let denominator = -12n; denominator <= 12n; denominator++) {
        if (denominator === 0n) continue
        for (const rounding of roundings) {
          const name = `${numerator} / ${denominator} ${rounding}`
          expect(divide(numerator, denominator, rounding), name).toBe(walked(numerator, denominator, rounding))
        }
      }
    }
  })

  it("answers with one of the two neighbours, and the nearer one when rounding to the half", () => {
    fc.assert(
      fc.property(
        fc.bigInt(),
        fc.bigInt().filter((denominator) => denominator !== 0n),
        fc.constantFrom(...roundings),
        (numerator, denominator, rounding) => {
          const distance = size(numerator - divide(numerator, denominator, rounding) * denominator)
          expect(distance < size(denominator)).toBe(true)
          if (rounding.startsWith("half")) expect(2n * distance <= size(denominator)).toBe(true)
        }
      )
    )
  })

  it("throws on a zero denominator", () => {
    expect(() => divide(1n, 0n, "down")).toThrow(RangeError)
  })
})

const size = (number: bigint): bigint => (number < 0n ? -number : number)

const walked = (numerator: bigint, denominator: bigint, rounding: Rounding): bigint => {
  const [top, bottom] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator]
  let floor = -100n
  while ((floor + 1n) * bottom <= top) floor++
  if (floor * bottom === top) return floor
  const ceiling = floor + 1n
  const [inner, outer] = top < 0n ? [ceiling, floor] : [floor, ceiling]
  const [below, above] = [top - floor * bottom, ceiling * bottom - top]
  if (rounding === "floor") return floor
  if (rounding === "ceiling") return ceiling
  if (rounding === "down") return inner
  if (rounding === "up") return outer
  if (below !== above) return below < above ? floor : ceiling
  if (rounding === "half_up") return outer
  return floor % 2n === 0n ? floor : ceiling
}
