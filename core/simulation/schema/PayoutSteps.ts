/**
 * PayoutSteps: the shapes of the steps that pay an account out to its bank, or are about that.
 */
import { Schema } from "effect"
import * as FailureCode from "#core/connect/schedules/FailureCode.ts"
import * as SourceType from "#core/connect/prices/SourceType.ts"
import { ExternalAccountObject } from "#core/simulation/schema/ExternalAccountSchema.ts"
import { ChangedSchedule } from "#core/simulation/schema/PayoutsSchema.ts"
import {
  Amount,
  choice,
  Country,
  CurrencyCode,
  FixedFees,
  Flag,
  Line,
  Name,
  optional,
  PayoutName,
  required,
  struct
} from "#core/simulation/schema/ScenarioValue.ts"

const Payout = struct({
  stripe_account: optional(Name, "Whose payout it is (the Stripe-Account header). Default: the platform's."),
  amount: optional(
    Amount,
    "How much to send to its bank. Default: all that is available of the source_type; of an instant payout, the most " +
      "that is left after its fee."
  ),
  currency: optional(
    CurrencyCode,
    "Which of its balances to send all of, where no amount says it. Default: the account's own currency."
  ),
  method: optional(
    choice(["standard", "instant"]),
    "Whether it takes the bank's business days, or half an hour at most, for a fee. Default: standard."
  ),
  split: optional(
    Flag,
    "Whether an instant payout of more than Stripe takes in one becomes several, <id>, <id>.2 and so on. Default: false."
  ),
  source_type: optional(choice(SourceType.all), "Which of its funds to take. Default: card."),
  description: optional(Line, "The description of its balance transaction. Default: STRIPE PAYOUT.")
}).check(
  Schema.makeFilter(({ method, split }) =>
    split === true && method !== "instant" ? "Expected split: true only with method: instant" : undefined
  ),
  Schema.makeFilter(
    ({ amount, currency }) =>
      amount !== undefined && currency !== undefined
        ? "Expected currency only without amount, which names its own"
        : undefined,
    { toJsonSchema: () => ({ not: { required: ["amount", "currency"] } }) }
  )
)

const payoutName =
  "by the id of its step, with a number for a part of one that is split (out.2), or an automatic one by its account and " +
  "day (ada.2026-03-05)"

const PayoutCancel = struct({
  payout: required(PayoutName, `The payout to cancel while it is pending, ${payoutName}.`)
})

const PayoutFailure = struct({
  payout: required(PayoutName, `The payout that the bank sends back, ${payoutName}.`),
  failure_code: required(
    choice(FailureCode.payoutFailureCodes),
    "Why the bank sends it back, in Stripe's words such as account_closed."
  )
})

const PayoutReversal = struct({
  payout: required(PayoutName, `The payout of a connected account to take back from its bank, ${payoutName}.`)
})

const ExternalAccountUpdate = struct({
  stripe_account: optional(Name, "Whose bank account it is. Default: the platform's."),
  currency: optional(
    CurrencyCode,
    "Which of its bank accounts, or one more, in which an account settles from then on. Default: that in its own currency."
  ),
  country: optional(
    Country,
    "Where the bank of one in another currency is, whose business days count. Default: where it was, or the account is."
  ),
  object: optional(
    ExternalAccountObject,
    "A bank account, or a debit card, which is not debited for a negative balance. Default: what it was, or bank_account."
  )
})

const ExternalAccountRemoval = struct({
  stripe_account: optional(Name, "Whose bank account it is. Default: the platform's."),
  currency: optional(CurrencyCode, "Which of its bank accounts. Default: that in its own currency.")
})

const settingKeys = ["schedule", "minimum_balance", "debit_negative_balances"] as const

const BalanceSettingsUpdate = struct({
  stripe_account: optional(Name, "Whose settings they are. Default: the platform's."),
  schedule: optional(ChangedSchedule, "When it is paid out from then on, and how long its new payments stay pending."),
  minimum_balance: optional(
    FixedFees,
    "What automatic payouts leave in its Stripe balance from then on, or in several currencies a list; of 0.00, nothing."
  ),
  debit_negative_balances: optional(Flag, "Whether a negative balance is taken from its bank from then on.")
}).check(
  Schema.makeFilter(
    (stated: object) =>
      settingKeys.some((key) => key in stated) ? undefined : `Expected ${settingKeys.join(", ")} or several of them`,
    { toJsonSchema: () => ({ anyOf: settingKeys.map((key) => ({ required: [key] })) }) }
  )
)

/** By the tag of their commands. */
export const requests = {
  payout: optional(Payout, "Money from a Stripe balance to its account's bank."),
  payout_cancel: optional(PayoutCancel, "Keeps a payout from leaving."),
  payout_failure: optional(PayoutFailure, "A payout comes back from the bank, even after it arrived."),
  payout_reversal: optional(PayoutReversal, "Takes a payout back from the bank that it arrived at."),
  balance_settings_update: optional(
    BalanceSettingsUpdate,
    "An account is paid out otherwise from then on: what is not stated stays, and so do payouts that were made."
  ),
  external_account_update: optional(
    ExternalAccountUpdate,
    "A bank account is replaced or mended, so that an account is paid out again after a payout failed; or is one more."
  ),
  external_account_removal: optional(
    ExternalAccountRemoval,
    "A bank account is removed, so that an account is not paid out until it has one again."
  )
}
