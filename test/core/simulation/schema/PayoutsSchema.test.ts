import { describe, expect, it } from "vitest"
import { changed, issuesOf } from "./ScenarioFiles.ts"
import * as Zone from "#core/time/Zone.ts"

const minimum = 'Expected an amount above zero such as "10.00 usd", or a list of them in several currencies'

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
const at = "accounts.ada.payouts"
const days = "Expected a list of days of the week such as [monday, thursday]"
const ofMonth = "Expected a day of a month, from 1 to 31"

it.each<readonly [unknown, ReadonlyArray<string>]>([
  [5, [`${at}: Expected a map with the keys schedule, minimum_balance, debit_negative_balances, start_of_day`]],
  [{ schedule: { interval: "yearly" } }, [`${at}.schedule.interval: Expected manual, daily, weekly or monthly`]],
  [
    { schedule: { interval: "weekly" } },
    [`${at}.schedule: Expected either weekly_payout_days or weekly_anchor with interval: weekly`]
  ],
  [
    { schedule: { interval: "monthly", monthly_anchor: 1, monthly_payout_days: [2] } },
    [`${at}.schedule: Expected either monthly_payout_days or monthly_anchor with interval: monthly`]
  ],
  [
    { schedule: { interval: "daily", weekly_anchor: "monday" } },
    [`${at}.schedule: Expected weekly_anchor only with interval: weekly`]
  ],
  [
    { schedule: { interval: "weekly", weekly_anchor: "monday", monthly_anchor: 1 } },
    [`${at}.schedule: Expected monthly_anchor only with interval: monthly`]
  ],
  [{ schedule: { interval: "weekly", weekly_payout_days: [] } }, [`${at}.schedule.weekly_payout_days: ${days}`]],
  [
    { schedule: { interval: "weekly", weekly_payout_days: ["sunday"] } },
    [`${at}.schedule.weekly_payout_days.0: Expected monday, tuesday, wednesday, thursday or friday`]
  ],
  [
    { schedule: { interval: "monthly", monthly_payout_days: [0, 1.5, 32] } },
    [0, 1, 2].map((index) => `${at}.schedule.monthly_payout_days.${index}: ${ofMonth}`)
  ],
  [{ minimum_balance: "0 usd" }, [`${at}.minimum_balance: "0 usd" must be more than zero`]],
  [{ minimum_balance: [] }, [`${at}.minimum_balance: ${minimum}`]],
  [{ minimum_balance: ["5 usd", "0 eur"] }, [`${at}.minimum_balance.1: "0 eur" must be more than zero`]],
  [{ minimum_balance: 5 }, [`${at}.minimum_balance: ${minimum}`]],
  [{ debit_negative_balances: "no" }, [`${at}.debit_negative_balances: Expected true or false`]]
])("an account may not be paid out by %j", (payouts, expected) => {
  expect(issuesOf(changed([at, payouts]))).toEqual(expected.map((each) => each))
})

it.each([
  {},
  { schedule: {} },
  { schedule: { interval: "manual" } },
  { schedule: { interval: "daily" }, minimum_balance: "10 usd", debit_negative_balances: false },
  { minimum_balance: ["10 usd"] },
  { schedule: { interval: "weekly", weekly_anchor: "sunday" } },
  { schedule: { interval: "monthly", monthly_payout_days: [1, 31] } }
])("it may be paid out by %j", (payouts) => {
  expect(issuesOf(changed([at, payouts]))).toEqual([])
})

describe("the days of a schedule", () => {
  const issues = (schedule: unknown) => issuesOf(changed(["platform.payouts", { schedule }]))

  it("are each stated once, and a second time is told at its own place", () => {
    const week = { interval: "weekly", weekly_payout_days: ["monday", "tuesday", "monday"] }
    expect(issues(week)).toEqual([
      "platform.payouts.schedule.weekly_payout_days.2: monday is stated already; expected each day once"
    ])
    expect(issues({ interval: "monthly", monthly_payout_days: [1, 1, 15] })).toEqual([
      "platform.payouts.schedule.monthly_payout_days.1: 1 is stated already; expected each day once"
    ])
    expect(issues({ interval: "weekly", weekly_payout_days: ["monday", "tuesday"] })).toEqual([])
  })
})
