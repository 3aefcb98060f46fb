import { describe, expect, it } from "vitest"
import { changed, issuesOf } from "./ScenarioFiles.ts"
import * as Zone from "#core/time/Zone.ts"

describe("the days of a delay", () => {
  it.each([32, -1, 1.5, "2", "lowest"])("cannot be %j", (days) => {
    expect(issuesOf(changed(["platform.payouts", { schedule: { delay_days: days } }]))).toEqual([
      "platform.payouts.schedule.delay_days: Expected a whole number of days from 0 to 31, or minimum"
    ])
  })
})

describe("a start of day", () => {
  const start_of_day = { hour: 6, minutes: 30, timezone: "Asia/Singapore" }

  it.each([
    [{ hour: 24 }, "hour: Expected a whole hour from 0 to 23"],
    [{ hour: -1 }, "hour: Expected a whole hour from 0 to 23"],
    [{ hour: 6.5 }, "hour: Expected a whole hour from 0 to 23"],
    [{ hour: undefined }, "hour: Missing key. The hour, 0 to 23, by the clock of the time zone."],
    [{ minutes: 15 }, "minutes: Expected 0 or 30"],
    [{ timezone: undefined }, "timezone: Missing key. The time zone, such as Asia/Singapore."]
  ])("is refused: %j", (change, message) => {
    const broken = Object.entries({ ...start_of_day, ...change }).filter(([, value]) => value !== undefined)
    expect(issuesOf(changed(["platform.payouts", { start_of_day: Object.fromEntries(broken) }]))).toEqual([
      `platform.payouts.start_of_day.${message}`
    ])
  })

  it("is refused in a time zone that is not known, with those that are", () => {
    const [issue] = issuesOf(changed(["platform.payouts", { start_of_day: { hour: 0, timezone: "Europe/Paris" } }]))
    const known = Zone.names.slice(0, -1).join(", ")
    expect(issue).toBe(`platform.payouts.start_of_day.timezone: Expected ${known} or Pacific/Honolulu`)
  })
})
