/**
 * RefundRows: worked examples of refunds, with and without `reverse_transfer` and `refund_application_fee`.
 */
import * as Played from "./Played.ts"
import type { Row } from "./Row.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

const japan: Played.Setup = { platform: { country: "JP" }, accounts: { connected: { type: "express" } } }

/** The platform's own ledger, which leaves Stripe's fee out. */
const withoutStripeFee: Played.Setup = {
  platform: { tariff: "none" },
  accounts: { connected: { type: "express" } },
  tariffs: { none: { rate: "0%" } }
}
const tenWithFeeOfTwo: Played.Step = {
  id: "order",
  charge: { amount: "10.00 usd", transfer_data: { destination: "connected" }, application_fee_amount: "2.00 usd" }
}
const cashEffects: NonNullable<Row["figures"]> = {
  "platform.cash_effect_of_charge": (played) => Played.net(played, "platform", ["order"]),
  "platform.cash_effect_of_refund": (played) => Played.net(played, "platform", ["refund"])
}

/** Of the recorded platform: 2% + 0.30, or 5% + 0.05 where that is cheaper; inferred from its fees. */
const older: Played.Setup = {
  platform: { tariff: "older" },
  accounts: { connected: { type: "express" } },
  tariffs: { older: { rate: "2%", fixed: "0.30 usd" } },
  settings: { processing_fee_on_refund: "recomputed", completing_refund: "by_ratio" }
}
/** What was transferred and not taken back. */
const leftOfTransfers = (played: Played.Played): number =>
  -Played.amount(played, "platform", "transfer") - Played.amount(played, "platform", "transfer_refund")

const usd = (minor: bigint) => Money.of(Currency.of("usd"), minor)
const price = (rate: string, fixed: bigint): Tariff.Price => ({
  rate: Rate.of(rate),
  fixed: usd(fixed),
  source: "gum-fee-returned-on-refund"
})
const cheaper = (amount: bigint): Money.Money =>
  Money.min(Tariff.fee(price("2%", 30n), usd(amount)), Tariff.fee(price("5%", 5n), usd(amount)))

const adjustment = (index: number, amount: number) => ({
  index,
  type: "adjustment",
  amount,
  fee: 0,
  net: amount,
  currency: "usd"
})

/** What the seller was paid in the year of the order, and in the next, in which it settles. */
const inYears = (played: Played.Played) => ({
  2020: Played.taxed(played, 2020, "includingFees"),
  2021: Played.taxed(played, 2021, "includingFees")
})

