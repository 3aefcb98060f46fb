import { Result } from "effect"
import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Rescheduling from "#core/simulation/steps/Rescheduling.ts"
import { ada, charge, market, monday, sten } from "../../connect/Worlds.ts"

const update = (key: string, asked: object): Command => ({ _tag: "balance_settings_update", key, ...asked })
const dated = (...commands: ReadonlyArray<Command>) => commands.map((command) => ({ at: monday, command }))
const daily = { interval: "daily" } as const

describe("the accounts whose settings steps change", () => {
  const steps = dated(
    charge("cake", "10.00 usd"),
    update("one", { stripeAccount: ada.id, schedule: daily }),
    update("two", { stripeAccount: ada.id, delayDays: 9 }),
    update("low", { stripeAccount: sten.id, delayDays: 0 }),
    update("own", { debitNegativeBalances: true }),
    update("none", { stripeAccount: "acct_nobody", schedule: daily })
  )

  it("are those that they name, and the platform where they name none", () => {
    expect([...Rescheduling.reschedulable(market, steps)]).toEqual([ada.id, sten.id, market.id, "acct_nobody"])
  })

  it("are what each step makes of them, as far as it can", () => {
    const all = Rescheduling.rescheduled(market, [ada, sten], steps)
    expect(all.map(({ id, payouts, settlementDelay }) => [id, payouts, settlementDelay.days])).toEqual([
      [ada.id, { schedule: daily, debitNegativeBalances: false }, 2],
      [ada.id, { schedule: daily, debitNegativeBalances: false }, 9],
      [market.id, { schedule: { interval: "manual" }, debitNegativeBalances: true }, 2]
    ])
  })
})

it("a run beyond the holidays that a changed schedule needs is refused before it begins", () => {
  const file = {
    platform: { country: "US" },
    accounts: { ada: { type: "express", payouts: { debit_negative_balances: false } } },
    steps: [{ at: "2026-03-02", balance_settings_update: { stripe_account: "ada", schedule: daily } }],
    until: "2045-01-01"
  }
  const { issues } = Result.getOrThrow(Result.flip(Scenario.decode(file)))
  expect(issues.map(({ message, path }) => `${path.join(".")} ${message}`)).toMatchInlineSnapshot(`
    [
      "until automatic payouts of acct_ada need its holidays, which are known from 2015 to 2040 only; end the run before, or leave out its schedule",
    ]
  `)
})
