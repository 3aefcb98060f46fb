import * as FailureCode from "#core/connect/schedules/FailureCode.ts"
import { at, eachKnows, eachMayBe, eachMayNotBe, takesStripesWords } from "./Steps.ts"

eachMayBe([
  { refund: { charge: "flour" } },
  { refund: { charge: "flour", amount: "1.00 usd", reverse_transfer: false, refund_application_fee: true } }
])

eachMayNotBe([
  [{ at, refund: {} }, ["it.refund.charge: Missing key. The charge to refund, by the id of its step."]],
  [{ at, refund_cancel: {} }, ["it.refund_cancel.refund: Missing key. The refund that waits, by the id of its step."]],
  [
    { at, refund_failure: {} },
    [
      "it.refund_failure.refund: Missing key. The refund that the payer does not get, by the id of its step.",
      "it.refund_failure.failure_reason: Missing key. Why the bank does not take it, in Stripe's words such as expired_or_canceled_card."
    ]
  ],
  [{ at, refund: { charge: "flour", reverse_transfer: "yes" } }, ["it.refund.reverse_transfer: Expected true or false"]]
])

takesStripesWords(
  "refund_failure.failure_reason",
  (code) => ({ refund_failure: { refund: "x", failure_reason: code } }),
  FailureCode.refundFailureReasons
)

eachKnows([["refund.", { refund: { charge: "flour" } }, "charge, amount, reverse_transfer, refund_application_fee"]])
