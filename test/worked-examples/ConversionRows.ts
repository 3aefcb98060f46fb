/**
 * ConversionRows: worked examples across currencies: charges and transfers that settle in another one, and what goes
 * back of them at the rate of its own day.
 *
 * Each pair of rates is the scenario's own. In most recordings what comes in is worth 2% less than what goes back, in
 * one 1%: then the rate of what goes back is stated with that as its spread. Others state the rate of each day.
 */
import * as Played from "./Played.ts"
import type { Row } from "./Row.ts"

/** A connected account in another country than the platform's, with the rates of the recording. */
const abroad = (country: string, ...rates: NonNullable<Played.Setup["exchange_rates"]>): Played.Setup => ({
  accounts: { connected: { type: "custom", country } },
  exchange_rates: rates
})

/** A charge whose destination gets `amount`, refunded whole. */
const refundedSale = (amount: string): ReadonlyArray<Played.Step> => [
  { id: "sale", charge: { amount: "100.00 usd", transfer_data: { destination: "connected", amount } } },
  { id: "refund", refund: { charge: "sale", reverse_transfer: true } }
]

/** The lines of the transfer alone: the examples leave the charge and its refund out. */
const aroundTransfer = (charged: number, fee: number, refunded: number) => ({
  "platform.balance_transactions": [
    { index: 0, type: "charge", amount: charged, fee, net: charged - fee, currency: "usd" },
    { index: 2, type: "refund", amount: -refunded, fee: 0, net: -refunded, currency: "usd" }
  ]
})

/** A transfer of available money, reversed. */
const reversedTransfer: ReadonlyArray<Played.Step> = [
  { at: "2026-03-01", charge: { amount: "100.00 usd" } },
  { at: "2026-03-06", id: "sent", transfer: { amount: "2.00 usd", destination: "connected" } },
  { at: "2026-03-07", id: "back", transfer_reversal: { transfer: "sent" } }
]

const lost = (played: Played.Played): number => Played.net(played, "connected")

/** A direct charge on a Singaporean account, by the rate and the tariff of the recordings. */
const singapore: Played.Setup = {
  accounts: { connected: { type: "standard", country: "SG", tariff: "local" } },
  tariffs: { local: { rate: "3.9%", fixed: "0.50 sgd" } },
  exchange_rates: [{ pair: "usd/sgd", rate: 1.29726, spread: "0%" }]
}

const direct = (amount: string, fee: string): ReadonlyArray<Played.Step> => [
  { charge: { amount, stripe_account: "connected", application_fee_amount: fee } }
]

/** A charge on behalf of a Canadian account, under the older pricing of the recordings. */
const onBehalf: Played.Setup = {
  ...abroad("CA", { pair: "usd/cad", rate: 1.38343 }),
  settings: { processing_fee_on_refund: "recomputed", completing_refund: "by_ratio" }
}
const sold = (fee?: string): Played.Step => ({
  id: "sale",
  charge: {
    amount: "10.00 usd",
    on_behalf_of: "connected",
    transfer_data: { destination: "connected" },
    ...(fee === undefined ? {} : { application_fee_amount: fee })
  }
})
const both = { reverse_transfer: true, refund_application_fee: true }
const half: Played.Step = { id: "half", refund: { charge: "sale", amount: "5.00 usd", ...both } }
const tenth: Played.Step = { id: "tenth", refund: { charge: "sale", amount: "1.00 usd", ...both } }

/** What a step gives the connected account back of the fee. */
const feeBack = (step: string) => (played: Played.Played) =>
  Number(played.transactions("connected", [step]).find(({ type }) => type === "adjustment")?.amount.minor)
const feeLine = (amount: number) => ({
  "connected.balance_transactions": [{ index: 1, type: "adjustment", amount, fee: 0, net: amount, currency: "cad" }]
})

