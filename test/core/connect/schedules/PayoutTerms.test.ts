import { describe, expect, it } from "vitest"
import * as PayoutTerms from "#core/connect/schedules/PayoutTerms.ts"

const manual = { interval: "manual" } as const
const daily = { interval: "daily" } as const

describe("what Stripe has in a country", () => {
  it.each([
    ["US", daily, undefined],
    ["BR", daily, undefined],
    ["BR", manual, "accounts in BR are always paid out daily; expected daily"],
    ["IN", { interval: "weekly" } as const, "accounts in IN are always paid out daily; expected daily"],
    ["JP", daily, "accounts in JP are not paid out daily; expected manual, weekly or monthly"],
    ["JP", manual, undefined]
  ])("schedules of %s, %o", (country, schedule, problem) => {
    expect(PayoutTerms.scheduleProblem(country, schedule)).toBe(problem)
  })

  it("daily payouts everywhere but in Japan", () => {
    expect(["US", "BR", "GB", "JP"].filter(PayoutTerms.canBeDaily)).toEqual(["US", "BR", "GB"])
  })

  it.each(["BR", "IN", "TH"])("no minimum balance in %s", (country) => {
    expect(PayoutTerms.minimumProblem(country)).toBe(`Stripe has no minimum balances in ${country}; expected none`)
  })

  it("minimum balances elsewhere", () => expect(PayoutTerms.minimumProblem("US")).toBeUndefined())

  it.each(["AU", "CA", "DE", "GB", "NZ", "US"])("debits of banks in %s", (country) => {
    expect(PayoutTerms.canDebit(country)).toBe(true)
    expect(PayoutTerms.debitProblem(country)).toBeUndefined()
  })

  it.each(["CH", "JP", "NO", "SG"])("none in %s", (country) => {
    const problem = `Stripe does not debit banks for negative balances in ${country}; expected false`
    expect(PayoutTerms.debitProblem(country)).toBe(problem)
  })
})
