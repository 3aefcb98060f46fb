import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

const instants = fc.integer({ min: Instant.startOf(Day.first), max: Instant.endOf(Day.last) }).map(Instant.of)
const read = (text: string): Instant.Instant => Result.getOrThrow(Instant.parse(text))

describe("reading a moment", () => {
  it.each([
    ["2026-01-05T10:00:00Z", 1_767_607_200],
    ["2026-01-05T10:00Z", 1_767_607_200],
    ["2026-01-05T10:00:07Z", 1_767_607_207],
    ["2026-01-05", 1_767_571_200],
    ["1970-01-01", 0],
    ["9999-12-31T23:59:59Z", 253_402_300_799]
  ])("%s", (text, seconds) => {
    expect(read(text)).toBe(seconds)
  })

  const shape = `UTC, as in "2026-01-05T10:00:00Z", "2026-01-05T10:00Z" or "2026-01-05"`
  const existing = "a day that exists, from 1970-01-01 to 9999-12-31"
  const clock = "a time from 00:00:00 to 23:59:59"

  it.each([
    ["2026-01-05T10:00:00+01:00", shape],
    ["2026-01-05T10:00:00+00:00", shape],
    ["2026-01-05T10:00:00", shape],
    ["2026-01-05T10:00:00.000Z", shape],
    ["2026-01-05 10:00", shape],
    ["2026-01-05T10Z", shape],
    ["2026-01-05Z", shape],
    ["1767607200", shape],
    ["", shape],
    ["2026-02-30", existing],
    ["2026-02-30T10:00Z", existing],
    ["1969-12-31T23:59:59Z", existing],
    ["2026-01-05T24:00:00Z", clock],
    ["2026-01-05T10:60Z", clock],
    ["2016-12-31T23:59:60Z", clock]
  ])("refuses %j", (text, expected) => {
    const refusal = Result.getOrThrow(Result.flip(Instant.parse(text)))
    expect(refusal).toBeInstanceOf(Instant.InvalidInstant)
    expect(refusal.message).toBe(`${JSON.stringify(text)} is not a moment: expected ${expected}`)
  })

  it("throws for a number that is no second of the calendar", () => {
    expect(() => Instant.of(-1)).toThrow(
      new RangeError("no second of the calendar is -1 seconds after 1970-01-01T00:00:00Z")
    )
    for (const seconds of [0.5, Number.NaN, 253_402_300_800]) expect(() => Instant.of(seconds)).toThrow(RangeError)
  })
})

describe("printing a moment", () => {
  it("agrees with JavaScript's dates and reads back as itself", () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const text = Instant.format(instant)
        expect(text).toBe(new Date(instant * 1000).toISOString().replace(".000Z", "Z"))
        expect(read(text)).toBe(instant)
      })
    )
  })
})

describe("arithmetic", () => {
  it("knows the day a moment falls on", () => {
    expect(Day.format(Instant.dayOf(read("2026-01-05T23:59:59Z")))).toBe("2026-01-05")
    fc.assert(
      fc.property(instants, (instant) => {
        const day = Instant.dayOf(instant)
        expect(Instant.startOf(day) <= instant && instant <= Instant.endOf(day)).toBe(true)
      })
    )
  })

  it("adds seconds and orders moments", () => {
    const [earlier, later] = [read("2026-01-05T10:00Z"), read("2026-01-05T10:01Z")]
    expect(Instant.plus(earlier, 60)).toBe(later)
    expect(Instant.plus(later, -60)).toBe(earlier)
    expect(Instant.plusDays(earlier, 2)).toBe(Instant.plus(earlier, 48 * 3600))
    expect([Instant.compare(earlier, later), Instant.compare(later, earlier), Instant.compare(later, later)]).toEqual([
      -1, 1, 0
    ])
    for (const pair of [[earlier, later] as const, [later, earlier] as const]) {
      expect([Instant.min(...pair), Instant.max(...pair)]).toEqual([earlier, later])
    }
    expect(() => Instant.plus(Instant.of(0), -1)).toThrow(RangeError)
  })

  it("counts the whole days between two moments", () => {
    const from = read("2026-01-05T10:00Z")
    const between = (seconds: number) => Instant.daysBetween(from, Instant.plus(from, seconds))
    expect([0, 86_399, 86_400, 86_401, 172_799, 172_800].map(between)).toEqual([0, 0, 1, 1, 1, 2])
  })
})
