/**
 * ConversionRows: worked examples across currencies: the platform's side, in one currency. What the connected account
 * gets in its own currency waits for conversion.
 */
import type * as Played from "./Played.ts"
import type { Row } from "./Row.ts"

const waits = { connected: "conversion: the connected account settles in usd here" }

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
    waits
  },
  {
    id: "gum-nonobo-fx-691",
    steps: refundedSale("6.91 usd"),
    alsoExpected: aroundTransfer(10_000, 320, 10_000),
    waits
  },
  { id: "gum-transfer-200usd-eur", steps: reversedTransfer, lists: ["sent", "back"], waits },
  { id: "gum-transfer-200usd-sgd", steps: reversedTransfer, lists: ["sent", "back"], waits }
]
