import { eachIs, eachLeadsNowhere, money } from "./Commands.ts"

eachIs([
  [{ refund: { charge: "flour" } }, { _tag: "refund", charge: "ch_flour" }],
  [
    { refund: { charge: "flour", amount: "1.00 usd", reverse_transfer: true, refund_application_fee: false } },
    {
      _tag: "refund",
      charge: "ch_flour",
      amount: money(100n),
      reverseTransfer: true,
      refundApplicationFee: false
    }
  ],
  [{ refund: { charge: "debit" } }, { _tag: "refund", charge: "py_debit" }],
  [{ refund_cancel: { refund: "back" } }, { _tag: "refund_cancel", refund: "re_back" }],
  [
    { refund_failure: { refund: "back", failure_reason: "declined" } },
    { _tag: "refund_failure", refund: "re_back", failureReason: "declined" }
  ]
])

eachLeadsNowhere([
  [{ refund: { charge: "stay" } }, 'refund.charge: "stay" is a capture, not a charge step'],
  [{ refund_cancel: { refund: "cake" } }, 'refund_cancel.refund: "cake" is a charge, not a refund step'],
  [
    { refund_failure: { refund: "x", failure_reason: "unknown" } },
    "refund_failure.refund: there is no earlier refund step"
  ]
])
