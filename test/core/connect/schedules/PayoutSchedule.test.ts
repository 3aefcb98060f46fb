import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as HoldingPeriod from "#core/connect/schedules/HoldingPeriod.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Day from "#core/time/Day.ts"
import * as Zone from "#core/time/Zone.ts"
import * as Instant from "#core/time/Instant.ts"

const us = Calendar.of("US")
const day = (text: string): Day.Day => Result.getOrThrow(Day.parse(text))
const moment = (text: string): Instant.Instant => Result.getOrThrow(Instant.parse(text))

const daily = { interval: "daily" } as const
const weekly = (...weekdays: ReadonlyArray<number>) => ({ interval: "weekly", weekdays }) as const
const monthly = (...days: ReadonlyArray<number>) => ({ interval: "monthly", days }) as const

/** The days from February to March 2026 that a schedule names. */
const named = (schedule: PayoutSchedule.Automatic): ReadonlyArray<string> =>
  Array.from({ length: 59 }, (_, index) => Day.plus(day("2026-02-01"), index))
    .filter((each) => PayoutSchedule.names(schedule, each))
    .map((each) => Day.format(each).slice(5))

describe("the days that a schedule names", () => {
  it("are every day, some of the week or some of the month", () => {
    expect(named(daily)).toHaveLength(59)
    expect(named(weekly(0)).slice(0, 2)).toEqual(["02-02", "02-09"])
    expect(named(weekly(6)).slice(0, 2)).toEqual(["02-01", "02-08"])
    expect(named(weekly(0, 3)).slice(0, 4)).toEqual(["02-02", "02-05", "02-09", "02-12"])
    expect(named(monthly(1, 15))).toEqual(["02-01", "02-15", "03-01", "03-15"])
  })

  it("are the last of a month that is too short, and in a longer one only their own", () => {
    expect(named(monthly(29))).toEqual(["02-28", "03-29"])
    expect(named(monthly(31))).toEqual(["02-28", "03-31"])
    expect(named(monthly(28))).toEqual(["02-28", "03-28"])
    expect(named(monthly(1, 31))).toEqual(["02-01", "02-28", "03-01", "03-31"])
    expect(named(monthly(30, 31))).toEqual(["02-28", "03-30", "03-31"])
  })
})

describe("two schedules", () => {
  const [years, days] = ["US", "TH"].map(HoldingPeriod.of)
  const manual = { interval: "manual" } as const
  const all: ReadonlyArray<PayoutSchedule.PayoutSchedule> = [
    daily,
    manual,
    ...[years, days].flatMap((holding) => (holding === undefined ? [] : [{ ...manual, holding }])),
    ...[[0], [0, 3], [0, 4], [3, 4, 0]].map((weekdays) => weekly(...weekdays)),
    ...[[1], [1, 15], [1, 20]].map((ofMonth) => monthly(...ofMonth))
  ]

  it("are the same only where they pay out on the same days, or hold for as long", () => {
    for (const one of all) expect(all.filter((other) => PayoutSchedule.equals(one, other))).toEqual([one])
  })

  it("are the same in whatever order their days are stated", () => {
    expect(PayoutSchedule.equals(weekly(0, 3), weekly(3, 0))).toBe(true)
    expect(PayoutSchedule.equals(monthly(1, 15), monthly(15, 1))).toBe(true)
  })
})

// Business days by the federal holidays of the United States and by TARGET.
const payoutDays: ReadonlyArray<
  readonly [why: string, PayoutSchedule.Automatic, Calendar.Calendar, from: string, payoutDay: string]
