/**
 * GeneratedYear: a year of a marketplace as a scenario generates it: destination charges of a thousand sellers.
 */
import { Result } from "effect"
import * as Scenario from "#core/simulation/Scenario.ts"

const amounts = ["5.00 usd", "12.00 usd", "30.00 usd", "80.00 usd", "400.00 usd"]
const application_fee = { rate: "10%", fixed: "0.30 usd" }

/** About so many orders; whether some are refunded and the sellers paid out every week. */
export const scenario = (orders: number, isEventful = false): Scenario.Scenario => {
  const eventful = {
    refunds: { rate: "4%", delay_days: [1, 30], reverse_transfer: true, refund_application_fee: true },
    payouts: { interval: "weekly", weekly_anchor: "monday" }
  }
  return Result.getOrThrow(
    Scenario.decode({
      platform: { country: "US" },
      accounts: {},
      steps: [],
      generate: {
        from: "2026-01-01",
        until: "2026-12-31",
        sellers: {
          shop: {
            count: 1000,
            account: { type: "express" },
            charge: "destination",
            application_fee,
            amounts,
            orders_per_day: (orders / 365_000).toFixed(3),
            ...(isEventful ? eventful : {})
          }
        }
      }
    })
  )
}
