/**
 * BalancePaymentCommands: the commands of the steps in which connected accounts pay out of their Stripe balances.
 */
import type { requests } from "#core/simulation/schema/BalancePaymentSteps.ts"
import { given, readAmount, same } from "#core/simulation/schema/ScenarioValue.ts"
import type { Translations } from "#core/simulation/steps/Translation.ts"

export const translations: Translations<keyof typeof requests> = {
  balance_payment: (key, asked, { account }) => ({
    _tag: "balance_payment",
    key,
    stripeAccount: account(asked.stripe_account, "balance_payment", "stripe_account"),
    amount: readAmount(asked.amount),
    ...given("sourceType", asked.source_type, same),
    ...given("description", asked.description, same)
  }),
  balance_payment_refund: (key, asked, { made }) => ({
    _tag: "balance_payment_refund",
    key,
    payment: made("balance_payment", asked.balance_payment, "balance_payment_refund", "balance_payment"),
    ...given("amount", asked.amount, readAmount)
  })
}
