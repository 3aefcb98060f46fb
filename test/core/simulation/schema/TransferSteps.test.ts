import { at, eachKnows, eachMayBe, eachMayNotBe } from "./Steps.ts"

eachMayBe([
  { transfer: { amount: "1.00 usd", destination: "ada" } },
  {
    transfer: {
      amount: "1.00 usd",
      destination: "ada",
      source_transaction: "flour",
      transfer_group: "orders",
      description: "Share"
    }
  },
  { transfer: { amount: "1.00 usd", destination: "ada", source_type: "fpx" } },
  { transfer_reversal: { transfer: "stall" } },
  { transfer_reversal: { transfer: "cake", amount: "1.00 usd", refund_application_fee: true } },
  { application_fee_refund: { fee: "cake" } },
  { application_fee_refund: { fee: "cake", amount: "1.00 usd" } }
])

eachMayNotBe([
  [
    { at, transfer: {} },
    [
      'it.transfer.amount: Missing key. What to send. Expected an amount above zero such as "10.00 usd"',
      "it.transfer.destination: Missing key. The connected account that receives it; with stripe_account, platform."
    ]
  ],
  [
    { at, transfer_reversal: {} },
    [
      "it.transfer_reversal.transfer: Missing key. The transfer to take back, by the id of its step; of a destination charge, the charge's, or its capture's."
    ]
  ],
  [
    { at, application_fee_refund: {} },
    [
      "it.application_fee_refund.fee: Missing key. The application fee to give back, by the id of its charge's step, its capture's or its instant payout's; of a part of one that is split with its number (out.2)."
    ]
  ],
  [
    { at, transfer: { amount: "0 usd", destination: "a b", source_transaction: "", description: "a\nb" } },
    [
      'it.transfer.amount: "0 usd" must be more than zero',
      "it.transfer.destination: Expected a name of letters, digits, _ and -, up to 60",
      "it.transfer.source_transaction: Expected a name of letters, digits, _ and -, up to 60",
      "it.transfer.description: Expected one line of text"
    ]
  ]
])

eachKnows([
  [
    "transfer.",
    { transfer: { amount: "1.00 usd", destination: "ada" } },
    "amount, destination, stripe_account, source_transaction, source_type, transfer_group, description"
  ],
  ["transfer_reversal.", { transfer_reversal: { transfer: "stall" } }, "transfer, amount, refund_application_fee"],
  ["application_fee_refund.", { application_fee_refund: { fee: "cake" } }, "fee, amount"]
])
