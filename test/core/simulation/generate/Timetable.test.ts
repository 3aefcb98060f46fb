import * as fc from "fast-check"
import { expect, it } from "vitest"
import * as Timetable from "#core/simulation/generate/Timetable.ts"
import type { Dated } from "#core/simulation/steps/Dated.ts"
import * as Instant from "#core/time/Instant.ts"

const steps = (moments: ReadonlyArray<number>, name: string): ReadonlyArray<Dated> =>
  moments
    .toSorted((a, b) => a - b)
    .map((at, index) => ({
      at: Instant.of(at),
      command: { _tag: "refund", key: `${name}${index}`, charge: "ch_o1" }
    }))

const moments = fc.array(fc.nat({ max: 12 }), { maxLength: 12 })

it("two sources of steps become one in the order of time, the first source first within a moment", () => {
  fc.assert(
    fc.property(moments, moments, (some, others) => {
      const [first, second] = [steps(some, "a"), steps(others, "b")]
      const sorted = [...first, ...second].toSorted((a, b) => a.at - b.at)
      expect([...Timetable.merged(first, second)]).toEqual(sorted)
    })
  )
})

it("nothing is drawn before it is asked for, and each look begins anew", () => {
  let drawn = 0
  const endless: Iterable<Dated> = {
    *[Symbol.iterator]() {
      for (;;) yield* steps([drawn++], "b")
    }
  }
  const merged = Timetable.merged(steps([0, 3], "a"), endless)
  const some = []
  for (const { command } of merged) {
    some.push(command.key)
    if (some.length === 3) break
  }
  expect(some).toEqual(["a0", "b0", "b0"])
  expect(drawn).toBeLessThan(5)
  expect(merged[Symbol.iterator]().next().done).toBe(false)
})
