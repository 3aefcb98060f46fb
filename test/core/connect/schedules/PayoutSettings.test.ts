import { expect, it } from "vitest"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Calendar from "#core/time/Calendar.ts"

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
