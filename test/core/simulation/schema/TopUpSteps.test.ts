import * as FailureCode from "#core/connect/schedules/FailureCode.ts"
import { at, eachKnows, eachMayBe, eachMayNotBe, takesStripesWords } from "./Steps.ts"

eachMayBe([
  { top_up: { amount: "1.00 usd" } },
  { top_up: { amount: "1.00 usd", expected_availability_date: "2026-03-09", description: "Float" } }
])

eachMayNotBe([
  [
    { at, top_up: {} },
    [
      'it.top_up.amount: Missing key. What to bring from the platform\'s bank to its Stripe balance. Expected an amount above zero such as "10.00 usd"'
    ]
  ],
  [
    { at, top_up_cancel: {} },
    ["it.top_up_cancel.top_up: Missing key. The top-up to cancel before it is there, by the id of its step."]
  ],
  [
    { at, top_up_failure: {} },
    [
      "it.top_up_failure.top_up: Missing key. The top-up that the bank does not pay for, by the id of its step.",
      "it.top_up_failure.failure_code: Missing key. Why the bank does not pay it, in Stripe's words such as insufficient_funds. Expected account_closed, debit_not_authorized, insufficient_funds, invalid_currency or no_account"
    ]
  ],
  [
    { at, top_up_reversal: {} },
    ["it.top_up_reversal.top_up: Missing key. The top-up that the bank takes back, by the id of its step."]
  ],
  [
    { at, top_up: { amount: "1.00 usd", expected_availability_date: "soon" } },
    [
      'it.top_up.expected_availability_date: "soon" is not a moment: expected UTC, as in "2026-01-05T10:00:00Z", ' +
        '"2026-01-05T10:00Z" or "2026-01-05"'
    ]
  ]
])

takesStripesWords(
  "top_up_failure.failure_code",
  (code) => ({ top_up_failure: { top_up: "x", failure_code: code } }),
  FailureCode.topUpFailureCodes
)

eachKnows([["top_up.", { top_up: { amount: "1.00 usd" } }, "amount, expected_availability_date, description"]])
