import { eachIs, eachLeadsNowhere, money } from "./Commands.ts"

const payment = { stripe_account: "ada", amount: "5.00 usd" }
const paid = { _tag: "balance_payment", stripeAccount: "acct_ada", amount: money(500n) } as const

eachIs([
  [{ balance_payment: payment }, paid],
  [
    { balance_payment: { ...payment, source_type: "fpx", description: "March" } },
    { ...paid, sourceType: "fpx", description: "March" }
  ]
])

eachLeadsNowhere([
  [
    { balance_payment: { ...payment, stripe_account: "eve" } },
    'balance_payment.stripe_account: there is no account "eve"'
  ],
  [
    { balance_payment_refund: { balance_payment: "flour" } },
    'balance_payment_refund.balance_payment: "flour" is a charge, not a balance_payment step'
  ],
  [
    { balance_payment_refund: { balance_payment: "x" } },
    "balance_payment_refund.balance_payment: there is no earlier balance_payment step"
  ]
])
