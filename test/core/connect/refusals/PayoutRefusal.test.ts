import * as PayoutRefusal from "#core/connect/refusals/PayoutRefusal.ts"
import { eachIsMet } from "../RefusalRows.ts"
import * as Currency from "#core/money/Currency.ts"
import {
  charge,
  connected,
  market,
  monday,
  pause,
  payout,
  payoutCancel,
  payoutFailure,
  payoutReversal,
  platformOf,
  topUp,
  transfer
} from "../Worlds.ts"

const out = payout("out", "4.00 usd", { sourceType: "bank_account" })

eachIsMet<keyof typeof PayoutRefusal>(Object.keys(PayoutRefusal), {
  payoutsNotAllowed: [
    [
      [topUp("more", "5.00 usd", { expectedAvailabilityDate: monday }), out, payoutFailure("no", "po_out")],
      payout("x", "1.00 usd"),
      "400 invalid_request_error payouts_not_allowed: Payouts of acct_market are stopped: a payout to its bank failed, " +
        "and its external account must be updated first.",
      { platform: { ...market, payouts: { schedule: { interval: "daily" }, debitNegativeBalances: true } } }
    ],
    [
      [pause("p", { payouts: true })],
      payout("x", "1.00 usd", { stripeAccount: "acct_ada" }),
      "400 invalid_request_error payouts_not_allowed: Payouts of acct_ada are disabled: platform_paused."
    ]
  ],
  belowMinimum: [
    [
      [charge("flour", "100.00 usd"), transfer("gift", "60.00 usd", { destination: "acct_rosa" })],
      payout("x", "49.99 usd", { stripeAccount: "acct_rosa" }),
      "400 invalid_request_error amount_too_small of amount: Amount must be no less than $50.00",
      {
        platform: { ...market, settlementDelay: { days: 0, count: "calendar" } },
        accounts: [connected("Rosa", "express", { country: "PA", serviceAgreement: "recipient" })]
      }
    ]
  ],
  notCancelable: [
    [
      [topUp("more", "5.00 usd", { expectedAvailabilityDate: monday }), out, payoutCancel("no", "po_out")],
      payoutCancel("x", "po_out"),
      "400 invalid_request_error: Payouts can only be canceled while they are pending."
    ]
  ],
  noExternalAccount: [
    [
      [{ _tag: "external_account_removal", key: "gone" }],
      payout("x", "1.00 usd"),
      "400 invalid_request_error: Sorry, you don't have any external accounts in that currency (usd)."
    ]
  ],
  invalidCurrency: [
    [
      [],
      { _tag: "external_account_update", key: "x", stripeAccount: "acct_ada", currency: Currency.of("xof") },
      "400 invalid_request_error external_account[currency]: Invalid currency: xof. You can use these currencies for " +
        "transfers for an account in JP: jpy",
      { accounts: [connected("Ada", "express", { country: "JP" })] }
    ]
  ],
  notReversible: [
    [
      [charge("flour", "10.00 usd"), payout("out", "5.00 usd")],
      payoutReversal("x", "po_out"),
      "400 invalid_request_error: The payout po_out cannot be reversed: it is the platform's own.",
      { platform: { ...platformOf("US"), settlementDelay: { days: 0, count: "calendar" } } }
    ]
  ]
})
