/**
 * FeeRows: worked examples of Stripe's fees for charges, run under the tariff they state.
 */
import * as Played from "./Played.ts"
import type { Row } from "./Row.ts"

const keyed: Played.Setup = {
  platform: { tariff: "keyed" },
  accounts: {},
  tariffs: { keyed: { rate: "3.4%", fixed: "0.30 usd" } }
}
const keyedAmounts = ["118.80", "1000.00", "2000.00", "5000.00", "5100.00", "726.80", "55.00", "7.00"]

/** The club's invoice of 200.00, with what remains for it and 1.5% for the platform after Stripe's fee. */
const club: Played.Setup = {
  accounts: { connected: { type: "standard", tariff: "club" } },
  tariffs: { club: { rate: "2.9%", fixed: "0.30 usd" } }
}
const feeOf = (played: Played.Played, step: string): number =>
  played.transactions("connected", [step]).reduce((sum, { fee }) => sum + Number(fee.minor), 0)
const grossUp = "a charge grossed up for its fee"

export const rows: ReadonlyArray<Row> = [
  {
    id: "air-keyed-card-fees",
    setup: keyed,
    steps: keyedAmounts.map((amount) => ({ charge: { amount: `${amount} usd` } })),
    figures: {
      fees: (played) =>
        Object.fromEntries(
          played.transactions("platform").map((line) => [`${line.amount.minor}`, Number(line.fee.minor)])
        )
    }
  },
  {
    id: "3p-us-100",
    steps: [{ charge: { amount: "100.00 usd" } }],
    figures: { net: (played) => Played.net(played, "platform") }
  },
  {
    id: "support-grossup-100",
    steps: [{ charge: { amount: "103.30 usd" } }],
    figures: { net: (played) => Played.net(played, "platform") },
    waits: { charge: grossUp }
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
    steps: [{ charge: { amount: "209.37 usd", stripe_account: "connected", application_fee_amount: "3.00 usd" } }],
    figures: {
      "card.fees": (played) => Played.amount(played, "connected", "charge") - Played.net(played, "connected")
    },
    waits: { "card.total": grossUp, ach: "bank debits and capped tariffs" }
  }
]