export const rows: ReadonlyArray<Row> = [
  {
    id: "revrec-full-refund-noflags",
    setup: withoutStripeFee,
    steps: [tenWithFeeOfTwo, { id: "refund", refund: { charge: "order" } }],
    figures: {
      ...cashEffects,
      "platform.connect_transfer_loss": (played) =>
        -Played.amount(played, "platform", "transfer") - Played.amount(played, "platform", "transfer_refund")
    }
  },
  {
    id: "revrec-full-refund-bothflags",
    setup: withoutStripeFee,
    steps: [
      tenWithFeeOfTwo,
      { id: "refund", refund: { charge: "order", reverse_transfer: true, refund_application_fee: true } }
    ],
    figures: cashEffects
  },
  {
    id: "revrec-partial-4of10-td8",
    setup: withoutStripeFee,
    steps: [
      { id: "order", charge: { amount: "10.00 usd", transfer_data: { destination: "connected", amount: "8.00 usd" } } },
      { id: "refund", refund: { charge: "order", amount: "4.00 usd", reverse_transfer: true } }
    ],
    figures: {
      "platform.refund": (played) => Played.amount(played, "platform", "refund"),
      "platform.transfer_refund": (played) => Played.amount(played, "platform", "transfer_refund"),
      "platform.net_of_refund": (played) => Played.net(played, "platform", ["refund"]),
      "connected.payment_refund": (played) => Played.amount(played, "connected", "payment_refund")
    }
  },
  {
    id: "calc1099-refund-keeps-gross",
    setup: {
      accounts: { connected: { type: "standard", settlement_delay: { days: 2, count: "calendar" } } },
      settings: { processing_fee_on_refund: "recomputed" }
    },
    steps: [
      {
        at: "2020-12-31",
        id: "order",
        charge: { amount: "100.00 usd", stripe_account: "connected", application_fee_amount: "2.00 usd" }
      },
      { at: "2020-12-31", refund: { charge: "order", refund_application_fee: true } }
    ],
    figures: { gross_method: (played) => inYears(played) }
  },
  {
    id: "zenn-destination-refund-noflags",
    setup: japan,
    steps: [
      {
        id: "order",
        charge: { amount: "1000 jpy", transfer_data: { destination: "connected" }, application_fee_amount: "200 jpy" }
      },
      { id: "refund", refund: { charge: "order" } }
    ],
    lists: ["refund"]
  },
  {
    id: "zenn-sct-refund-before-transfer",
    setup: japan,
    steps: [{ id: "order", charge: { amount: "1000 jpy" } }, { refund: { charge: "order" } }]
  },
  {
    id: "gum-td-remaining-trap",
    setup: {
      ...older,
      accounts: { connected: { type: "custom", country: "CA" } },
      exchange_rates: [{ pair: "usd/cad", rate: 1.36314 }]
    },
    steps: [
      { id: "sale", charge: { amount: "12.00 usd", transfer_data: { destination: "connected", amount: "8.80 usd" } } },
      { id: "vat", refund: { charge: "sale", amount: "2.00 usd" } },
      { id: "rest", refund: { charge: "sale", amount: "10.00 usd", reverse_transfer: true } }
    ],
    lists: ["rest"],
    figures: { "connected.left_with_connected_usd": leftOfTransfers }
  },
  {
    id: "gum-direct-us-partial-fee-refund",
    steps: [
      {
        id: "sale",
        charge: { amount: "300.00 usd", stripe_account: "connected", application_fee_amount: "30.00 usd" }
      },
      { id: "first", refund: { charge: "sale", amount: "100.00 usd", refund_application_fee: true } },
      { id: "second", refund: { charge: "sale", amount: "200.00 usd", refund_application_fee: true } }
    ],
    lists: ["first", "second"],
    alsoExpected: { "connected.balance_transactions": [adjustment(1, 1000), adjustment(3, 2000)] },
    figures: { "connected.fee_refunds_credited": (played) => Played.amount(played, "connected", "adjustment") }
  },
  {
    id: "gum-direct-refund-flag-false",
    setup: {
      accounts: { connected: { type: "standard", tariff: "international" } },
      tariffs: { international: { rate: "4.4%", fixed: "0.30 usd" } },
      settings: { direct_refund: "always_returns_application_fee" }
    },
    steps: [
      { id: "sale", charge: { amount: "1.00 usd", stripe_account: "connected", application_fee_amount: "0.10 usd" } },
      { refund: { charge: "sale", refund_application_fee: false } }
    ],
    alsoExpected: { "connected.balance_transactions": [adjustment(2, 10)] }
  },
  {
    id: "gum-fee-returned-on-refund",
    setup: older,
    steps: [
      { id: "sale", charge: { amount: "12.00 usd", transfer_data: { destination: "connected" } } },
      { id: "first", refund: { charge: "sale", amount: "2.00 usd" } }
    ],
    figures: {
      fee_returned: (played) => [
        -Number(played.transactions("platform", ["first"])[0]?.fee.minor),
        Number(Money.minus(cheaper(1000n), cheaper(500n)).minor)
      ]
    },
    remark: "a tariff is one rate and one fixed part, so the second refund, by the other tariff, is computed"
  },
  {
    id: "3p-betterunite-refund-10320",
    setup: { accounts: {} },
    steps: [
      { id: "donation", charge: { amount: "103.20 usd" } },
      { id: "refund", refund: { charge: "donation" } },
      { id: "another", charge: { amount: "103.20 usd" } },
      { id: "dispute", dispute: { charge: "another", reason: "fraudulent" } }
    ],
    figures: {
      donor_gets_back: (played) => -Played.amount(played, "platform", "refund"),
      merchant_loses: (played) => -Played.net(played, "platform", ["donation", "refund"]),
      dispute_fee: (played) => Number(played.transactions("platform", ["dispute"])[0]?.fee.minor)
    },
    differs: {
      merchant_loses: { model: 329, because: "3.20 is the fee of 100.00; of the 103.20 that were charged it is 3.29" }
    }
  }
]
