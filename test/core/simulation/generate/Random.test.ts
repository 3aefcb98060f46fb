import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { counted } from "../schema/Markets.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Random from "#core/simulation/generate/Random.ts"

const many = <A>(count: number, draw: () => A): ReadonlyArray<A> => Array.from({ length: count }, draw)

/** The first numbers of a stream. */
const first = (seed: number, label: string) => {
  const random = Random.of(seed, label)
  return many(8, () => random.integer(0, 99))
}

describe("a stream", () => {
  it("is the same for its seed and label on every machine, and another for any other", () => {
    expect(first(1, "shops: times")).toEqual([26, 28, 48, 81, 50, 23, 4, 44])
    const streams = [first(1, "shops: times"), first(2, "shops: times"), first(1, "shops: sellers"), first(12, "")]
    expect(new Set(streams.map(String)).size).toBe(4)
    expect(first(4_294_967_295, "shops: times")).not.toEqual(first(0, "shops: times"))
  })

  it("draws whole numbers from one to another, both included", () => {
    const random = Random.of(1, "dice")
    const throws = counted(many(6000, () => random.integer(1, 6)))
    expect([...throws.keys()].toSorted()).toEqual([1, 2, 3, 4, 5, 6])
    for (const count of throws.values()) expect(count).toBeGreaterThan(850)
    expect(random.integer(7, 7)).toBe(7)
    expect(random.integer(0, 10 ** 12)).toBeGreaterThan(6000)
  })

  it("draws nothing from nothing", () => {
    expect(() => Random.of(1, "none").one([])).toThrow(RangeError)
    expect(Random.of(1, "one").one(["a"])).toBe("a")
  })
})

describe("a chance", () => {
  it.each([
    ["0%", 0, 0],
    ["100%", 10_000, 10_000],
    ["25%", 2350, 2650],
    ["0.01%", 0, 6]
  ])("of %s comes about as often: from %d to %d times in 10000", (rate, least, most) => {
    const random = Random.of(3, "chances")
    const odds = Random.odds(Rate.of(rate))
    const times = many(10_000, () => random.chance(odds)).filter(Boolean).length
    expect(times).toBeGreaterThanOrEqual(least)
    expect(times).toBeLessThanOrEqual(most)
  })

  it("is exact, or refused", () => {
    expect(Random.odds(Rate.of("2.5%"))).toEqual({ times: 25, outOf: 1000 })
    expect(() => Random.odds(Rate.of(`0.${"1".repeat(16)}`))).toThrow("too many decimals")
  })
})

describe("a choice by weights", () => {
  it("is made as often as the weights say, and never where there is none", () => {
    const random = Random.of(5, "weights")
    const weighted = Random.weighted([
      ["none", Rate.zero],
      ["one", Rate.of("0.5")],
      ["no", Rate.zero],
      ["three", Rate.of("1.5")]
    ])
    const counts = counted(many(4000, () => random.pick(weighted)))
    expect([...counts.keys()].toSorted()).toEqual(["one", "three"])
    expect(counts.get("one")).toBeGreaterThan(900)
    expect(counts.get("one")).toBeLessThan(1100)
  })

  it("is impossible where all weights are zero", () => {
    expect(() => Random.weighted([["none", Rate.zero]])).toThrow(RangeError)
    expect(() => Random.weighted([])).toThrow(RangeError)
  })

  it("takes only what there is", () => {
    const weights = fc
      .array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 6 })
      .filter((all) => all.some((it) => it > 0))
    fc.assert(
      fc.property(weights, fc.nat(), (all, seed) => {
        const weighted = Random.weighted(all.map((weight, index) => [index, Rate.of(String(weight))] as const))
        expect(all[Random.of(seed, "any").pick(weighted)]).toBeGreaterThan(0)
      })
    )
  })
})
