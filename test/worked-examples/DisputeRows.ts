/**
 * DisputeRows: worked examples of disputes: what they take, what comes back, and Stripe's fees for them.
 */
import * as Played from "./Played.ts"
import type { Row } from "./Row.ts"

/** The lines of some steps as the examples write them, without their fee lines. */
const lines = (played: Played.Played, account: string, steps: ReadonlyArray<string>) =>
  played.transactions(account, steps).map((transaction) => {
    const { exchange_rate: __, fee_details: _, ...line } = Played.line(transaction)
    return line
  })

/** A charge and a chargeback of it, three days later. */
const disputed = (id: string, amount: string, account?: string): ReadonlyArray<Played.Step> => [
  { id, charge: { amount, ...(account === undefined ? {} : { stripe_account: account }) } },
  { id: `${id}-dispute`, dispute: { charge: id, reason: "fraudulent" } }
]

const line = (type: string, amount: number, fee = 0) => ({ type, amount, fee, net: amount - fee, currency: "usd" })

/** Countries whose fee for countering a dispute the page states, each with a charge of its own. */
const countered = { US: "usd", CA: "cad", SG: "sgd", DE: "eur", AU: "aud" }
const countries = Object.entries(countered)

export const rows: ReadonlyArray<Row> = [
  {
    id: "zenn-sct-dispute-before-transfer",
    setup: { platform: { country: "JP" }, accounts: { connected: { type: "express" } } },
    steps: disputed("sale", "1000 jpy"),
    lists: ["sale-dispute"]
  },
  {
    id: "gum-dispute-won-2023",
    setup: {
      platform: { tariff: "older" },
      accounts: { connected: { type: "custom" } },
      tariffs: {
        older: {
          rate: "2%",
          fixed: "0.30 usd",
          disputes: { received: "15.00 usd", received_is_returned: true }
        }
      }
    },
    steps: [
      {
        at: "2023-06-05",
        id: "sale",
        charge: {
          amount: "10.00 usd",
          transfer_data: { destination: "connected" },
          application_fee_amount: "1.00 usd"
        }
      },
      { at: "2023-06-12", id: "bank", dispute: { charge: "sale", reason: "fraudulent" } },
      { at: "2023-06-12", transfer_reversal: { transfer: "sale", refund_application_fee: true } },
      { at: "2023-06-13", dispute_evidence: { dispute: "bank" } },
      { at: "2023-08-01", dispute_won: { dispute: "bank" } },
      { at: "2023-08-01", top_up: { amount: "10.00 usd", expected_availability_date: "2023-08-02" } },
      { at: "2023-08-02", transfer: { amount: "9.61 usd", destination: "connected", source_type: "bank_account" } }
    ],
    remark: "the recorded platform had other money: without the top-up there are 9.50 for the last transfer",
    alsoExpected: {
      "platform.balance_transactions": [
        { index: 1, ...line("transfer", -1000) },
        { index: 2, ...line("application_fee", 100) }
      ],
      "connected.balance_transactions": [
        { index: 0, ...line("payment", 1000, 100) },
        { index: 1, ...line("payment_refund", -1000) },
        { index: 2, ...line("adjustment", 100) }
      ]
    }
  },
  {
    id: "csv2016-dispute-84900",
    steps: disputed("sale", "849.00 usd").map((step) => ({ at: "2016-05-02", ...step })),
    figures: { balance_transactions: (played) => lines(played, "platform", ["sale-dispute"]) }
  },
  {
    id: "fixture-disputes-misc",
    setup: {
      platform: { country: "DE" },
      accounts: { connected: { type: "standard", country: "US" } },
      exchange_rates: [{ pair: "usd/eur", rate: 0.928 }]
    },
    steps: [
      ...disputed("one", "74.81 eur"),
      ...disputed("two", "24.99 usd", "connected"),
      ...disputed("three", "1.95 usd", "connected"),
      ...disputed("four", "100.00 usd")
    ],
    figures: {
      balance_transactions: (played) => [
        ...lines(played, "platform", ["one-dispute"]),
        ...lines(played, "connected", ["two-dispute", "three-dispute"]),
        ...lines(played, "platform", ["four-dispute"])
      ]
    }
  },
  {
    id: "support-countered-fee",
    setup: {
      platform: { country: "US" },
      accounts: Object.fromEntries(countries.map(([country]) => [country, { type: "standard", country }]))
    },
    steps: countries.flatMap(([country, currency]) => [
      ...disputed(`sale-${country}`, `100.00 ${currency}`, country),
      { id: country, dispute_evidence: { dispute: `sale-${country}-dispute` } }
    ]),
    figures: {
      fees: (played) => {
        const fee = (country: string) => -Number(played.transactions(country, [country])[0]?.amount.minor)
        return { US: fee("US"), CA: fee("CA"), SG: fee("SG"), EU: fee("DE"), AU: fee("AU") }
      }
    }
  }
]
