import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Settlement from "#core/connect/movements/Settlement.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as Settings from "#core/connect/Settings.ts"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import type { PlatformAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Zone from "#core/time/Zone.ts"
import * as Instant from "#core/time/Instant.ts"
import { market, moment, world } from "../Worlds.ts"

const hour = 3_600
const friday = moment("2026-03-06")
const rules = ["next_business_day_is_day_zero", "next_business_day_is_day_one"] as const
const worlds = rules.map((weekends) => world({ choices: { ...Settings.defaults, weekends } }))
const methods = ["card", "us_bank_account", "sepa_debit"] as const

const accountOf = (days: number): PlatformAccount => ({ ...market, settlementDelay: { days, count: "business" } })
const pacific = Zone.of("America/Los_Angeles") ?? expect.fail()
const late: PlatformAccount = { ...accountOf(2), startOfDay: { hour: 10, minutes: 0, timezone: pacific } }
const accounts = [accountOf(0), accountOf(2), late]

/** As the delay says it, without anything remembered. */
const due = (account: PlatformAccount, method: (typeof methods)[number], rule: number, at: Instant.Instant) => {
  const timing = SettlementDelay.timing(method, account, "six_business_days")
  const weekends = rules[rule] ?? expect.fail()
  return SettlementDelay.availableOn(at, timing, timing.calendar, weekends, account.startOfDay)
}

describe("when a payment can be used", () => {
  it("is what its delay says, whatever was asked before: over a weekend, by any rule, on any account", () => {
    const asked = fc.record({
      hours: fc.nat(72),
      method: fc.constantFrom(...methods),
      account: fc.nat(accounts.length - 1),
      rule: fc.nat(rules.length - 1)
    })
    fc.assert(
      fc.property(fc.array(asked, { minLength: 5, maxLength: 40 }), (all) => {
        for (const { account, hours, method, rule } of all) {
          const [merchant, at] = [accounts[account] ?? expect.fail(), Instant.plus(friday, hours * hour)]
          const answer = Settlement.of(worlds[rule] ?? expect.fail(), merchant, method, at)
          expect(answer).toBe(due(merchant, method, rule, at))
        }
      })
    )
  })

  it("is not known where holidays are not, nor where a clock is not, however often it is asked", () => {
    const far = moment("2090-03-02")
    for (const at of [far, far]) {
      expect(Settlement.of(world(), market, "card", at)).toBeInstanceOf(NotModelled)
      expect(Settlement.of(world(), late, "card", at)).toMatchObject({
        what: expect.stringContaining("when the clock of")
      })
    }
  })

  it("is the payment's own moment where nothing is waited for, each time another", () => {
    const monday = moment("2026-03-02T09:00:00Z")
    for (const at of [monday, Instant.plus(monday, 1)]) {
      expect(Settlement.of(world(), accountOf(0), "card", at)).toBe(at)
    }
  })
})
