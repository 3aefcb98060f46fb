/**
 * ScheduleBranches: how an account is paid out is told in full, also what a scenario does not state.
 */
import { describe, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const scenario = `platform: { name: Market, country: US }
accounts:
  plain: { type: express }
  daily: { type: express, payouts: { schedule: { interval: daily }, minimum_balance: 1000.00 usd } }
  weekly: { type: express, payouts: { schedule: { interval: weekly, weekly_payout_days: [thursday, monday], delay_days: 9 } } }
  monthly: { type: express, payouts: { schedule: { interval: monthly, monthly_payout_days: [31, 1, 15] } } }
  manual: { type: express, payouts: { schedule: { interval: manual }, debit_negative_balances: false } }
  paris: { type: express, country: FR, payouts: { schedule: { interval: weekly, weekly_anchor: friday } } }
  sydney:
    type: standard
    country: AU
    payouts: { schedule: { interval: daily }, start_of_day: { hour: 0, minutes: 30, timezone: Australia/Sydney } }
steps:
  - { at: 2026-03-05T12:00:00Z, id: cake, charge: { amount: 10.00 usd } }
`

const explained = async (account: string, ...more: ReadonlyArray<string>) => {
  const { code, err, out } = await CommandLine.piped(scenario, "explain", "-", account, ...more)
  expect({ code, err }).toEqual({ code: 0, err: "" })
  return out
}

const told = async (account: string) => {
  const lines = (await explained(account)).trimEnd().split("\n")
  return lines.slice(lines.findIndex((line) => line.includes("schedule:"))).map((line) => line.replace(/^[│├└─ ]+/, ""))
}

const usual = "card payments can be used after 2 business days, the default in US"
const debited = "its bank is debited for a negative balance"

describe("the schedule of an account", () => {
  it.each([
    ["plain", ["schedule: when asked for", usual, debited]],
    [
      "daily",
      [
        "schedule: daily, on every business day of its bank",
        "the next payout to be made is for 2026-03-09",
        usual,
        "1,000.00 usd stay as its minimum balance",
        debited
      ]
    ],
    [
      "weekly",
      [
        "schedule: weekly, on Monday and Thursday",
        "the next payout to be made is for 2026-03-09",
        "card payments can be used after 9 business days",
        debited
      ]
    ],
    [
      "monthly",
      ["schedule: monthly, on day 1, 15 and 31", "the next payout to be made is for 2026-03-16", usual, debited]
    ],
    [
      "manual",
      [
        "schedule: when asked for; by Stripe what was there for 2 years",
        usual,
        "its bank is not debited for a negative balance"
      ]
    ],
    [
      "paris",
      [
        "schedule: weekly, on Friday",
        "the next payout to be made is for 2026-03-13",
        "card payments can be used after 3 calendar days, the default in FR",
        debited
      ]
    ],
    [
      "sydney",
      [
        "schedule: daily, on every business day of its bank",
        "the next payout to be made is for 2026-03-09",
        "card payments can be used after 7 business days, the default in AU; its days begin at 00:30 in Australia/Sydney",
        debited
      ]
    ]
  ])("%s", async (account, expected) => {
    expect(await told(account)).toEqual(expected)
  })

  it("is answered to machines in Stripe's names", async () => {
    const {
      delay_count,
      delay_days,
      interval,
      minimum_balances,
      monthly_payout_days,
      next_payout_day,
      weekly_payout_days
    } = JSON.parse(await explained("weekly", "--json"))
    expect({
      delay_count,
      delay_days,
      interval,
      minimum_balances,
      monthly_payout_days,
      next_payout_day,
      weekly_payout_days
    }).toEqual({
      delay_count: "business",
      delay_days: 9,
      interval: "weekly",
      minimum_balances: [],
      monthly_payout_days: null,
      next_payout_day: "2026-03-09",
      weekly_payout_days: ["monday", "thursday"]
    })
  })
})
