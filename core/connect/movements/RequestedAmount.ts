/**
 * RequestedAmount: an amount that a request states itself, and what may be wrong with it wherever it stands.
 *
 * It is positive, of the currency of what it is a part of, and a multiple of what Stripe takes in that currency
 * (`Currency.chargeStep`). Amounts that the model computes (fees, shares, what is left) are bound by the minor unit only.
 */
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

/** What speaks against `amount`, the value of the parameter `param` of a request about `whole`. */
export const refusalOf = (amount: Money.Money, param: string, whole: Money.Money): Refusal.Refusal | undefined => {
  if (!Money.isPositive(amount)) return Refusal.notPositive(param)
  if (amount.currency !== whole.currency) return Refusal.otherCurrency(param, whole)
  return stepRefusal(amount, param)
}

/** Whether it is too fine for its currency. */
export const stepRefusal = (amount: Money.Money, param: string): Refusal.Refusal | undefined => {
  const step = Currency.chargeStep(amount.currency)
  return Money.isMultiple(amount, step) ? undefined : Refusal.notOfStep(amount, step, param)
}

/** What speaks against the amount of a payout, which may be in whole units only (`Currency.payoutStep`). */
export const payoutRefusal = (amount: Money.Money): Refusal.Refusal | undefined => {
  const step = Currency.payoutStep(amount.currency)
  return (
    refusalOf(amount, "amount", amount) ??
    (Money.isMultiple(amount, step) ? undefined : Refusal.notOfStep(amount, step, "amount"))
  )
}
