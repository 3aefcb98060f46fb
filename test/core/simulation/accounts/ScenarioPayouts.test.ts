import { describe, expect, it } from "vitest"
import * as ScenarioPayouts from "#core/simulation/accounts/ScenarioPayouts.ts"
import { type Change, changed, issuesOf, scenarioOf } from "../schema/ScenarioFiles.ts"

const path = "accounts.ada.payouts"
const silent = { payouts: "silent" }
const bulgaria = { country: "BG", currency: "usd", tariff: "US" }
/** Dollars everywhere: what is asked here is of days and banks. */
const dollars: Change = ["settings.settlement_currencies", "any"]
const daily = { schedule: { interval: "daily" } }

/** Ada's settings in the bakery. */
const payoutsWith = (payouts: unknown, ...changes: ReadonlyArray<Change>) =>
  scenarioOf(changed(dollars, [path, payouts], ...changes)).accounts[0]?.payouts

/** What is wrong with an account that only exists. */
const issuesIn = (country: string, payouts: unknown, ...changes: ReadonlyArray<Change>) =>
  issuesOf(
    changed(dollars, ["accounts.zoe", { type: "express", country, currency: "usd", tariff: "US", payouts }], ...changes)
  )

describe("how an account of a scenario is paid out", () => {
  it("is only when asked for, unless it says so, and its bank is debited for what is negative", () => {
    const manual = { schedule: { interval: "manual" }, debitNegativeBalances: true }
    expect(scenarioOf(changed()).accounts[0]?.payouts).toEqual(manual)
    expect(payoutsWith({})).toEqual(manual)
  })

  it("is only when asked for, of the platform and its bank, unless it says so", () => {
    expect(scenarioOf(changed()).platform).not.toHaveProperty("payouts")
    const manual = { schedule: { interval: "manual" }, debitNegativeBalances: false }
    expect(scenarioOf(changed(dollars, ["platform.payouts", {}])).platform.payouts).toEqual(manual)
  })

  it("is by its schedule", () => {
    const of = (schedule: unknown) => payoutsWith({ schedule })?.schedule
    expect(of({ interval: "manual" })).toEqual({ interval: "manual", holding: { years: 2 } })
    expect(of({})).toEqual({ interval: "manual" })
    expect(of({ interval: "daily" })).toEqual({ interval: "daily" })
    expect(of({ interval: "weekly", weekly_anchor: "sunday" })).toEqual({ interval: "weekly", weekdays: [6] })
    expect(of({ interval: "weekly", weekly_payout_days: ["monday", "friday"] })).toEqual({
      interval: "weekly",
      weekdays: [0, 4]
    })
    expect(of({ interval: "monthly", monthly_anchor: 31 })).toEqual({ interval: "monthly", days: [31] })
    expect(of({ interval: "monthly", monthly_payout_days: [1, 15] })).toEqual({ interval: "monthly", days: [1, 15] })
  })

  it("is on a Monday or the first of the month, where a generated seller states no day", () => {
    expect(ScenarioPayouts.automatic({ interval: "weekly" })).toEqual({ interval: "weekly", weekdays: [0] })
    expect(ScenarioPayouts.automatic({ interval: "monthly" })).toEqual({ interval: "monthly", days: [1] })
  })

  it("is the platform's too", () => {
    const { platform } = scenarioOf(changed(dollars, ["platform.payouts", { ...daily, minimum_balance: "5 usd" }]))
    expect(platform.payouts).toEqual({
      schedule: { interval: "daily" },
      minimumBalances: new Map([["usd", { currency: "usd", minor: 500n }]]),
      debitNegativeBalances: true
    })
  })

  it.each([
    ["an express account", {}, true],
    ["an express account without automatic payouts", { payouts: {} }, true],
    ["an express account that says nothing", silent, true],
    ["a custom account without automatic payouts", { type: "custom", payouts: {} }, false],
    ["a custom account that says nothing", { type: "custom", ...silent }, undefined],
    ["an account that says nothing where its holidays are not known", { ...bulgaria, ...silent }, undefined],
    [
      "one in euro there, whose banks' days are known",
      { country: "BG", currency: "eur", tariff: "FR", payouts: {} },
      true
    ],
    ["one whose payouts are of whole units", { country: "HU", currency: "huf", tariff: "huf", payouts: {} }, true],
    ["one without automatic payouts that says so", { payouts: { debit_negative_balances: true } }, true],
    ["a custom account, whose requirements the platform collects", { type: "custom" }, false],
    ["a custom account that says so", { type: "custom", payouts: { ...daily, debit_negative_balances: true } }, true],
    ["an account that says no", { payouts: { debit_negative_balances: false } }, false],
    ["an account in Singapore", { country: "SG", currency: "usd", tariff: "US" }, false]
  ])("debits the bank for negative balances of %s", (_, account, expected) => {
    const forint = ["tariffs.huf", { rate: "1%" }] as const
    const { payouts, ...zoe } = { type: "express", payouts: daily, ...account }
    const stated = payouts === silent.payouts ? zoe : { ...zoe, payouts }
    const { accounts } = scenarioOf(changed(dollars, ["accounts.zoe", stated], forint))
    expect(accounts.at(-1)?.payouts?.debitNegativeBalances).toBe(expected)
  })
})

