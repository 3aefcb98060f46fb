/**
 * ConversionRows: worked examples across currencies. The platform's side is run; what a connected account or a
 * settlement gets in its own currency is converted by the rate that the example states. Conversion itself waits.
 */
import type * as Played from "./Played.ts"
import type { Row } from "./Row.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

const converted = (text: bigint, from: string, rate: string, to: string): number =>
  Number(Money.convert(Money.of(Currency.of(from), text), Rate.of(rate), Currency.of(to), "half_up").minor)

const remark = "the connected account settles in usd here; its lines are converted by the stated rates"
const connectedLines = ["connected.balance_transactions"]

/** What the two rates cost the connected account, from the amount that came and went. */
const loss = (amount: bigint, came: string, went: string, currency: string): number =>
  converted(amount, "usd", came, currency) - converted(amount, "usd", went, currency)

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
  { at: "2026-03-06", id: "back", transfer_reversal: { transfer: "sent" } }
]

export const rows: ReadonlyArray<Row> = [
  {
    id: "gum-nonobo-fx-61",
    steps: refundedSale("0.61 usd"),
    alsoExpected: aroundTransfer(10_000, 320, 10_000),
    converts: connectedLines,
    figures: { "connected.fx_loss": () => loss(61n, "1.35883", "1.38656", "cad") },
    remark
  },
  {
    id: "gum-nonobo-fx-691",
    steps: refundedSale("6.91 usd"),
    alsoExpected: aroundTransfer(10_000, 320, 10_000),
    converts: connectedLines,
    figures: { "connected.fx_loss": () => loss(691n, "1.41687", "1.43118", "cad") },
    remark
  },
  {
    id: "gum-transfer-200usd-eur",
    steps: reversedTransfer,
    lists: ["sent", "back"],
    converts: connectedLines,
    figures: { "connected.loss": () => loss(200n, "0.92594", "0.94484", "eur") },
    remark
  },
  {
    id: "gum-transfer-200usd-sgd",
    steps: reversedTransfer,
    lists: ["sent", "back"],
    converts: connectedLines,
    figures: { "connected.loss": () => loss(200n, "1.3389", "1.36622", "sgd") },
    remark
  },
  {
    id: "doc-fx-refund-60usd",
    figures: {
      settlement: () => ({
        charge: converted(6000n, "usd", "0.88", "eur"),
        refund: -converted(6000n, "usd", "0.86", "eur"),
        currency: "eur",
        difference: loss(6000n, "0.88", "0.86", "eur")
      })
    },
    remark: "the lines of the charge and the refund wait for conversion"
  },
  {
    id: "doc-exchange-rate-1234",
    figures: { settlement: () => ({ amount: converted(1000n, "eur", "1.234", "usd"), currency: "usd" }) },
    remark: "the line of the charge waits for conversion"
  }
]
