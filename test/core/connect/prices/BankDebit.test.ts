import { describe, expect, it } from "vitest"
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"

describe("the terms of a bank debit", () => {
  it.each([
    ["us_bank_account", "usd", "US", 4, 4, 60],
    ["sepa_debit", "eur", "TARGET", 6, 14, 396],
    ["bacs_debit", "gbp", "GB", 4, 7, undefined],
    ["au_becs_debit", "aud", "AU", 2, 3, 2557],
    ["acss_debit", "cad", "CA", 5, 5, 90]
  ] as const)("by %s: in %s, on business days of %s; there after %i, failed within %i, disputed for %s", (...row) => {
    const [method, currency, calendarOf, settlementDays, failureDays, disputeDays] = row
    expect(BankDebit.termsOf(method)).toMatchObject({ currency, calendarOf, settlementDays, failureDays })
    expect(BankDebit.termsOf(method).disputeDays).toBe(disputeDays)
    expect(BankDebit.termsOf(method).calendar.years).toBeDefined()
  })

  it("say where they come from", () => {
    for (const method of BankDebit.all) expect(BankDebit.termsOf(method).source).toMatch(/debit|payouts/)
  })
})

it("no card is one, and every other method is", () => {
  expect(PaymentMethod.all.filter(BankDebit.is)).toEqual(BankDebit.all)
})
