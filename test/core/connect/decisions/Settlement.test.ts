import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Settlement from "#core/connect/decisions/Settlement.ts"
import { NotModelled } from "#core/connect/NotModelled.ts"
import * as Settings from "#core/connect/Settings.ts"
import * as SettlementDelay from "#core/connect/SettlementDelay.ts"
import * as Instant from "#core/time/Instant.ts"
import { market, moment, world } from "../Worlds.ts"

const start = moment("2026-03-01")
const day = 86_400

describe("when a payment can be used", () => {
  it("is what its delay says, whatever was asked before", () => {
    const methods = ["card", "us_bank_account", "sepa_debit"] as const
    const asked = fc.record({
      seconds: fc.nat(20 * day),
      method: fc.constantFrom(...methods),
      delay: fc.constantFrom(0, 2, 7),
      weekends: fc.constantFrom("next_business_day_is_day_zero" as const, "next_business_day_is_day_one" as const)
    })
    const accounts = new Map(
      [0, 2, 7].map((days) => [days, { ...market, settlementDelay: { days, count: "business" as const } }] as const)
    )
    const worlds = new Map(
      (["next_business_day_is_day_zero", "next_business_day_is_day_one"] as const).map(
        (weekends) => [weekends, world({ choices: { ...Settings.documented, weekends } })] as const
      )
    )
    fc.assert(
      fc.property(fc.array(asked, { minLength: 1, maxLength: 20 }), (all) => {
        for (const { delay, method, seconds, weekends } of all) {
          const [account, at] = [accounts.get(delay) ?? expect.fail(), Instant.plus(start, seconds)]
          const timing = SettlementDelay.timing(method, account, "six_business_days")
          const due = SettlementDelay.availableOn(at, timing, timing.calendar, weekends)
          expect(Settlement.of(worlds.get(weekends) ?? expect.fail(), account, method, at)).toBe(due)
        }
      })
    )
  })

  it("is not known where holidays are not, however often it is asked", () => {
    const far = moment("2090-03-02")
    for (const at of [far, far]) {
      const answer = Settlement.of(world(), market, "card", at)
      expect(answer).toBeInstanceOf(NotModelled)
    }
  })
})
