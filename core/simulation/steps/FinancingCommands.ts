/**
 * FinancingCommands: the commands of the steps in which Stripe Capital advances an account money.
 */
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type { requests } from "#core/simulation/schema/FinancingSteps.ts"
import { readAmount } from "#core/simulation/schema/ScenarioValue.ts"
import type { Translations } from "#core/simulation/steps/Translation.ts"

export const translations: Translations<keyof typeof requests> = {
  financing: (key, asked, { account }) => {
    const advanceAmount = readAmount(asked.advance_amount)
    return {
      _tag: "financing",
      key,
      stripeAccount: account(asked.stripe_account, "financing", "stripe_account"),
      advanceAmount,
      feeAmount: asked.fee_amount === undefined ? Money.zero(advanceAmount.currency) : readAmount(asked.fee_amount),
      withholdRate: Rate.of(asked.withhold_rate)
    }
  }
}
