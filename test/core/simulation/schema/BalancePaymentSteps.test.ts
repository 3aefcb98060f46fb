import { expect, it } from "vitest"
import { changed, issuesOf } from "./ScenarioFiles.ts"
import { at, eachKnows, eachMayBe, eachMayNotBe } from "./Steps.ts"

const payment = { stripe_account: "ada", amount: "20.00 usd" }

eachMayBe([
  { balance_payment: payment },
  { balance_payment: { ...payment, source_type: "bank_account", description: "March" } }
])

it("may be given back, in part or whole, where it was made", () => {
  const steps = [
    { at, id: "march", balance_payment: payment },
    { at, balance_payment_refund: { balance_payment: "march", amount: "1.00 usd" } },
    { at, balance_payment_refund: { balance_payment: "march" } }
  ]
  expect(issuesOf(changed(...steps.map((step, index) => [`steps.${6 + index}`, step] as const)))).toEqual([])
})

eachMayNotBe([
  [
    { at, balance_payment: {} },
    [
      "it.balance_payment.stripe_account: Missing key. The connected account that pays, out of what it has available.",
      "it.balance_payment.amount: Missing key. What it pays the platform, in the currency that both settle in. " +
        'Expected an amount above zero such as "10.00 usd"'
    ]
  ],
  [
    { at, balance_payment_refund: {} },
    ["it.balance_payment_refund.balance_payment: Missing key. The payment that is given back, by the id of its step."]
  ]
])

eachKnows([["balance_payment.", { balance_payment: payment }, "stripe_account, amount, source_type, description"]])
