/**
 * What a rate limit lets through, by a clock that the test has in its hand.
 */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as RateLimit from "#apps/sandbox/http/RateLimit.ts"

describe("a rate limit", () => {
  it("lets a second's requests through at once, and then as many as time allows, on each account", () => {
    let now = 0
    const isOver = RateLimit.of(4, () => now)
    const through = (account: string, count: number) => Array.from({ length: count }, () => !isOver(account))
    expect(through("acct_a", 6)).toEqual([true, true, true, true, false, false])
    expect(through("acct_b", 1)).toEqual([true])
    now = 249
    expect(through("acct_a", 1)).toEqual([false])
    now = 250
    expect(through("acct_a", 2)).toEqual([true, false])
    now = 60_000
    expect(through("acct_a", 5)).toEqual([true, true, true, true, false])
  })

  it("lets no more through than a second's and what the time since allows", () => {
    const waits = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 200 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), waits, (perSecond, all) => {
        let now = 0
        const isOver = RateLimit.of(perSecond, () => now)
        let through = 0
        for (const wait of all) {
          now += wait
          through += isOver("acct_a") ? 0 : 1
        }
        expect(through).toBeLessThanOrEqual(perSecond + (now / 1000) * perSecond + 1e-6)
        expect(through).toBeGreaterThanOrEqual(Math.min(all.length, perSecond))
      })
    )
  })

  it.each([0, -1, 1.5, Number.NaN])("is not %s", (perSecond) => {
    expect(() => RateLimit.of(perSecond)).toThrow(
      `${perSecond} is no rate limit: expected a whole number of requests a second, at least 1`
    )
  })
})
