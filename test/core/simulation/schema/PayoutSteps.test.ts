import * as FailureCode from "#core/connect/schedules/FailureCode.ts"
import { at, eachKnows, eachMayBe, eachMayNotBe, takesStripesWords } from "./Steps.ts"

eachMayBe([
  { payout: {} },
  { payout: { method: "instant", split: true } },
  { payout: { method: "instant", split: false } },
  { payout: { split: false } },
  { payout: { currency: "eur" } },
  { balance_settings_update: { schedule: { delay_days: "minimum" } } },
  { balance_settings_update: { stripe_account: "ada", minimum_balance: "0.00 usd" } },
  { balance_settings_update: { schedule: { interval: "monthly", monthly_anchor: 31 }, debit_negative_balances: true } },
  { payout: { stripe_account: "ada", amount: "1.00 usd", source_type: "bank_account", description: "Week 10" } }
])

eachMayNotBe([
  [
    { at, payout: { amount: "1.00 eur", currency: "eur" } },
    ["it.payout: Expected currency only without amount, which names its own"]
  ],
  [
    { at, payout_cancel: {} },
    [
      "it.payout_cancel.payout: Missing key. The payout to cancel while it is pending, by the id of its step, with a " +
        "number for a part of one that is split (out.2), or an automatic one by its account and day (ada.2026-03-05)."
    ]
  ],
  [
    { at, payout_failure: {} },
    [
      "it.payout_failure.payout: Missing key. The payout that the bank sends back, by the id of its step, with a number " +
        "for a part of one that is split (out.2), or an automatic one by its account and day (ada.2026-03-05).",
      "it.payout_failure.failure_code: Missing key. Why the bank sends it back, in Stripe's words such as account_closed."
    ]
  ],
  [
    { at, payout_reversal: {} },
    [
      "it.payout_reversal.payout: Missing key. The payout of a connected account to take back from its bank, by the " +
        "id of its step, with a number for a part of one that is split (out.2), or an automatic one by its account and " +
        "day (ada.2026-03-05)."
    ]
  ],
  [
    { at, balance_settings_update: { stripe_account: "ada" } },
    ["it.balance_settings_update: Expected schedule, minimum_balance, debit_negative_balances or several of them"]
  ],
  [
    { at, balance_settings_update: { schedule: { weekly_anchor: "friday" }, minimum_balance: "-1.00 usd" } },
    [
      "it.balance_settings_update.schedule: Expected weekly_anchor only with interval: weekly",
      'it.balance_settings_update.minimum_balance: "-1.00 usd" must be zero or more'
    ]
  ],
  [{ at, payout: { split: true } }, ["it.payout: Expected split: true only with method: instant"]],
  [{ at, payout: { method: "standard", split: true } }, ["it.payout: Expected split: true only with method: instant"]],
  ...["out.1", "out.11", "out.02", "out.", "out.2.3"].map(
    (name) =>
      [
        { at, payout_cancel: { payout: name } },
        [
          "it.payout_cancel.payout: Expected a name of letters, digits, _ and -, up to 60, a name with a part's number " +
            "such as out.2, or an account with a day such as ada.2026-03-05"
        ]
      ] as const
  ),
  [
    { at, payout: { amount: "0.00 usd", source_type: "cash", stripe_account: "a b" } },
    [
      "it.payout.stripe_account: Expected a name of letters, digits, _ and -, up to 60",
      'it.payout.amount: "0.00 usd" must be more than zero',
      "it.payout.source_type: Expected card, bank_account or fpx"
    ]
  ]
])

takesStripesWords(
  "payout_failure.failure_code",
  (code) => ({ payout_failure: { payout: "x", failure_code: code } }),
  FailureCode.payoutFailureCodes
)

eachKnows([["payout.", { payout: {} }, "stripe_account, amount, currency, method, split, source_type, description"]])
