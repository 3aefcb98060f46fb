/**
 * PlatformFeeRows: worked examples of what platforms take of their sellers, and of what Stripe bills beside payments.
 */
import * as Played from "./Played.ts"
import type { Row } from "./Row.ts"
import * as Instant from "#core/time/Instant.ts"

/** Connect's fees of the examples: 0.25 % of what is paid out and 0.25 each time, and 1 % more where it is instant. */
const passedOn: Played.Setup = {
  platform: {
    connect_fees: {
      payout: "0.25 usd",
      payout_volume: "0.25%",
      instant_payout_volume: "1%"
    }
  },
  accounts: { connected: { type: "express", settlement_delay: { days: 2, count: "business" }, tariff: "none" } },
  tariffs: { none: { rate: "0%" } }
}

/** What Stripe bills in a month, such as 2026-02, for the payouts of the one before; not for the account as such. */
const billed = (played: Played.Played, month: string): number =>
  played
    .happened("platform")
    .filter(({ created }) => Instant.format(created).startsWith(month))
    .filter(({ description }) => description.startsWith("Connect (") && !description.endsWith("Active Account Billing"))
    .reduce((sum, { net }) => sum - Number(net.minor), 0)

/** The lines on the seller's balance that take something from it, in their order. */
const taken = (played: Played.Played) =>
  played
    .transactions("connected")
    .map(Played.line)
    .filter(({ net }) => net < 0)
    .map(({ net, type }) => [type, net] as const)

/** What the platform's pricing takes of each payment. */
const feesOf = (played: Played.Played): ReadonlyArray<number> =>
  played
    .transactions("platform")
    .filter(({ type }) => type === "application_fee")
    .map(({ amount }) => Number(amount.minor))

const order = { transfer_data: { destination: "connected" }, amount: "120.00 usd" }
const priced = (rate: string) => ({
  controller: {
    losses: "application" as const,
    fees_payer: "application" as const,
    requirement_collection: "stripe" as const,
    dashboard: "express" as const
  },
  pricing: { fallback: { rate, fixed: "0.35 usd" } }
})

export const rows: ReadonlyArray<Row> = [
  {
    id: "3p-payout-fee-1000",
    setup: { ...passedOn, until: "2026-03-01" },
    steps: [
      { at: "2026-01-05", charge: { amount: "2000.00 usd", stripe_account: "connected" } },
      { at: "2026-01-12", payout: { amount: "1000.00 usd", stripe_account: "connected" } },
      { at: "2026-02-02", payout: { amount: "1000.00 usd", method: "instant", stripe_account: "connected" } }
    ],
    figures: {
      payout_fee: (played) => billed(played, "2026-02"),
      net: (played) => 100_000 - billed(played, "2026-02"),
      instant_variant: (played) => {
        const fee = billed(played, "2026-03")
        return { fee, net: 100_000 - fee }
      }
    }
  },
  {
    id: "3p-walla-payout-fee-3000",
    setup: { ...passedOn, until: "2026-05-01" },
    steps: [
      { at: "2026-03-02", charge: { amount: "3107.75 usd", stripe_account: "connected" } },
      { at: "2026-03-16", payout: { amount: "3000.00 usd", stripe_account: "connected" } },
      { at: "2026-03-17", transfer: { amount: "7.75 usd", stripe_account: "connected", destination: "platform" } },
      { at: "2026-04-01", payout: { stripe_account: "connected" } }
    ],
    figures: {
      fees: (played) => ({ 300000: billed(played, "2026-04"), 10000: billed(played, "2026-05") }),
      fee_timing: (played) => {
        const [first, fee, second] = taken(played)
        const isNext = first?.[1] === -300_000 && fee?.[1] === -billed(played, "2026-04") && second?.[1] === -10_000
        return isNext ? "deducted from the following payout" : taken(played)
      }
    }
  },
  {
    id: "doc-billing-fee-halfpct",
    setup: {
      platform: { country: "DE", products: { billing: { rate: "0.5%" } } },
      accounts: {},
      until: "2026-03-03T12:00:00Z"
    },
    steps: [{ charge: { amount: "100.00 eur" } }],
    figures: {
      billing_fee: (played) => played.happened("platform").reduce((sum, { net }) => sum - Number(net.minor), 0)
    }
  },
  {
    id: "polar-fee-10000",
    setup: {
      platform: {
        pricing: {
          rules: [{ payment_methods: ["card_international"], rate: "6.5%", fixed: "0.50 usd" }],
          fallback: { rate: "5%", fixed: "0.50 usd" }
        }
      },
      accounts: { connected: { type: "express" } }
    },
    steps: [{ charge: order }, { charge: { ...order, payment_method: "card_international" } }],
    figures: {
      fees: (played) => {
        const [payment = 0, both = 0] = feesOf(played)
        return { payment, international: both - payment }
      }
    },
    remark: "the platform's own tariff, inferred as 5% + 0.50, and 1.5% more for an international card"
  },
  {
    id: "polar-fee-custom",
    setup: { accounts: { connected: priced("3.89%"), subscribed: priced("4.39%") } },
    steps: [{ charge: order }, { charge: { ...order, transfer_data: { destination: "subscribed" } } }],
    figures: {
      fees: (played) => {
        const [payment = 0, both = 0] = feesOf(played)
        return { payment, subscription: both - payment }
      }
    },
    remark: "the platform's own tariff, 3.89% + 0.35, and 0.5% more for a subscription: a scheme of another account"
  }
]
