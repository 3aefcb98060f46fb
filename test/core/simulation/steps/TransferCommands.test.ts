import { expect, it } from "vitest"
import { commandOf, eachIs, eachLeadsNowhere, money } from "./Commands.ts"

eachIs([
  [
    { transfer: { amount: "1.00 usd", destination: "ada" } },
    { _tag: "transfer", amount: money(100n), destination: "acct_ada" }
  ],
  [
    {
      transfer: {
        amount: "1.00 usd",
        destination: "ada",
        source_transaction: "cake",
        transfer_group: "orders",
        description: "Share"
      }
    },
    {
      _tag: "transfer",
      amount: money(100n),
      destination: "acct_ada",
      sourceTransaction: "ch_cake",
      transferGroup: "orders",
      description: "Share"
    }
  ],
  [
    { transfer: { amount: "1.00 usd", destination: "platform", stripe_account: "ada", source_type: "card" } },
    {
      _tag: "transfer",
      amount: money(100n),
      destination: "acct_platform",
      stripeAccount: "acct_ada",
      sourceType: "card"
    }
  ],
  [{ transfer_reversal: { transfer: "stall" } }, { _tag: "transfer_reversal", transfer: "tr_stall" }],
  [
    { transfer_reversal: { transfer: "cake", amount: "1.00 usd", refund_application_fee: true } },
    { _tag: "transfer_reversal", transfer: "tr_cake", amount: money(100n), refundApplicationFee: true }
  ],
  [{ application_fee_refund: { fee: "cake" } }, { _tag: "application_fee_refund", fee: "fee_cake" }],
  [
    { application_fee_refund: { fee: "cake", amount: "1.00 usd" } },
    { _tag: "application_fee_refund", fee: "fee_cake", amount: money(100n) }
  ],
  [
    { transfer: { amount: "1.00 usd", destination: "ada", source_type: "bank_account" } },
    { _tag: "transfer", amount: money(100n), destination: "acct_ada", sourceType: "bank_account" }
  ],
  [{ transfer_reversal: { transfer: "stay" } }, { _tag: "transfer_reversal", transfer: "tr_stay" }],
  [{ application_fee_refund: { fee: "stay" } }, { _tag: "application_fee_refund", fee: "fee_stay" }]
])

eachLeadsNowhere([
  [{ transfer: { amount: "1.00 usd", destination: "x" } }, "transfer.destination: there is no account"],
  [
    { transfer: { amount: "1.00 usd", destination: "platform", stripe_account: "x" } },
    "transfer.stripe_account: there is no account"
  ],
  [
    { transfer: { amount: "1.00 usd", destination: "ada", source_transaction: "x" } },
    "transfer.source_transaction: there is no earlier charge step"
  ],
  [
    { transfer_reversal: { transfer: "x" } },
    "transfer_reversal.transfer: there is no earlier transfer, charge or capture step"
  ],
  [{ transfer_reversal: { transfer: "room" } }, 'transfer_reversal.transfer: the money of "room" is held until'],
  [
    { application_fee_refund: { fee: "x" } },
    "application_fee_refund.fee: there is no earlier charge, capture or instant payout step"
  ],
  [{ application_fee_refund: { fee: "room" } }, 'application_fee_refund.fee: the money of "room" is held until']
])

it("a debit cannot come out of a charge of the platform's", () => {
  const asked = { amount: "1.00 usd", destination: "platform", stripe_account: "ada", source_transaction: "cake" }
  expect(commandOf({ transfer: asked }).slice(1)).toEqual([
    "transfer.source_transaction: is for transfers of the platform; leave it or stripe_account out"
  ])
})
