import { describe, expect, it } from "vitest"
import { NotModelled } from "#core/connect/NotModelled.ts"
import type { StripeAccount } from "#core/connect/StripeAccount.ts"
import { ada, market, moment, money } from "./Worlds.ts"

describe("what is not modelled", () => {
  it("says so, and guesses nothing", () => {
    expect(new NotModelled({ what: "a dispute" }).message).toBe("a dispute is not modelled yet")
  })

  it("is money in another currency than the one that its account settles in", () => {
    expect(NotModelled.conversion(money("1.00 eur"), ada)?.message).toBe(
      "converting eur to usd, the currency that acct_ada settles in, is not modelled yet"
    )
    expect(NotModelled.conversion(money("1 jpy"), market)?.message).toBe(
      "converting jpy to usd, the currency that acct_market settles in, is not modelled yet"
    )
    expect(NotModelled.conversion(money("1.00 usd"), ada)).toBeUndefined()
  })

  it("is a count of business days in countries and years whose holidays are not known", () => {
    const what = (from: string, to: string, account: StripeAccount = market) =>
      NotModelled.holidays(account, moment(from), moment(to))?.message
    expect(what("2040-12-31", "2041-01-02")).toBe(
      "settling acct_market on business days of US in 2041, whose holidays are not known, is not modelled yet"
    )
    expect(what("2014-12-31", "2015-01-02")).toContain("in 2014,")
    expect(what("2015-01-01", "2040-12-31")).toBeUndefined()
    expect(what("2040-12-31", "2041-01-02", { ...market, settlementDelay: { days: 2, count: "calendar" } })).toBe(
      undefined
    )
    expect(what("2026-04-30", "2026-05-05", { ...market, country: "DE" })).toBe(
      "settling acct_market on business days of DE, whose holidays are not known, is not modelled yet"
    )
  })
})
