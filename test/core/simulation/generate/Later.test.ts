import { describe, expect, it } from "vitest"
import * as Later from "#core/simulation/generate/Later.ts"
import * as Random from "#core/simulation/generate/Random.ts"
import * as Instant from "#core/time/Instant.ts"
import { moment } from "../../connect/Worlds.ts"

const noon = moment("2026-03-02T12:00:00Z")
const drawn = (from: number, to: number): ReadonlyArray<Instant.Instant> => {
  const random = Random.of(1, "delays")
  return Array.from({ length: 400 }, () => Later.daysLater(noon, { from, to }, random))
}

describe("so many days later", () => {
  it("is any second of any of these days", () => {
    const moments = drawn(1, 3)
    const days = moments.map((at) => Instant.dayOf(at) - Instant.dayOf(noon))
    expect(new Set(days)).toEqual(new Set([1, 2, 3]))
    expect(Math.min(...moments)).toBeLessThan(noon + 13 * 3600)
  })

  it("is no earlier on the same day", () => {
    const moments = drawn(0, 0)
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(noon)
    expect(new Set(moments.map(Instant.dayOf))).toEqual(new Set([Instant.dayOf(noon)]))
  })
})
