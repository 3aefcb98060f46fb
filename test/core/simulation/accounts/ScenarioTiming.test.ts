import { describe, expect, it } from "vitest"
import { bakery, type Change, changed, issuesOf, scenarioOf } from "../schema/ScenarioFiles.ts"

const delayOf = (account: object) => scenarioOf(changed(["accounts.ben", account])).accounts[2]?.settlementDelay
const asked = (delay_days: number | "minimum") => ({ payouts: { schedule: { delay_days } } })

describe("the delay of an account", () => {
  it("is its country's, or what is stated", () => {
    expect(delayOf({ type: "express" })).toEqual({ days: 2, count: "business" })
    expect(delayOf({ type: "express", settlement_delay: { days: 0, count: "calendar" } })).toEqual({
      days: 0,
      count: "calendar"
    })
  })

  it("may be raised, and is counted as before", () => {
    expect(delayOf({ type: "express", ...asked(14) })).toEqual({ days: 14, count: "business" })
    expect(delayOf({ type: "express", country: "FR", ...asked(31) })).toEqual({ days: 31, count: "calendar" })
    expect(delayOf({ type: "express", ...asked(2) })).toEqual({ days: 2, count: "business" })
  })

  it("is the lowest there is with minimum", () => {
    expect(delayOf({ type: "express", country: "FR", ...asked("minimum") })).toEqual({ days: 3, count: "calendar" })
  })

  it.each([
    [{ country: "US" }, 1, 2],
    [{ country: "IN", tariff: "US", currency: "usd" }, 4, 5],
    [{ country: "CA" }, 3, 7],
    [{ settlement_delay: { days: 14, count: "calendar" } }, 13, 14]
  ])("cannot be lowered, with %j to %i", (account, days, lowest) => {
    const dollars: Change = ["settings.settlement_currencies", "any"]
    expect(issuesOf(changed(dollars, ["accounts.ben", { type: "express", ...account, ...asked(days) }]))).toEqual([
      `accounts.ben.payouts.schedule.delay_days: You cannot lower this merchant's delay below ${lowest}; ` +
        "expected more days, minimum, or a settlement_delay that Stripe has agreed to"
    ])
  })
})

describe("the start of day", () => {
  const start_of_day = { hour: 6, minutes: 30, timezone: "Asia/Singapore" }
  const startsOf = (file: object) => {
    const { accounts, platform } = scenarioOf(file)
    return [platform, ...accounts].map(({ startOfDay: start }) =>
      start === undefined ? "midnight UTC" : `${start.hour}:${start.minutes} ${start.timezone.name}`
    )
  }

  it("is midnight UTC unless it is stated", () => {
    expect(startsOf(bakery())).toEqual(["midnight UTC", "midnight UTC", "midnight UTC"])
  })

  it("is the platform's where an account states none", () => {
    const own = { start_of_day: { hour: 0, timezone: "Australia/Perth" } }
    expect(startsOf(changed(["platform.payouts", { start_of_day }], ["accounts.ada.payouts", own]))).toEqual([
      "6:30 Asia/Singapore",
      "0:0 Australia/Perth",
      "6:30 Asia/Singapore"
    ])
  })
})
