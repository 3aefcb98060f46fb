import { describe, expect, it } from "vitest"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Zone from "#core/time/Zone.ts"
import { ada, market, moment, money } from "../Worlds.ts"

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

  it("is a payment by a method that the tariff has no price for", () => {
    expect(NotModelled.price(market, "sepa_debit", market.currency)?.message).toBe(
      'a payment by sepa_debit on acct_market, whose tariff "US standard" has no price for it ' +
        "(state a tariff with methods.sepa_debit under tariffs), is not modelled yet"
    )
    expect(NotModelled.price(market, "us_bank_account", market.currency)).toBeUndefined()
  })

  it("is a count of business days in countries and years whose holidays are not known", () => {
    const what = (from: string, to: string, account: StripeAccount = market) =>
      NotModelled.holidays(
        account,
        SettlementDelay.timing("card", account, "six_business_days"),
        moment(from),
        moment(to)
      )?.message
    expect(what("2040-12-31", "2041-01-02")).toBe(
      "settling acct_market on business days of US in 2041, whose holidays are not known, is not modelled yet"
    )
    expect(what("2014-12-31", "2015-01-02")).toContain("in 2014,")
    expect(what("2015-01-01", "2040-12-31")).toBeUndefined()
    expect(what("2040-12-31", "2041-01-02", { ...market, settlementDelay: { days: 2, count: "calendar" } })).toBe(
      undefined
    )
    const timing = SettlementDelay.timing("card", market, "six_business_days")
    const late = moment("2041-01-02")
    expect(NotModelled.holidays(market, timing, late, late, "paying out from acct_market")?.message).toBe(
      "paying out from acct_market on business days of US in 2041, whose holidays are not known, is not modelled yet"
    )
    expect(what("2026-04-30", "2026-05-05", { ...market, country: "DE" })).toBe(
      "settling acct_market on business days of DE, whose holidays are not known, is not modelled yet"
    )
  })

  it("is a start of day by a clock that is not known", () => {
    const timezone = Zone.of("Asia/Tokyo") ?? expect.fail("no Tokyo")
    const early = { ...market, startOfDay: { hour: 0, minutes: 0, timezone } as const }
    expect(NotModelled.clock(early, moment("2040-12-31"))?.message).toBe(
      "the start of day of acct_market at the turn of 2040, when the clock of Asia/Tokyo is not known, is not modelled yet"
    )
    expect(NotModelled.clock(early, moment("2015-01-01"))?.message).toContain("at the turn of 2015,")
    expect(NotModelled.clock(early, moment("2040-12-30"))).toBeUndefined()
    expect(NotModelled.clock(market, moment("1970-01-01"))).toBeUndefined()
  })
})
