/**
 * ChargeRows: worked examples of direct charges, destination charges, and separate charges and transfers.
 */
import * as Played from "./Played.ts"
import type { Row } from "./Row.ts"
import * as Instant from "#core/time/Instant.ts"

const twoSellers: Played.Setup = { accounts: { A: { type: "express" }, B: { type: "express" } } }
const express: Played.Setup = { accounts: { connected: { type: "express" } } }
const japan: Played.Setup = { platform: { country: "JP" }, accounts: { connected: { type: "express" } } }

/** What the seller was paid in the year of the order, and in the next, in which it settles. */
const inYears = (played: Played.Played, method: Parameters<typeof Played.taxed>[2]) => ({
  2020: Played.taxed(played, 2020, method),
  2021: Played.taxed(played, 2021, method)
})

export const rows: ReadonlyArray<Row> = [
  {
    id: "doc-direct-1000-fee123",
    steps: [{ charge: { amount: "10.00 usd", stripe_account: "connected", application_fee_amount: "1.23 usd" } }]
  },
  {
    id: "gum-direct-us-1000",
    steps: [{ charge: { amount: "10.00 usd", stripe_account: "connected", application_fee_amount: "0.70 usd" } }]
  },
  {
    id: "skill-direct-100-15",
    steps: [{ charge: { amount: "100.00 usd", stripe_account: "connected", application_fee_amount: "15.00 usd" } }]
  },
  {
    id: "doc-destination-1000-fee123",
    steps: [
      {
        charge: {
          amount: "10.00 usd",
          transfer_data: { destination: "connected" },
          application_fee_amount: "1.23 usd"
        }
      }
    ]
  },
  {
    id: "doc-destination-transferdata-877",
    steps: [{ charge: { amount: "10.00 usd", transfer_data: { destination: "connected", amount: "8.77 usd" } } }]
  },
  {
    id: "skill-destination-100-15",
    steps: [
      {
        charge: {
          amount: "100.00 usd",
          transfer_data: { destination: "connected" },
          application_fee_amount: "15.00 usd"
        }
      }
    ]
  },
  {
    id: "skill-destination-transfer-85",
    steps: [{ charge: { amount: "100.00 usd", transfer_data: { destination: "connected", amount: "85.00 usd" } } }]
  },
  {
    id: "zenn-destination-1000-200",
    setup: japan,
    steps: [
      {
        charge: { amount: "1000 jpy", transfer_data: { destination: "connected" }, application_fee_amount: "200 jpy" }
      }
    ]
  },
  {
    id: "calc1099-gross-100",
    setup: { accounts: { connected: { type: "standard", settlement_delay: { days: 2, count: "calendar" } } } },
    steps: [
      {
        id: "order",
        at: "2020-12-31",
        charge: { amount: "100.00 usd", stripe_account: "connected", application_fee_amount: "2.00 usd" }
      },
      { id: "payout", at: "2021-01-07", payout: { stripe_account: "connected" } }
    ],
    figures: {
      "connected.net": (played) => Played.net(played, "connected", ["order"]),
      gross_method: (played) => inYears(played, "includingFees"),
      excluding_fees_method: (played) => inYears(played, "excludingFees"),
      payouts_method: (played) => inYears(played, "payouts")
    }
  },
  {
    id: "calc1099-fee-520",
    setup: express,
    steps: [
      {
        charge: {
          amount: "100.00 usd",
          transfer_data: { destination: "connected" },
          application_fee_amount: "5.20 usd"
        }
      }
    ],
    orSteps: [{ charge: { amount: "100.00 usd", transfer_data: { destination: "connected", amount: "94.80 usd" } } }],
    figures: { excluding_fees_method: (played) => ({ 2021: Played.taxed(played, 2026, "excludingFees") }) },
    remark: "played in 2026"
  },
  {
    id: "doc-sct-10000-7000-2000",
    setup: twoSellers,
    steps: [
      { id: "order", charge: { amount: "100.00 usd" } },
      { transfer: { amount: "70.00 usd", destination: "A", source_transaction: "order" } },
      { transfer: { amount: "20.00 usd", destination: "B", source_transaction: "order" } }
    ]
  },
  {
    id: "skill-sct-250",
    setup: twoSellers,
    steps: [
      { id: "cart", charge: { amount: "250.00 usd" } },
      { transfer: { amount: "80.00 usd", destination: "A", source_transaction: "cart" } },
      { transfer: { amount: "120.00 usd", destination: "B", source_transaction: "cart" } }
    ],
    figures: {
      "connected.A": (played) => Played.net(played, "A"),
      "connected.B": (played) => Played.net(played, "B")
    }
  },
  {
    id: "onecab-source-cap",
    setup: {
      platform: { country: "GB", tariff: "british" },
      accounts: { driver: { type: "express", tariff: "british" } },
      tariffs: { british: { rate: "1.5%", fixed: "0.20 gbp" } }
    },
    steps: [
      { id: "ride", charge: { amount: "4.80 gbp" } },
      { transfer: { amount: "4.08 gbp", destination: "driver", source_transaction: "ride" } },
      { id: "again", transfer: { amount: "4.08 gbp", destination: "driver", source_transaction: "ride" } }
    ],
    refuses: ["again"],
    figures: { error: (played) => played.refusal("again") }
  },
  {
    id: "gum-avail-obo-manual",
    setup: {
      accounts: {
        connected: {
          type: "express",
          settlement_delay: { days: 1, count: "business" },
          payouts: { schedule: { interval: "manual" } }
        }
      }
    },
    steps: [
      {
        at: "2023-10-30",
        charge: { amount: "10.00 usd", on_behalf_of: "connected", transfer_data: { destination: "connected" } }
      }
    ],
    figures: {
      available_on: (played) =>
        [
          ...new Set(played.transactions("platform").map(({ availableOn }) => Instant.format(availableOn).slice(0, 10)))
        ].join()
    }
  }
]
