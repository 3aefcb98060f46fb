import { eachIs, eachLeadsNowhere, money } from "./Commands.ts"

eachIs([
  [{ payout: {} }, { _tag: "payout" }],
  [
    { payout: { stripe_account: "ada", amount: "5.00 usd", source_type: "fpx", description: "Week 10" } },
    { _tag: "payout", stripeAccount: "acct_ada", amount: money(500n), sourceType: "fpx", description: "Week 10" }
  ],
  [
    { payout: { method: "instant", stripe_account: "ada" } },
    { _tag: "payout", method: "instant", stripeAccount: "acct_ada" }
  ],
  [{ payout: { method: "standard" } }, { _tag: "payout" }],
  [{ payout: { currency: "EUR" } }, { _tag: "payout", currency: "eur" }],
  [{ payout: { method: "instant", split: true } }, { _tag: "payout", method: "instant", split: true }],
  [{ payout: { method: "instant", split: false } }, { _tag: "payout", method: "instant" }],
  [{ payout_cancel: { payout: "many.2" } }, { _tag: "payout_cancel", payout: "po_many.2" }],
  [{ payout_reversal: { payout: "many" } }, { _tag: "payout_reversal", payout: "po_many" }],
  [{ payout_reversal: { payout: "many.10" } }, { _tag: "payout_reversal", payout: "po_many.10" }],
  [{ application_fee_refund: { fee: "many.3" } }, { _tag: "application_fee_refund", fee: "fee_many.3" }],
  [{ payout_reversal: { payout: "out" } }, { _tag: "payout_reversal", payout: "po_out" }],
  [{ payout_cancel: { payout: "out" } }, { _tag: "payout_cancel", payout: "po_out" }],
  [
    { payout_failure: { payout: "ada.2026-03-05", failure_code: "no_account" } },
    { _tag: "payout_failure", payout: "po_ada.2026-03-05", failureCode: "no_account" }
  ],
  [
    { payout_cancel: { payout: "platform.2026-03-05.bank_account" } },
    { _tag: "payout_cancel", payout: "po_platform.2026-03-05.bank_account" }
  ],
  [{ external_account_update: {} }, { _tag: "external_account_update" }],
  [
    { balance_settings_update: { schedule: { delay_days: 5 }, debit_negative_balances: false } },
    { _tag: "balance_settings_update", delayDays: 5, debitNegativeBalances: false }
  ],
  [
    { balance_settings_update: { schedule: { interval: "manual" } } },
    { _tag: "balance_settings_update", schedule: { interval: "manual" } }
  ],
  [
    {
      balance_settings_update: {
        stripe_account: "ada",
        schedule: { interval: "weekly", weekly_anchor: "friday", delay_days: "minimum" },
        minimum_balance: "0.00 usd"
      }
    },
    {
      _tag: "balance_settings_update",
      stripeAccount: "acct_ada",
      schedule: { interval: "weekly", weekdays: [4] },
      delayDays: "minimum",
      minimumBalances: [money(0n)]
    }
  ],
  [
    { external_account_update: { stripe_account: "ada" } },
    { _tag: "external_account_update", stripeAccount: "acct_ada" }
  ],
  [
    { external_account_update: { stripe_account: "ada", currency: "gbp", country: "GB" } },
    { _tag: "external_account_update", stripeAccount: "acct_ada", currency: "gbp", country: "GB" }
  ],
  [
    { external_account_removal: { stripe_account: "ada", currency: "gbp" } },
    { _tag: "external_account_removal", stripeAccount: "acct_ada", currency: "gbp" }
  ],
  [
    { payout_failure: { payout: "out", failure_code: "account_closed" } },
    { _tag: "payout_failure", payout: "po_out", failureCode: "account_closed" }
  ]
])

eachLeadsNowhere([
  [{ payout: { stripe_account: "x" } }, "payout.stripe_account: there is no account"],
  [{ payout: { currency: "eut" } }, 'payout.currency: unknown currency "eut"'],
  [{ payout_cancel: { payout: "out.2" } }, 'payout_cancel.payout: "out" is not split and has no part 2; expected out'],
  [{ payout_cancel: { payout: "fast.2" } }, '"fast" is not split and has no part 2; expected fast'],
  [
    { application_fee_refund: { fee: "cake.2" } },
    'application_fee_refund.fee: "cake" is not split and has no part 2; expected cake'
  ],
  [{ application_fee_refund: { fee: "out.2" } }, '"out" is a payout, not a charge, capture or instant payout step'],
  [{ payout_cancel: { payout: "x.2" } }, 'payout_cancel.payout: there is no earlier payout step "x"'],
  [{ payout_cancel: { payout: "x" } }, "payout_cancel.payout: there is no earlier payout step"],
  [
    { payout_failure: { payout: "ada", failure_code: "no_account" } },
    'payout_failure.payout: "ada" is an account; expected an automatic payout by its account and day, ' +
      "such as ada.2026-03-04, or the id of a payout step such as out"
  ],
  [
    { payout_failure: { payout: "nobody.2026-03-05", failure_code: "no_account" } },
    'payout_failure.payout: there is no account "nobody"; expected one of platform, ada, sten'
  ],
  [
    { payout_failure: { payout: "more", failure_code: "no_account" } },
    'payout_failure.payout: "more" is a top_up, not a payout step'
  ],
  [{ payout_reversal: { payout: "x" } }, "payout_reversal.payout: there is no earlier payout step"]
])