describe("what an account's country does not have", () => {
  const at = "accounts.zoe.payouts"
  it.each([
    [
      "IN",
      { schedule: { interval: "manual" } },
      "schedule.interval: accounts in IN are always paid out daily; expected daily"
    ],
    ["JP", daily, "schedule.interval: accounts in JP are not paid out daily; expected manual, weekly or monthly"],
    ["BR", daily, "schedule.interval: automatic payouts in BR are not modelled yet: its holidays are not known"],
    ["TH", { minimum_balance: "5 usd" }, "minimum_balance: Stripe has no minimum balances in TH; expected none"],
    ["US", { minimum_balance: "5 eur" }, "minimum_balance: is in eur, and the account settles in usd"],
    [
      "SG",
      { debit_negative_balances: true },
      "debit_negative_balances: Stripe does not debit banks for negative balances in SG; expected false"
    ],
    [
      "LV",
      { debit_negative_balances: true },
      "debit_negative_balances: negative payouts in LV are not modelled yet: its holidays are not known"
    ]
  ])("is said of %s: %j", (country, payouts, expected) => {
    expect(issuesIn(country, payouts)).toEqual([`${at}.${expected}`])
  })

  it("is no payout of whole units, by itself or from the bank", () => {
    const forint = { type: "express", country: "HU", currency: "huf", tariff: "huf", payouts: daily }
    expect(issuesOf(changed(dollars, ["accounts.zoe", forint], ["tariffs.huf", { rate: "1%" }]))).toEqual([])
    const debited = { ...forint, payouts: { debit_negative_balances: true } }
    expect(issuesOf(changed(dollars, ["accounts.zoe", debited], ["tariffs.huf", { rate: "1%" }]))).toEqual([])
  })

  it("is the calendar of a bank account in another currency, or a minimum balance in a third", () => {
    const banks = [{ currency: "usd" }, { currency: "chf", tariff: "US", country: "LI" }]
    expect(issuesIn("US", daily, ["accounts.zoe.external_accounts", banks], ["tariffs.US", { rate: "1%" }])).toEqual([
      `${at}.schedule.interval: automatic payouts in LI are not modelled yet: its holidays are not known`
    ])
    const minimum = { minimum_balance: "5 gbp" }
    const euros = [{ currency: "usd" }, { currency: "eur" }]
    expect(issuesIn("US", minimum, ["accounts.zoe.external_accounts", euros])).toEqual([
      `${at}.minimum_balance: is in gbp, and the account settles in usd`
    ])
    const several = (...minimums: ReadonlyArray<string>) =>
      issuesIn("US", { minimum_balance: minimums }, ["accounts.zoe.external_accounts", euros])
    expect(issuesIn("US", { minimum_balance: "5 eur" }, ["accounts.zoe.external_accounts", euros])).toEqual([])
    expect(several("5 eur", "6 usd")).toEqual([])
    expect(several("5 eur", "6 gbp", "7 eur", "7 usd")).toEqual([
      `${at}.minimum_balance.2: is a second amount in eur; expected one of each currency`,
      `${at}.minimum_balance.1: is in gbp, and the account settles in usd`
    ])
  })

  it("is not debited where nobody has asked for it, and the run goes to years whose holidays are not known", () => {
    const debits = (...changes: ReadonlyArray<Change>) => payoutsWith({}, ...changes)?.debitNegativeBalances
    expect(debits(["until", "2041-01-01"])).toBe(false)
    expect(debits(["until", "2040-12-31"])).toBe(true)
    expect(debits(["steps.0.at", "2014-12-31"])).toBe(false)
    expect(scenarioOf(changed(dollars, ["until", "2041-01-01"])).accounts[0]).not.toHaveProperty("payouts")
    const idle = { platform: { country: "US" }, accounts: { ada: { type: "express" } }, steps: [] }
    expect(scenarioOf(idle).accounts[0]?.payouts?.debitNegativeBalances).toBe(true)
  })

  it("is a year whose holidays are not known, before or after", () => {
    const expected = "automatic payouts of acct_ada need its holidays, which are known from 2015 to 2040 only"
    const late = "end the run before, or leave out its schedule"
    expect(issuesOf(changed(dollars, [path, daily], ["until", "2041-01-01"]))).toEqual([`until: ${expected}; ${late}`])
    expect(issuesOf(changed(dollars, [path, daily], ["until", "2040-12-31"]))).toEqual([])
    expect(issuesOf(changed(dollars, [path, daily], ["steps.0.at", "2014-12-31"]))).toEqual([
      `: ${expected}; begin it later, or leave out its schedule`
    ])
    expect(issuesOf(changed(dollars, [path, { schedule: {} }], ["until", "2041-01-01"]))).toEqual([])
    expect(issuesOf(changed(dollars, [path, { debit_negative_balances: true }], ["until", "2041-01-01"]))).toEqual([
      `until: negative payouts of acct_ada need its holidays, which are known from 2015 to 2040 only; ${late}`
    ])
    expect(issuesOf(changed(dollars, [path, { debit_negative_balances: false }], ["until", "2041-01-01"]))).toEqual([])
    expect(
      issuesOf({ platform: { country: "US" }, accounts: { ada: { type: "express", payouts: daily } }, steps: [] })
    ).toEqual([])
  })
})

