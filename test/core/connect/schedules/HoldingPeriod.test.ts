import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as HoldingPeriod from "#core/connect/schedules/HoldingPeriod.ts"
import * as Day from "#core/time/Day.ts"

const day = (text: string): Day.Day => Result.getOrThrow(Day.parse(text))

describe("how long money may be held", () => {
  // https://docs.stripe.com/connect/manual-payouts: Thailand 10 days, United States 2 years, all others 90 days.
  it.each([
    ["TH", "10 days", "2026-03-14"],
    ["US", "2 years", "2028-03-04"],
    ["GB", "90 days", "2026-06-02"],
    ["DE", "90 days", "2026-06-02"],
    ["JP", "90 days", "2026-06-02"]
  ])("in %s is %s: what came on 4 March 2026 goes on %s", (country, told, end) => {
    const period = HoldingPeriod.of(country)
    expect(HoldingPeriod.format(period)).toBe(told)
    expect(Day.format(HoldingPeriod.end(period, day("2026-03-04")))).toBe(end)
  })

  it.each([
    ["2024-02-10", "2026-02-10"],
    ["2024-02-28", "2026-02-28"],
    ["2024-02-29", "2026-02-28"],
    ["2024-03-01", "2026-03-01"],
    ["2022-02-28", "2024-02-28"],
    ["2024-01-29", "2026-01-29"]
  ])("of 29 February ends on the 28th: %s, %s", (came, end) => {
    expect(Day.format(HoldingPeriod.end({ years: 2 }, day(came)))).toBe(end)
  })

  it("ends no later than the calendar", () => {
    const end = (period: HoldingPeriod.HoldingPeriod, came: string) => Day.format(HoldingPeriod.end(period, day(came)))
    expect(end({ years: 2 }, "9997-12-30")).toBe("9999-12-30")
    expect(end({ years: 2 }, "9998-01-01")).toBe("9999-12-31")
    expect(end({ days: 10 }, "9999-12-20")).toBe("9999-12-30")
    expect(end({ days: 10 }, "9999-12-21")).toBe("9999-12-31")
    expect(end({ days: 10 }, "9999-12-22")).toBe("9999-12-31")
  })
})
