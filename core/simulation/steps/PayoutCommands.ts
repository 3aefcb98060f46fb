/**
 * PayoutCommands: the commands of the steps that pay an account out to its bank, or are about that.
 */
import { Result } from "effect"
import * as ScenarioPayouts from "#core/simulation/accounts/ScenarioPayouts.ts"
import * as Currency from "#core/money/Currency.ts"
import type { Report } from "#core/simulation/schema/Issue.ts"
import { given, readAmount, same } from "#core/simulation/schema/ScenarioValue.ts"
import type { requests } from "#core/simulation/schema/PayoutSteps.ts"
import type { Translation, Translations } from "#core/simulation/steps/Translation.ts"

const payout: Translation<"payout"> = (key, asked, { account, report }) => {
  const common = {
    _tag: "payout" as const,
    key,
    ...given("stripeAccount", asked.stripe_account, (name) => account(name, "payout", "stripe_account")),
    ...given("amount", asked.amount, readAmount),
    ...given("currency", currencyOf(asked.currency, "payout", report), same),
    ...given("sourceType", asked.source_type, same),
    ...given("description", asked.description, same)
  }
  if (asked.method !== "instant") return common
  return asked.split === true ? { ...common, method: asked.method, split: true } : { ...common, method: asked.method }
}

/** One that does not exist is reported. */
const currencyOf = (text: string | undefined, request: string, report: Report): Currency.Currency | undefined => {
  if (text === undefined) return undefined
  const parsed = Currency.parse(text)
  if (Result.isSuccess(parsed)) return parsed.success
  report([request, "currency"], parsed.failure.message)
  return undefined
}

const balanceSettings: Translation<"balance_settings_update"> = (key, asked, { account, report }) => {
  const { delay_days: delayDays, interval, ...days } = asked.schedule ?? {}
  return {
    _tag: "balance_settings_update",
    key,
    ...given("stripeAccount", asked.stripe_account, (name) =>
      account(name, "balance_settings_update", "stripe_account")
    ),
    ...given("schedule", interval, (stated) => ScenarioPayouts.scheduleOf({ ...days, interval: stated })),
    ...given("delayDays", delayDays, same),
    ...given("minimumBalances", asked.minimum_balance, (stated) =>
      ScenarioPayouts.minimumBalances(stated, ["balance_settings_update", "minimum_balance"], report)
    ),
    ...given("debitNegativeBalances", asked.debit_negative_balances, same)
  }
}

export const translations: Translations<keyof typeof requests> = {
  payout,
  payout_cancel: (key, asked, { payoutId }) => ({
    _tag: "payout_cancel",
    key,
    payout: payoutId(asked.payout, "payout_cancel", "payout")
  }),
  payout_failure: (key, asked, { payoutId }) => ({
    _tag: "payout_failure",
    key,
    payout: payoutId(asked.payout, "payout_failure", "payout"),
    failureCode: asked.failure_code
  }),
  payout_reversal: (key, asked, { payoutId }) => ({
    _tag: "payout_reversal",
    key,
    payout: payoutId(asked.payout, "payout_reversal", "payout")
  }),
  balance_settings_update: balanceSettings,
  external_account_update: (key, asked, { account, report }) => ({
    _tag: "external_account_update",
    key,
    ...given("stripeAccount", asked.stripe_account, (name) =>
      account(name, "external_account_update", "stripe_account")
    ),
    ...given("currency", currencyOf(asked.currency, "external_account_update", report), same),
    ...given("country", asked.country, same),
    ...given("object", asked.object, same)
  }),
  external_account_removal: (key, asked, { account, report }) => ({
    _tag: "external_account_removal",
    key,
    ...given("stripeAccount", asked.stripe_account, (name) =>
      account(name, "external_account_removal", "stripe_account")
    ),
    ...given("currency", currencyOf(asked.currency, "external_account_removal", report), same)
  })
}
