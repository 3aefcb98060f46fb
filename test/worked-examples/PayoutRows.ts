/**
 * PayoutRows: worked examples of payouts. Where automatic ones are meant, a payout by hand of everything available on
 * the same day stands in for them: it sweeps the same money.
 */
import * as AvailabilityRows from "./AvailabilityRows.ts"
import * as Played from "./Played.ts"
import type { Row } from "./Row.ts"
import * as StartOfDay from "#core/connect/schedules/StartOfDay.ts"

const rides = [...Array<string>(8).fill("4.67 gbp"), "4.65 gbp"]
const leaked = ["4.08 gbp", "4.08 gbp", "6.24 gbp"]

/** A ride's payment, and all of it to the driver. */
const ride = (name: string) => (amount: string, index: number) => [
  { id: `${name}-${index}`, charge: { amount } },
  {
    id: `${name}-${index}-fare`,
    transfer: { amount, destination: "connected", source_transaction: `${name}-${index}` }
  }
]
const fares = (name: string, all: ReadonlyArray<string>) => all.map((_, index) => `${name}-${index}-fare`)

/** Whole dollars that came in and went out by the end of the days from `from` to `to`. */
const dollars = (played: Played.Played, type: string, from: number, to: number): number => {
  const names = ["monday", "tuesday", "wednesday", "thursday", "friday"].slice(from - 1, to)
  const keys = names.flatMap((name) => [`${name}-sales`, `${name}-payout`])
  const lines = played.transactions("platform", keys).map(Played.line)
  const cents = lines.filter((line) => line.type === type).reduce((sum, { amount }) => sum + amount, 0)
  return cents / 100
}

const endOfDay = (played: Played.Played, day: number): number =>
  dollars(played, "charge", 1, day) + dollars(played, "payout", 1, day)

/** A platform that takes a share of instant payouts, and an account with `balance` available. */
const instant = (rate: string) => ({
  platform: { tariff: "none", instant_payout_pricing: { rate } },
  accounts: { connected: { type: "custom" as const } },
  tariffs: { none: { rate: "0%" } }
})
const balance = (amount: string): Played.Step => ({
  id: "balance",
  charge: { amount, transfer_data: { destination: "connected" } }
})
const payout = (amount?: string): Played.Step => ({
  id: "payout",
  at: "2026-03-06T12:00:00Z",
  payout: { stripe_account: "connected", method: "instant", ...(amount === undefined ? {} : { amount }) }
})
const paidOut = (played: Played.Played) => -Played.amount(played, "connected", "payout")
const left = (played: Played.Played) => Played.net(played, "connected")

export const rows: ReadonlyArray<Row> = [
  {
    id: "doc-instant-2pct-500",
    setup: instant("2%"),
    steps: [balance("5.00 usd"), payout()],
    orSteps: [balance("5.00 usd"), payout("4.90 usd")],
    figures: {
      "platform.application_fee": (played) => Played.amount(played, "platform", "application_fee"),
      "connected.payout": paidOut,
      "connected.fee": (played) => 500 - paidOut(played) - left(played)
    }
  },
  {
    id: "gum-instant-3pct-500",
    setup: instant("3%"),
    steps: [balance("5.00 usd"), payout()],
    figures: { "connected.net_available": paidOut }
  },
  {
    id: "gum-instant-3pct-60000",
    setup: instant("3%"),
    steps: [balance("600.00 usd"), payout()],
    figures: {
      "connected.payout": paidOut,
      "connected.application_fee": (played) => Played.amount(played, "platform", "application_fee"),
      "connected.leftover": left
    }
  },
  {
    id: "gum-instant-limit-error",
    setup: instant("3%"),
    steps: [balance("12000.00 usd"), payout("11660.19 usd")],
    refuses: ["payout"],
    figures: { error: (played) => played.refusal("payout") }
  },
  {
    id: "doc-start-of-day",
    setup: {
      platform: {
        payouts: { schedule: { delay_days: 4 }, start_of_day: { hour: 10, timezone: "America/Los_Angeles" } }
      }
    },
    steps: [{ id: "payment", at: "2026-01-12T18:00:00Z", charge: { amount: "10.00 usd" } }],
    figures: {
      available: (played) => {
        const [payment] = played.transactions("platform")
        const { startOfDay } = played.simulation.scenario.platform
        return payment && AvailabilityRows.weekday(StartOfDay.dayOf(startOfDay, payment.availableOn))
      }
    }
  },
  {
    id: "doc-negative-payout-100",
    setup: {
      platform: { tariff: "none", payouts: { schedule: { interval: "daily" } } },
      tariffs: { none: { rate: "0%" } },
      settings: { refund_without_funds: "negative_balance" },
      until: "2026-03-20"
    },
    steps: [
      { id: "before", at: "2026-02-23T10:00:00Z", charge: { amount: "200.00 usd" } },
      { id: "received", at: "2026-03-02T10:00:00Z", charge: { amount: "100.00 usd" } },
      { id: "refunded", at: "2026-03-02T11:00:00Z", refund: { charge: "before" } }
    ],
    figures: {
      currency_units: () => "major",
      payout_amount: ({ simulation }) => {
        const made = simulation.happened.flatMap(({ outcome }) => outcome.made)
        return made.map(({ amount }) => Number(amount.minor) / 100)[0]
      }
    }
  },
  {
    id: "onecab-payout-composition",
    setup: { platform: { country: "GB" }, accounts: { connected: { type: "express", country: "GB" } } },
    steps: [
      ...rides.flatMap(ride("ride")),
      ...leaked.flatMap(ride("leaked")),
      { id: "payout", at: "2026-03-20T01:30:00Z", payout: { stripe_account: "connected" } }
    ],
    figures: {
      "connected.payout": (played) => -Played.amount(played, "connected", "payout"),
      "connected.sum": (played) => ({
        good: Played.net(played, "connected", fares("ride", rides)),
        leaked: Played.net(played, "connected", fares("leaked", leaked))
      })
    }
  },
  {
    id: "report-select-daily-t2",
    setup: {
      platform: { tariff: "none", settlement_delay: { days: 2, count: "calendar" } },
      tariffs: { none: { rate: "0%" } }
    },
    steps: [
      { id: "monday-sales", at: "2026-03-02T10:00:00Z", charge: { amount: "10.00 usd" } },
      { id: "tuesday-sales", at: "2026-03-03T10:00:00Z", charge: { amount: "20.00 usd" } },
      { id: "wednesday-payout", at: "2026-03-04T01:30:00Z", payout: {} },
      { id: "wednesday-sales", at: "2026-03-04T10:00:00Z", charge: { amount: "30.00 usd" } },
      { id: "thursday-payout", at: "2026-03-05T01:30:00Z", payout: {} },
      { id: "thursday-sales", at: "2026-03-05T10:00:00Z", charge: { amount: "50.00 usd" } },
      { id: "friday-payout", at: "2026-03-06T01:30:00Z", payout: {} },
      { id: "friday-sales", at: "2026-03-06T10:00:00Z", charge: { amount: "70.00 usd" } }
    ],
    figures: {
      end_of_day_balance: (played) => [1, 2, 3, 4, 5].map((day) => endOfDay(played, day)),
      summary_day3_to_5: (played) => ({
        starting: endOfDay(played, 2),
        activity: dollars(played, "charge", 3, 5),
        payouts: dollars(played, "payout", 3, 5),
        ending: endOfDay(played, 5)
      }),
      currency_units: () => "major"
    }
  }
]
