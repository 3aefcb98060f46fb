import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Instant from "#core/time/Instant.ts"
import * as Day from "#core/time/Day.ts"

const day = (text: string): Day.Day => Result.getOrThrow(Day.parse(text))
const days = fc.integer({ min: Day.first, max: Day.last }).map(Day.of)
const dateOf = (day: Day.Day): Date => new Date(Instant.startOf(day) * 1000)

describe("the calendar", () => {
  it("agrees with JavaScript's own on every day from 1970 to 2100", () => {
    for (let count = 0; dateOf(Day.of(count)).getUTCFullYear() <= 2100; count++) {
      const today = Day.of(count)
      const date = dateOf(today)
      const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
      const text = date.toISOString().slice(0, 10)
      if (Day.format(today) !== text || Day.fromCivil(year, month, dayOfMonth) !== today) expect.unreachable(text)
      if (Day.isWeekend(today) !== [0, 6].includes(date.getUTCDay())) expect.unreachable(`weekend of ${text}`)
    }
  })

  it("agrees with it in any year to 9999, there and back", () => {
    fc.assert(
      fc.property(days, (today) => {
        expect(Day.format(today)).toBe(dateOf(today).toISOString().slice(0, 10))
        expect(day(Day.format(today))).toBe(today)
        const { year, month, day: dayOfMonth } = Day.toCivil(today)
        expect(Day.fromCivil(year, month, dayOfMonth)).toBe(today)
      })
    )
  })

  it("runs from 1970-01-01 to 9999-12-31", () => {
    expect([Day.first, Day.last].map(Day.format)).toEqual(["1970-01-01", "9999-12-31"])
  })

  it.each([
    ["2026-01-05", "Monday", false],
    ["2023-07-07", "Friday", false],
    ["2023-07-08", "Saturday", true],
    ["2023-12-17", "Sunday", true]
  ])("%s, a %s, lies on a weekend: %s", (text, _, weekend) => {
    expect(Day.isWeekend(day(text))).toBe(weekend)
  })
})

describe("arithmetic", () => {
  it.each([
    ["2024-02-28", 1, "2024-02-29"],
    ["2023-12-31", 1, "2024-01-01"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2024-12-18", 7, "2024-12-25"]
  ])("%s plus %s is %s", (from, count, to) => {
    expect(Day.format(Day.plus(day(from), count))).toBe(to)
  })

  it("has 86,400 seconds in every day", () => {
    fc.assert(
      fc.property(days, (today) => {
        expect(Instant.endOf(today) - Instant.startOf(today)).toBe(86_399)
        expect(dateOf(today).toISOString()).toContain("T00:00:00.000Z")
      })
    )
  })
})

describe("refusals", () => {
  it.each([
    ["2026-1-5", `year, month and day, as in "2026-01-05"`],
    ["05/01/2026", `year, month and day, as in "2026-01-05"`],
    ["2026-01-05T10:00Z", `year, month and day, as in "2026-01-05"`],
    ["", `year, month and day, as in "2026-01-05"`],
    ["12026-01-05", `year, month and day, as in "2026-01-05"`],
    ["2026-02-29", "a day that exists, from 1970-01-01 to 9999-12-31"],
    ["2026-02-30", "a day that exists, from 1970-01-01 to 9999-12-31"],
    ["2100-02-29", "a day that exists, from 1970-01-01 to 9999-12-31"],
    ["2026-04-31", "a day that exists, from 1970-01-01 to 9999-12-31"],
    ["2026-13-01", "a day that exists, from 1970-01-01 to 9999-12-31"],
    ["2026-00-10", "a day that exists, from 1970-01-01 to 9999-12-31"],
    ["2026-01-00", "a day that exists, from 1970-01-01 to 9999-12-31"],
    ["1969-12-31", "a day that exists, from 1970-01-01 to 9999-12-31"],
    ["0000-01-01", "a day that exists, from 1970-01-01 to 9999-12-31"]
  ])("refuses %j", (text, expected) => {
    const refusal = Result.getOrThrow(Result.flip(Day.parse(text)))
    expect(refusal).toBeInstanceOf(Day.InvalidDay)
    expect(refusal.message).toBe(`${JSON.stringify(text)} is not a day: expected ${expected}`)
  })

  it("of two is the earlier or the later one, whichever is named first", () => {
    const [one, other] = [Day.of(1), Day.of(2)]
    expect([Day.max(one, other), Day.max(other, one), Day.max(one, one)]).toEqual([other, other, one])
    expect([Day.min(one, other), Day.min(other, one), Day.min(one, one)]).toEqual([one, one, one])
  })

  it("throws outside the calendar", () => {
    expect(() => Day.of(-1)).toThrow(new RangeError("no day of the calendar is -1 days after 1970-01-01"))
    expect(() => Day.of(0.5)).toThrow(RangeError)
    expect(() => Day.of(Number.NaN)).toThrow(RangeError)
    expect(() => Day.plus(Day.last, 1)).toThrow(RangeError)
    expect(() => Day.fromCivil(2026, 2, 30)).toThrow(new RangeError("there is no day 2026-2-30 between 1970 and 9999"))
    expect(() => Day.fromCivil(2026, 1.5, 1)).toThrow(RangeError)
  })
})
