/**
 * Balance settings through the official SDK: when an account is paid out, and when its money is available.
 */
import { expect, it } from "vitest"
import * as Shop from "./Shop.ts"

it("are those that an account was made with", async () => {
  const { stripe } = await Shop.start()
  const schedule = { interval: "weekly", weekly_anchor: "friday" } as const
  const { id } = await stripe.accounts.create({
    type: "express",
    capabilities: { transfers: { requested: true } },
    settings: { payouts: { schedule, debit_negative_balances: true } }
  })
  const settings = await stripe.balanceSettings.retrieve({}, { stripeAccount: id })
  expect(settings).toMatchObject({
    object: "balance_settings",
    payments: {
      debit_negative_balances: true,
      payouts: {
        minimum_balance_by_currency: null,
        schedule: { interval: "weekly", weekly_payout_days: ["friday"] },
        status: "enabled"
      },
      settlement_timing: { delay_days: 2, start_of_day: null }
    }
  })
  expect(Object.keys(settings.payments.payouts?.schedule ?? {})).toEqual(["interval", "weekly_payout_days"])
  expect(await stripe.balanceSettings.retrieve()).toMatchObject({ payments: { payouts: { status: "enabled" } } })
})
