import { expect, it } from "vitest"
import { answer, money } from "../Worlds.ts"
import * as BalancePaymentRefusal from "#core/connect/refusals/BalancePaymentRefusal.ts"

it.each([
  [
    BalancePaymentRefusal.noCardPayments("acct_ada"),
    "400 invalid_request_error: acct_ada cannot pay from its Stripe balance: its capability card_payments is not active."
  ],
  [
    BalancePaymentRefusal.country("acct_ada", "JP"),
    "400 invalid_request_error: acct_ada cannot pay from its Stripe balance: that is not possible for accounts in JP."
  ],
  [
    BalancePaymentRefusal.alreadyRefunded("py_march"),
    "400 invalid_request_error charge_already_refunded: The payment py_march has already been refunded."
  ],
  [
    BalancePaymentRefusal.aboveUnrefunded(money("2.00 usd"), money("1.00 usd")),
    "400 invalid_request_error amount: 2.00 usd is more than can be refunded of the payment, 1.00 usd."
  ]
])("a payment from a Stripe balance is refused: %j", (refusal, expected) => {
  expect(answer(refusal)).toBe(expected)
})
