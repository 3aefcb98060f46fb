import { describe, expect, it } from "vitest"
import * as BankDays from "#core/connect/schedules/BankDays.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Calendar from "#core/time/Calendar.ts"
import { settlingIn } from "../Borders.ts"
import { market } from "../Worlds.ts"

describe("the business days of a bank", () => {
  it.each([
    ["GB", "gbp", Calendar.of("GB"), "GB"],
    ["GB", "eur", Calendar.target, "TARGET"],
    ["DE", "eur", Calendar.target, "TARGET"],
    ["BR", "brl", Calendar.weekends, "BR"]
  ])("of an account in %s are in %s", (country, currency, calendar, calendarOf) => {
    const timing = BankDays.timing({ country }, Currency.of(currency), 5)
    expect(timing).toEqual({ days: 5, count: "business", calendar, calendarOf })
  })

  it("are those of the country that the bank is in, where that is not the account's", () => {
    const { calendarOf } = BankDays.timing(settlingIn(market, "GB"), Currency.of("gbp"), 5)
    expect(calendarOf).toBe("GB")
    expect(BankDays.calendar(settlingIn(market, "GB"), Currency.of("gbp"))).toBe(Calendar.of("GB"))
  })
})
