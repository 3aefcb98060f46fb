import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Upcoming from "#core/simulation/generate/Upcoming.ts"
import type { Dated } from "#core/simulation/steps/Dated.ts"
import * as Instant from "#core/time/Instant.ts"

const step = (at: number, key: string): Dated => ({
  at: Instant.of(at),
  command: { _tag: "refund", key, charge: "ch_o1" }
})

const taken = (upcoming: Upcoming.Upcoming, moment: number): ReadonlyArray<string> => {
  const keys: Array<string> = []
  for (let next = upcoming.next(Instant.of(moment)); next !== undefined; next = upcoming.next(Instant.of(moment))) {
    keys.push(next.command.key)
  }
  return keys
}

describe("what is upcoming", () => {
  it("comes at its moment and not before", () => {
    const upcoming = Upcoming.make()
    for (const at of [30, 10, 20]) upcoming.add(step(at, `at ${at}`))
    expect(taken(upcoming, 9)).toEqual([])
    expect(taken(upcoming, 20)).toEqual(["at 10", "at 20"])
    upcoming.add(step(25, "at 25"))
    expect(taken(upcoming, 30)).toEqual(["at 25", "at 30"])
    expect(taken(upcoming, 99)).toEqual([])
  })

  it("comes by its moment, and within one in the order it was added, whatever comes and goes in between", () => {
    const moves = fc.array(fc.oneof(fc.nat({ max: 20 }), fc.constant("take" as const)), { maxLength: 60 })
    fc.assert(
      fc.property(moves, (all) => {
        const upcoming = Upcoming.make()
        const waiting: Array<{ readonly at: number; readonly key: string }> = []
        for (const [turn, move] of all.entries()) {
          if (move === "take") {
            const first = waiting.toSorted((a, b) => a.at - b.at)[0]
            expect(upcoming.next(Instant.of(20))?.command.key).toBe(first?.key)
            if (first !== undefined) waiting.splice(waiting.indexOf(first), 1)
          } else {
            waiting.push({ at: move, key: `turn ${turn}` })
            upcoming.add(step(move, `turn ${turn}`))
          }
        }
        expect(taken(upcoming, 20)).toEqual(waiting.toSorted((a, b) => a.at - b.at).map(({ key }) => key))
      })
    )
  })
})