export const rows: ReadonlyArray<Row> = [
  { id: "gum-obo-charge", setup: onBehalf, steps: [sold("0.30 usd")] },
  {
    id: "gum-obo-half-refund",
    setup: onBehalf,
    steps: [sold("0.30 usd"), half],
    lists: ["half"],
    alsoExpected: feeLine(20),
    figures: { "connected.application_fee_refund": feeBack("half") }
  },
  {
    id: "gum-obo-half-then-tenth",
    setup: onBehalf,
    steps: [sold("0.30 usd"), half, tenth],
    lists: ["tenth"],
    alsoExpected: feeLine(4),
    figures: { "connected.application_fee_refund": feeBack("tenth") },
    differs: {
      "connected.application_fee_refund": {
        model: 4,
        because:
          "3 usd at 1.35576 are 4.07 cad, as 15 usd are 20.34 in the refund before; no rate makes 3 of one and 20 of the other"
      }
    }
  },
  {
    id: "gum-obo-full-refund-nofee",
    setup: onBehalf,
    steps: [sold(), { id: "refund", refund: { charge: "sale", reverse_transfer: true } }],
    alsoExpected: {
      "platform.balance_transactions": [
        { index: 1, type: "transfer", amount: -1356, fee: 0, net: -1356, currency: "cad" }
      ],
      "connected.balance_transactions": [
        { index: 0, type: "payment", amount: 1356, fee: 0, net: 1356, currency: "cad" }
      ]
    }
  },
  { id: "gum-direct-sg-130", setup: singapore, steps: direct("1.00 usd", "0.25 usd") },
  {
    id: "gum-direct-sg-1583",
    setup: singapore,
    steps: direct("12.20 usd", "3.20 usd"),
    remark: "what was charged is not printed: 12.20 usd is what comes to 15.83 sgd"
  },
  {
    id: "gum-direct-sg-777",
    setup: singapore,
    steps: direct("5.99 usd", "0.42 usd"),
    alsoExpected: {
      "platform.balance_transactions": [
        { index: 0, type: "application_fee", amount: 42, fee: 0, net: 42, currency: "usd" }
      ]
    },
    remark: "what was charged and taken is not printed: 5.99 and 0.42 usd are what comes to 7.77 and 0.54 sgd"
  },
  {
    id: "gum-nonobo-fx-61",
    setup: abroad("CA", { pair: "usd/cad", rate: 1.38656, spread: "2%" }),
    steps: refundedSale("0.61 usd"),
    alsoExpected: aroundTransfer(10_000, 320, 10_000),
    figures: { "connected.fx_loss": lost }
  },
  {
    id: "gum-nonobo-fx-691",
    setup: abroad("CA", { pair: "usd/cad", rate: 1.43118, spread: "1%" }),
    steps: refundedSale("6.91 usd"),
    alsoExpected: aroundTransfer(10_000, 320, 10_000),
    figures: { "connected.fx_loss": lost }
  },
  {
    id: "gum-transfer-200usd-eur",
    setup: abroad(
      "DE",
      { pair: "usd/eur", rate: 0.92594, spread: "0%" },
      { pair: "usd/eur", rate: 0.94484, from: "2026-03-07" }
    ),
    steps: reversedTransfer,
    lists: ["sent", "back"],
    figures: { "connected.loss": lost }
  },
  {
    id: "gum-transfer-200usd-sgd",
    setup: {
      ...abroad("SG", { pair: "usd/sgd", rate: 1.36622 }),
      settings: { cross_border_transfers: "by_contract" }
    },
    steps: reversedTransfer,
    lists: ["sent", "back"],
    figures: { "connected.loss": lost }
  },
  {
    id: "gum-dispute-nonobo-ca",
    setup: {
      ...abroad("CA", { pair: "usd/cad", rate: 1.38343 }),
      platform: { tariff: "older" },
      tariffs: { older: { rate: "2%", fixed: "0.30 usd", disputes: { received: "15.00 usd" } } }
    },
    steps: [
      {
        id: "sale",
        charge: { amount: "10.00 usd", transfer_data: { destination: "connected", amount: "9.00 usd" } }
      },
      { id: "disputed", dispute: { charge: "sale", reason: "fraudulent" } },
      { id: "back", transfer_reversal: { transfer: "sale" } }
    ],
    alsoExpected: {
      "platform.balance_transactions": [
        { index: 1, type: "transfer", amount: -900, fee: 0, net: -900, currency: "usd" }
      ],
      "connected.balance_transactions": [
        { index: 0, type: "payment", amount: 1220, fee: 0, net: 1220, currency: "cad" }
      ]
    }
  },
  {
    id: "doc-fx-refund-60usd",
    setup: {
      platform: { country: "DE" },
      accounts: {},
      exchange_rates: [
        { pair: "usd/eur", rate: 0.88, spread: "0%" },
        { pair: "usd/eur", rate: 0.86, from: "2026-03-09" }
      ]
    },
    steps: [
      { id: "sale", charge: { amount: "60.00 usd" } },
      { at: "2026-03-10", id: "refund", refund: { charge: "sale" } }
    ],
    figures: {
      settlement: (played) => {
        const [charge, refund] = [
          Played.amount(played, "platform", "charge"),
          Played.amount(played, "platform", "refund")
        ]
        return {
          charge,
          refund,
          currency: played.transactions("platform")[0]?.amount.currency,
          difference: charge + refund
        }
      }
    }
  },
  {
    id: "doc-exchange-rate-1234",
    setup: { accounts: {}, exchange_rates: [{ pair: "eur/usd", rate: 1.234, spread: "0%" }] },
    steps: [{ charge: { amount: "10.00 eur" } }],
    figures: {
      settlement: (played) => ({
        amount: Played.amount(played, "platform", "charge"),
        currency: played.transactions("platform")[0]?.amount.currency
      })
    }
  }
]
