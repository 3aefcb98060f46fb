import * as Rate from "#core/money/Rate.ts"
import { eachIs, eachLeadsNowhere, money } from "./Commands.ts"

const financing = { stripe_account: "ada", advance_amount: "1000.00 usd", withhold_rate: "12.5%" }
const granted = {
  _tag: "financing",
  stripeAccount: "acct_ada",
  advanceAmount: money(1000_00n),
  feeAmount: money(0n),
  withholdRate: Rate.of("0.125")
} as const

eachIs([
  [{ financing }, granted],
  [{ financing: { ...financing, fee_amount: "80.00 usd" } }, { ...granted, feeAmount: money(80_00n) }]
])

eachLeadsNowhere([
  [{ financing: { ...financing, stripe_account: "eve" } }, 'financing.stripe_account: there is no account "eve"']
])