describe("an account whose money may be held for so long only", () => {
  const manual = { schedule: { interval: "manual" } }
  const zoe = (country: string) => ({ type: "express", country, currency: "usd", tariff: "US", payouts: manual })
  const holdingIn = (country: string) =>
    scenarioOf(changed(dollars, ["accounts.zoe", zoe(country)])).accounts.find(({ id }) => id === "acct_zoe")?.payouts
      ?.schedule

  it("is a connected one that states its manual schedule", () => {
    expect(holdingIn("TH")).toEqual({ interval: "manual", holding: { days: 10 } })
    expect(holdingIn("GB")).toEqual({ interval: "manual", holding: { days: 90 } })
    expect(scenarioOf(changed(dollars, ["platform.payouts", manual])).platform.payouts?.schedule).toEqual({
      interval: "manual"
    })
  })

  it("needs the holidays of its bank, where the run lasts that long", () => {
    const issues = (country: string, until: string) =>
      issuesOf(changed(dollars, ["accounts.zoe", zoe(country)], ["until", until]))
    const what = (country: string, known: string, period = "90 days") =>
      `: what acct_zoe has held for ${period} is paid out by Stripe, on business days of ${country}, whose holidays are ` +
      `${known}: end the run before, or leave out its schedule`
    expect(issues("MX", "2026-05-30")).toEqual([])
    expect(issues("MX", "2026-05-31")).toEqual([what("MX", "not known")])
    expect(issues("US", "2040-12-31")).toEqual([])
    expect(issues("US", "2041-01-01")).toEqual([what("US", "known to 2040 only", "2 years")])
    expect(issues("TH", "2026-04-30")).toEqual([])
  })
})
