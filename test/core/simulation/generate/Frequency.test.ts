import { describe, expect, it } from "vitest"
import * as Rate from "#core/money/Rate.ts"
import * as Frequency from "#core/simulation/generate/Frequency.ts"
import * as Random from "#core/simulation/generate/Random.ts"
import * as Day from "#core/time/Day.ts"

const on = (frequency: Frequency.Frequency, year: number, month: number, day: number) =>
  Frequency.on(frequency, Day.fromCivil(year, month, day))

const certain = (times: number) => ({ certain: times, oneMore: { times: 0, outOf: 1 } })

describe("how many orders a day has", () => {
  const frequency = Frequency.of({
    count: 10,
    orders_per_day: "0.85",
    weekdays: { sun: 0, sat: 2 },
    months: { dec: 1.5 }
  })

  it("is what all sellers have together, the whole part for certain and the rest by chance", () => {
    expect(on(frequency, 2026, 3, 2)).toEqual({ certain: 8, oneMore: { times: 5, outOf: 10 } })
  })

  it("is multiplied on weekdays and in months, exactly", () => {
    expect(on(frequency, 2026, 3, 7), "a Saturday").toEqual(certain(17))
    expect(on(frequency, 2026, 3, 8), "a Sunday").toEqual(certain(0))
    expect(on(frequency, 2026, 3, 9), "a Monday").toEqual(on(frequency, 2026, 3, 2))
    expect(on(frequency, 2026, 12, 1)).toEqual({ certain: 12, oneMore: { times: 75, outOf: 100 } })
    expect(on(frequency, 2026, 12, 26)).toEqual({ certain: 25, oneMore: { times: 5, outOf: 10 } })
  })

  it("is drawn as one of two numbers, on average the stated one", () => {
    const random = Random.of(1, "days")
    const draws = Array.from({ length: 4000 }, () => Frequency.draw(on(frequency, 2026, 12, 1), random))
    expect(new Set(draws)).toEqual(new Set([12, 13]))
    const more = draws.filter((count) => count === 13).length
    expect(more).toBeGreaterThan(2900)
    expect(more).toBeLessThan(3100)
    expect(Frequency.draw(certain(4), random)).toBe(4)
  })

  it("keeps nine decimals, the most that three factors have", () => {
    const tiny = Frequency.of({ count: 1, orders_per_day: 0.001, weekdays: { mon: 0.001 }, months: { mar: 0.001 } })
    expect(on(tiny, 2026, 3, 2)).toEqual({ certain: 0, oneMore: { times: 1, outOf: 1_000_000_000 } })
    expect(Random.odds(Rate.of("0.000000001"))).toEqual({ times: 1, outOf: 1_000_000_000 })
  })
})

describe("the most orders of some days", () => {
  const daily = Frequency.of({ count: 3, orders_per_day: 1.5, weekdays: { tue: 0 } })
  const [monday, wednesday] = [Day.fromCivil(2026, 3, 2), Day.fromCivil(2026, 3, 4)]

  it("counts every chance as one more", () => {
    expect(Frequency.most(daily, monday, wednesday, 1000)).toBe(10)
    expect(Frequency.most(daily, Day.plus(monday, 1), Day.plus(monday, 1), 1000)).toBe(0)
  })

  it("is counted no further than it matters", () => {
    expect(Frequency.most(daily, monday, Day.last, 12)).toBe(15)
  })
})
