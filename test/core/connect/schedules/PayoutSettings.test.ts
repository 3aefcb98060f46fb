import { expect, it } from "vitest"
import * as HoldingPeriod from "#core/connect/schedules/HoldingPeriod.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Day from "#core/time/Day.ts"
import * as Zone from "#core/time/Zone.ts"

const account = (country: string, currency: string, interval?: "manual" | "daily") => ({
  country,
  currency: Currency.of(currency),
  ...(interval === undefined ? {} : { payouts: { schedule: { interval }, debitNegativeBalances: true } })
})

it("an account is paid out on business days of its bank, or only when asked for", () => {
  expect(PayoutSettings.payoutDays(account("US", "usd"))).toBeUndefined()
  expect(PayoutSettings.payoutDays(account("US", "usd", "manual"))).toBeUndefined()
  expect(PayoutSettings.payoutDays(account("US", "usd", "daily"))).toEqual({
    schedule: { interval: "daily" },
    calendar: Calendar.of("US")
  })
  expect(PayoutSettings.payoutDays(account("DE", "eur", "daily"))?.calendar).toBe(Calendar.target)
})

it("its days begin when it says, for its money to be in the payout of the day", () => {
  const startOfDay = { hour: 10, minutes: 0, timezone: Zone.of("Asia/Tokyo") ?? expect.fail("no zone") } as const
  const days = PayoutSettings.payoutDays({ ...account("US", "usd", "daily"), startOfDay })
  expect(days).toEqual({ schedule: { interval: "daily" }, calendar: Calendar.of("US"), start: startOfDay })
  expect(PayoutSettings.payoutDays(account("US", "usd", "daily"))).not.toHaveProperty("start")
})

it("its bank is debited on any business day where it may be, and only where nothing is paid out by itself", () => {
  const debits = { schedule: { interval: "daily" }, calendar: Calendar.of("US") }
  const manual = account("US", "usd", "manual")
  const spared = { ...manual, payouts: { schedule: { interval: "manual" }, debitNegativeBalances: false } } as const
  const accounts = [manual, spared, account("US", "usd", "daily"), account("US", "usd")]
  expect(accounts.map((each) => PayoutSettings.debitDays(each))).toEqual([debits, undefined, undefined, undefined])
  expect(accounts.map((each) => PayoutSettings.runDays(each))).toEqual([debits, undefined, debits, undefined])
})

it("its money may be there for as long as its manual schedule says", () => {
  const holding = HoldingPeriod.of("TH")
  const payouts = { schedule: { interval: "manual", holding }, debitNegativeBalances: true } as const
  expect(PayoutSettings.holding({ ...account("TH", "thb"), payouts })).toBe(holding)
  expect(PayoutSettings.holding(account("TH", "thb", "daily"))).toBeUndefined()
  expect(PayoutSettings.holding(account("TH", "thb"))).toBeUndefined()
})

it("a day of an earlier schedule is none of its own", () => {
  const [friday, saturday] = [6, 7].map((date) => Day.fromCivil(2026, 3, date)) as [Day.Day, Day.Day]
  const days = PayoutSettings.payoutDays(account("US", "usd", "daily")) ?? expect.fail("not paid out")
  expect([PayoutSettings.hasDay(days, friday), PayoutSettings.hasDay(days, saturday)]).toEqual([true, false])
})
