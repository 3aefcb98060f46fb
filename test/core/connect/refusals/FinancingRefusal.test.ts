import { expect, it } from "vitest"
import { answer, money } from "../Worlds.ts"
import * as FinancingRefusal from "#core/connect/refusals/FinancingRefusal.ts"

it.each([
  [
    FinancingRefusal.disabled("acct_ada", "under_review"),
    "400 invalid_request_error: acct_ada gets no financing while its charges or payouts are disabled (under_review)."
  ],
  [
    FinancingRefusal.fee(money("0.00 usd")),
    "400 invalid_request_error fee_amount: The fee must be an amount of usd, in which the account settles, or zero."
  ],
  [
    FinancingRefusal.withholdRate(),
    "400 invalid_request_error withhold_rate: The withhold rate must be above 0% and at most 100%."
  ]
])("a financing is refused: %j", (refusal, expected) => {
  expect(answer(refusal)).toBe(expected)
})
