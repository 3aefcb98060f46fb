/**
 * UpcomingJson: what machines are answered of payouts to come, and of what goes back from risk reserves, as
 * {@link Json} says of the others.
 */
import * as StripeJson from "#apps/cli/render/StripeJson.ts"
import type { RiskReserve } from "#core/report/RiskReserves.ts"
import type { UpcomingPayout } from "#core/report/UpcomingPayouts.ts"
import type { Withheld } from "#core/report/WithheldPayouts.ts"
import * as Day from "#core/time/Day.ts"

const { integer, money } = StripeJson

export const upcoming = (it: UpcomingPayout) => ({
  account: it.account,
  source_type: it.sourceType,
  ...money(it.amount),
  balance_transaction_count: it.transactions.length,
  balance_transactions: it.transactions,
  payout_day: Day.format(it.day),
  status: it.status,
  stopped_by: it.status === "stopped" ? it.why : null,
  payout: "payout" in it ? it.payout : null,
  run_at: "run" in it ? it.run : null,
  ...withheld("withheld" in it ? it.withheld : undefined)
})

const withheld = (it: Withheld | undefined) => ({
  withheld: it === undefined ? 0 : integer(it.amount),
  withheld_for: it?.kept.map(({ amount, why }) => ({ reason: why, ...money(amount) })) ?? [],
  withheld_for_refunds: it?.refunds.map(({ amount, refund }) => ({ refund, ...money(amount) })) ?? []
})

export const reserve = (it: RiskReserve) => ({
  account: it.account,
  ...money(it.amount),
  released_at: it.releasedAt,
  holds: it.holds
})
