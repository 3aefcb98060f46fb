import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as StartOfDay from "#core/connect/schedules/StartOfDay.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import * as Zone from "#core/time/Zone.ts"

const moment = (text: string): Instant.Instant => Result.getOrThrow(Instant.parse(text))
const day = (text: string): Day.Day => Result.getOrThrow(Day.parse(text))

const start = (name: string, hour: number, minutes: 0 | 30 = 0): StartOfDay.StartOfDay => ({
  hour,
  minutes,
  timezone: Zone.of(name) ?? expect.fail(`no zone ${name}`)
})

const dayOf = (of: StartOfDay.StartOfDay | undefined, at: string): string =>
  Day.format(StartOfDay.dayOf(of, moment(at)))

describe("the day that a payment belongs to", () => {
  // docs.stripe.com/connect/customized-start-of-day: in Singapore from 06:00 to 06:00 of the next day.
  it.each([
    ["2026-03-01T21:59:59Z", "2026-03-01"],
    ["2026-03-01T22:00:00Z", "2026-03-02"],
    ["2026-03-02T21:59:59Z", "2026-03-02"],
    ["2026-03-02T22:00:00Z", "2026-03-03"]
  ])("at %s is %s, from 06:00 in Singapore on", (at, expected) => {
    expect(dayOf(start("Asia/Singapore", 6), at)).toBe(expected)
  })

  it("is the UTC day where nothing else is said", () => {
    expect(dayOf(undefined, "2026-03-02T23:59:59Z")).toBe("2026-03-02")
    expect(StartOfDay.momentOf(undefined, day("2026-03-02"))).toBe(moment("2026-03-02"))
  })

  it("may begin at half past", () => {
    expect(Instant.format(StartOfDay.momentOf(start("Australia/Darwin", 3, 30), day("2026-03-02")))).toBe(
      "2026-03-01T18:00:00Z"
    )
  })

  it("does not end twice when the clock goes back over its start", () => {
    const half = start("America/New_York", 1, 30)
    expect(dayOf(half, "2026-11-01T05:29:59Z")).toBe("2026-10-31")
    expect(dayOf(half, "2026-11-01T05:30:00Z")).toBe("2026-11-01")
    expect(dayOf(half, "2026-11-01T06:10:00Z")).toBe("2026-11-01")
  })

  const seconds = fc.integer({ min: moment("2015-01-02"), max: moment("2040-12-29") }).map(Instant.of)
  const starts = fc
    .record({
      name: fc.constantFrom(...Zone.names),
      hour: fc.nat(23),
      minutes: fc.constantFrom(0 as const, 30 as const)
    })
    .map(({ hour, minutes, name }) => start(name, hour, minutes))

  it("has begun, and the next has not", () => {
    fc.assert(
      fc.property(seconds, starts, (at, of) => {
        const found = StartOfDay.dayOf(of, at)
        expect(StartOfDay.momentOf(of, found) <= at).toBe(true)
        expect(at < StartOfDay.momentOf(of, Day.plus(found, 1))).toBe(true)
      })
    )
  })

  it("is never an earlier one for a later payment, around the hours in which clocks change too", () => {
    const turns = [...Zone.names].flatMap((name) =>
      (Zone.of(name)?.seasons ?? []).flatMap(({ from }) => (from > 0 ? [from] : []))
    )
    const nearTurn = fc
      .tuple(fc.constantFrom(...turns), fc.integer({ min: -7200, max: 7200 }))
      .map(([turn, by]) => Instant.of(turn + by))
    fc.assert(
      fc.property(fc.oneof(seconds, nearTurn), fc.nat(7200), starts, (at, later, of) => {
        expect(StartOfDay.dayOf(of, at) <= StartOfDay.dayOf(of, Instant.plus(at, later))).toBe(true)
      })
    )
  })

  it("is the UTC day where it begins at midnight UTC", () => {
    fc.assert(
      fc.property(seconds, (at) => {
        expect(StartOfDay.dayOf(start("Etc/UTC", 0), at)).toBe(StartOfDay.dayOf(undefined, at))
      })
    )
  })
})
