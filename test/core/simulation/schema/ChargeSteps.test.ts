import * as FailureCode from "#core/connect/schedules/FailureCode.ts"
import { at, eachKnows, eachMayBe, eachMayNotBe, takesStripesWords } from "./Steps.ts"

eachMayBe([
  { charge: { amount: "10.00 usd" } },
  { charge: { amount: "10.00 usd", stripe_account: "sten", application_fee_amount: "1.00 usd" } },
  { charge: { amount: "10.00 usd", transfer_data: { destination: "ada", amount: "9.00 usd" } } },
  { charge: { amount: "10.00 usd", transfer_group: "orders", description: "Bread" } },
  { charge: { amount: "10.00 usd", capture_method: "manual", decline_code: "insufficient_funds" } },
  { charge: { net_amount: "10.00 usd", payment_method: "card_keyed", capture_method: "automatic" } },
  { capture: { charge: "flour" } },
  { capture: { charge: "flour", amount_to_capture: "5.00 usd", application_fee_amount: "1.00 usd" } },
  { authorization_cancel: { charge: "flour" } },
  { charge: { amount: "10.00 usd", payment_method: "acss_debit" } }
])

eachMayNotBe([
  [{ at, charge: {} }, ["it.charge: Expected either amount or net_amount"]],
  [
    { at, charge: { amount: "1.00 usd", transfer_data: {} } },
    ["it.charge.transfer_data.destination: Missing key. The connected account that receives the money."]
  ],
  [{ at, capture: {} }, ["it.capture.charge: Missing key. The charge whose money is held, by the id of its step."]],
  [
    { at, authorization_cancel: {} },
    ["it.authorization_cancel.charge: Missing key. The charge whose held money to release, by the id of its step."]
  ],
  [
    { at, payment_failure: {} },
    [
      "it.payment_failure.charge: Missing key. The bank debit that its bank does not pay, by the id of its step.",
      "it.payment_failure.failure_code: Missing key. Why the bank does not pay it, in Stripe's words such as " +
        "insufficient_funds."
    ]
  ],
  [
    { at, charge: { amount: "1.00 usd", capture_method: "later" } },
    ["it.charge.capture_method: Expected automatic or manual"]
  ],
  [
    { at, charge: { amount: "0.00 usd", application_fee_amount: "-1.00 usd" } },
    [
      'it.charge.amount: "0.00 usd" must be more than zero',
      'it.charge.application_fee_amount: "-1.00 usd" must be more than zero'
    ]
  ]
])

takesStripesWords(
  "charge.decline_code",
  (code) => ({ charge: { amount: "1.00 usd", decline_code: code } }),
  FailureCode.declineCodes
)

takesStripesWords(
  "payment_failure.failure_code",
  (code) => ({ payment_failure: { charge: "flour", failure_code: code } }),
  FailureCode.paymentFailureCodes
)

eachKnows([
  ["payment_failure.", { payment_failure: { charge: "flour", failure_code: "no_account" } }, "charge, failure_code"],
  [
    "charge.",
    { charge: { amount: "1.00 usd" } },
    "amount, net_amount, payment_method, capture_method, decline_code, stripe_account, on_behalf_of, " +
      "transfer_data, " +
      "application_fee_amount, transfer_group, products, description"
  ],
  [
    "charge.transfer_data.",
    { charge: { amount: "1.00 usd", transfer_data: { destination: "ada" } } },
    "destination, amount"
  ],
  ["capture.", { capture: { charge: "flour" } }, "charge, amount_to_capture, application_fee_amount"],
  ["authorization_cancel.", { authorization_cancel: { charge: "flour" } }, "charge"]
])