> = [
  ["a business day is its own", daily, us, "2026-03-04", "2026-03-04"],
  ["recorded, AIR: Monday's run pays out on Tuesday", daily, us, "2023-01-24", "2023-01-24"],
  ["recorded, FIV: what is there on Saturday arrives on Monday", daily, Calendar.target, "2021-01-23", "2021-01-25"],
  ["a weekend moves to Monday", daily, us, "2026-03-07", "2026-03-09"],
  ["a weekend before a holiday to Tuesday", daily, us, "2026-05-23", "2026-05-26"],
  ["a week's day that is to come", weekly(4), us, "2026-03-02", "2026-03-06"],
  ["a week's day that is past", weekly(0), us, "2026-03-03", "2026-03-09"],
  ["the nearer of two", weekly(0, 3), us, "2026-03-03", "2026-03-05"],
  ["a week's day that is a holiday, Memorial Day", weekly(0), us, "2026-05-20", "2026-05-26"],
  ["the day a holiday moved to, asked for on that day", weekly(0), us, "2026-05-26", "2026-05-26"],
  ["not the day after it", weekly(0), us, "2026-05-27", "2026-06-01"],
  ["a Sunday is Monday", weekly(6), us, "2026-03-03", "2026-03-09"],
  ["the last day of February", monthly(31), Calendar.of("AE"), "2025-02-02", "2025-02-28"],
  ["which is a Saturday in 2026 and moves into March", monthly(31), us, "2026-02-03", "2026-03-02"],
  ["as the last of January had moved into February", monthly(31), us, "2026-02-02", "2026-02-02"],
  ["the 31st of a longer month is no other day", monthly(31), us, "2026-03-03", "2026-03-31"],
  ["the first of January is a holiday", monthly(1), us, "2025-12-15", "2026-01-02"],
  ["the 15th, a Sunday, and the 16th are one payout day", monthly(15, 16), us, "2026-02-13", "2026-02-17"],
  ["Good Friday and Easter Monday are closed", daily, Calendar.target, "2026-04-03", "2026-04-07"]
]

describe("the next payout day", () => {
  it.each(payoutDays)("%s", (_, schedule, calendar, from, expected) => {
    expect(Day.format(PayoutSchedule.nextPayoutDay(schedule, calendar, day(from)))).toBe(expected)
  })

  it("is always a business day, and never before", () => {
    for (let index = 0; index < 800; index += 1) {
      const from = Day.plus(day("2025-01-01"), index)
      for (const schedule of [daily, weekly(0), weekly(5, 6), monthly(1), monthly(30, 31)]) {
        const next = PayoutSchedule.nextPayoutDay(schedule, us, from)
        expect(next).toBeGreaterThanOrEqual(from)
        expect(Calendar.isBusinessDay(us, next)).toBe(true)
        expect(PayoutSchedule.nextPayoutDay(schedule, us, next)).toBe(next)
      }
    }
  })
})

describe("a payout", () => {
  it("is created at 01:00 UTC of the calendar day before its day", () => {
    expect(Instant.format(PayoutSchedule.runOf(day("2023-01-24")))).toBe("2023-01-23T01:00:00Z")
    expect(Instant.format(PayoutSchedule.runOf(day("2021-01-25")))).toBe("2021-01-24T01:00:00Z")
  })

  it.each([
    ["2026-03-02T00:59:59Z", "2026-03-03"],
    ["2026-03-02T01:00:00Z", "2026-03-04"],
    ["2026-03-02T23:59:59Z", "2026-03-04"]
  ])("that takes what came at %s is of %s at the earliest", (at, expected) => {
    expect(Day.format(PayoutSchedule.dayAfter(moment(at)))).toBe(expected)
  })

  it.each([
    ["2026-03-04", "2026-03-04"],
    ["2026-03-04T00:00:01Z", "2026-03-05"]
  ])("that takes what matures at %s is of %s at the earliest", (at, expected) => {
    expect(Day.format(PayoutSchedule.dayOfMaturity(moment(at)))).toBe(expected)
  })

  it.each([
    ["2026-03-04T18:00Z", "2026-03-04"],
    ["2026-03-04T18:00:01Z", "2026-03-05"],
    ["2026-03-04", "2026-03-04"]
  ])("that takes what matures at %s, where days start at 10:00 of the Pacific, is of %s", (at, expected) => {
    const timezone = Zone.of("America/Los_Angeles") ?? expect.fail()
    const start = { hour: 10, minutes: 0, timezone } as const
    expect(Day.format(PayoutSchedule.dayOfMaturity(moment(at), start))).toBe(expected)
  })
})
