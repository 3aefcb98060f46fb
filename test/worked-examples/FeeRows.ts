/**
 * FeeRows: worked examples of Stripe's fees for charges, run under the tariff they state.
 */
import * as Instant from "#core/time/Instant.ts"
import * as Played from "./Played.ts"
import type { Row } from "./Row.ts"

const keyedAmounts = ["118.80", "1000.00", "2000.00", "5000.00", "5100.00", "726.80", "55.00", "7.00"]

/** The club's invoice of 200.00, with what remains for it and 1.5% for the platform after Stripe's fee. */
const club: Played.Setup = {
  accounts: { connected: { type: "standard", tariff: "club" } },
  tariffs: {
    club: { rate: "2.9%", fixed: "0.30 usd", methods: { us_bank_account: { rate: "0.8%", cap: "5.00 usd" } } }
  }
}
const paidOf = (played: Played.Played, step: string): number =>
  played.transactions("connected", [step]).reduce((sum, { amount }) => sum + Number(amount.minor), 0)
const feeOf = (played: Played.Played, step: string): number =>
  played.transactions("connected", [step]).reduce((sum, { fee }) => sum + Number(fee.minor), 0)

export const rows: ReadonlyArray<Row> = [
  {
    id: "air-keyed-card-fees",
    steps: keyedAmounts.map((amount) => ({ charge: { amount: `${amount} usd`, payment_method: "card_keyed" } })),
    figures: {
      fees: (played) =>
        Object.fromEntries(
          played.transactions("platform").map((line) => [`${line.amount.minor}`, Number(line.fee.minor)])
        )
    }
  },
  {
    id: "zenn-account-debit-1000",
    setup: {
      platform: { country: "JP" },
      accounts: { connected: { type: "express" } }
    },
    steps: [{ transfer: { amount: "1000 jpy", stripe_account: "connected", destination: "platform" } }]
  },
  {
    id: "3p-us-100",
    steps: [{ charge: { amount: "100.00 usd" } }],
    figures: { net: (played) => Played.net(played, "platform") }
  },
  {
    id: "support-grossup-100",
    steps: [{ charge: { net_amount: "100.00 usd" } }],
    figures: {
      charge: (played) => Played.amount(played, "platform", "charge"),
      net: (played) => Played.net(played, "platform")
    }
  },
  {
    id: "3p-commitswimming-100",
    setup: {
      accounts: { connected: { type: "standard", tariff: "swimming" } },
      tariffs: { swimming: { rate: "3.7%", fixed: "0.20 usd" } }
    },
    steps: [
      { charge: { amount: "104.05 usd", stripe_account: "connected" } },
      { id: "absorbed", charge: { amount: "100.00 usd", stripe_account: "connected" } }
    ],
    figures: {
      total_fee: (played) => feeOf(played, "step-1"),
      club_net_if_absorbed: (played) => 10_000 - feeOf(played, "absorbed")
    },
    differs: {
      club_net_if_absorbed: { model: 9610, because: "the page subtracts the fee of 104.05 from a charge of 100.00" }
    }
  },
  {
    id: "3p-clubsoft-200",
    setup: club,
    steps: ["card" as const, "us_bank_account" as const].map((method) => ({
      id: method,
      charge: {
        net_amount: "200.00 usd",
        payment_method: method,
        stripe_account: "connected",
        application_fee_amount: "3.00 usd"
      }
    })),
    figures: {
      "card.total": (played) => paidOf(played, "card"),
      "card.fees": (played) => feeOf(played, "card"),
      "ach.total": (played) => paidOf(played, "us_bank_account"),
      "ach.fees": (played) => feeOf(played, "us_bank_account")
    }
  },
  {
    id: "3p-clubzap-120eur",
    setup: {
      platform: { country: "IE", tariff: "zap" },
      accounts: {},
      tariffs: { zap: { rate: "3.25%", fixed: "0.10 eur" } }
    },
    steps: [{ charge: { net_amount: "120.00 eur" } }],
    figures: { charge: (played) => Played.amount(played, "platform", "charge") }
  },
  {
    id: "doc-price-modifier",
    setup: {
      platform: { pricing: { fallback: { fixed: "1.00 usd" }, modifiers: [{ discount: "5%" }, { markup: "10%" }] } }
    },
    steps: [{ charge: { amount: "20.00 usd", transfer_data: { destination: "connected" } } }],
    figures: { result_fee: (played) => Played.amount(played, "platform", "application_fee") }
  },
  {
    id: "air-billing-stripe-fee",
    setup: { platform: { products: { billing: {} } }, until: "2023-06-09" },
    steps: (["card_keyed", "card_keyed", "card"] as const).map((payment_method) => ({
      at: "2023-06-07T12:00:00Z",
      charge: { amount: "6.00 usd", payment_method }
    })),
    figures: {
      "platform.balance_transactions": (played) =>
        [...played.transactions("platform"), ...played.happened("platform")].map((transaction) => {
          const { fee_details: _, ...line } = Played.line(transaction)
          return line
        }),
      "platform.stripe_fee_day": (played) =>
        played
          .happened("platform")
          .map(({ created }) => Instant.format(created).slice(0, 10))
          .join()
    }
  },
  {
    id: "3p-ach-cap",
    steps: ["200.00", "1000.00", "625.00"].map((amount) => ({
      charge: { amount: `${amount} usd`, payment_method: "us_bank_account" }
    })),
    figures: { fees: (played) => played.transactions("platform").map(({ fee }) => Number(fee.minor)) }
  }
]
