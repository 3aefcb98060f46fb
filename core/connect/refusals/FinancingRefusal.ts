/**
 * FinancingRefusal: answers when Stripe Capital advances an account nothing. All of it is our words: no text of
 * Stripe's was found.
 */
import { invalid, type Refusal } from "#core/connect/refusals/Refusal.ts"
import type { Money } from "#core/money/Money.ts"

export const disabled = (account: string, reason: string): Refusal =>
  invalid(`${account} gets no financing while its charges or payouts are disabled (${reason}).`)

export const fee = ({ currency }: Money): Refusal =>
  invalid(`The fee must be an amount of ${currency}, in which the account settles, or zero.`, { param: "fee_amount" })

export const withholdRate = (): Refusal =>
  invalid("The withhold rate must be above 0% and at most 100%.", { param: "withhold_rate" })
