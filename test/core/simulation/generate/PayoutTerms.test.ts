import { describe, expect, it } from "vitest"
import * as Rate from "#core/money/Rate.ts"
import * as PayoutTerms from "#core/simulation/generate/PayoutTerms.ts"
import * as Random from "#core/simulation/generate/Random.ts"

const odds = (rate: string) => Random.odds(Rate.of(rate))

describe("the terms of a seller's payouts", () => {
  it("are a schedule, by which no payout comes back unless it is said", () => {
    const terms = PayoutTerms.of({ interval: "weekly", weekly_anchor: "friday" })
    expect(terms).toMatchObject({ schedule: { interval: "weekly" }, failures: undefined })
  })

  it("say how often payouts come back, how much later, why, and when the bank account is updated", () => {
    expect(PayoutTerms.of({ interval: "daily", failures: { rate: "5%" } }).failures).toEqual({
      rate: odds("5%"),
      delay: { from: 1, to: 5 },
      why: "could_not_process",
      update: { from: 1, to: 5 }
    })
    const stated = { rate: "5%", delay_days: [2, 3], code: "account_closed", update_days: [7] }
    expect(PayoutTerms.of({ interval: "daily", failures: stated } as never).failures).toEqual({
      rate: odds("5%"),
      delay: { from: 2, to: 3 },
      why: "account_closed",
      update: { from: 7, to: 7 }
    })
  })
})
