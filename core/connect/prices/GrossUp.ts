/**
 * GrossUp: what to charge so that something is left after the fee.
 *
 * The inverse of a fee, exactly: the smallest amount that Stripe takes in the currency and of which at least the net is
 * left. A fee that is rounded, capped or both has no inverse in a formula, so the amount is searched for; where the
 * formula is exact, it says the same: (100.00 + 0.30) / (1 − 2.9%) is 103.30.
 * https://support.stripe.com/questions/passing-the-stripe-fee-on-to-customers
 */
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Threshold from "#core/money/Threshold.ts"

/** What an amount costs; it grows no faster than the amount. */
export type Fee = (amount: Money.Money) => Money.Money

/** What is left of an amount. */
export const left = (amount: Money.Money, fee: Fee): Money.Money => Money.minus(amount, fee(amount))

/** The amount of which at least `net` is left, which must be positive; undefined where the fee leaves nothing. */
export const of = (net: Money.Money, fee: Fee): Money.Money | undefined =>
  Threshold.of(net, Currency.chargeStep(net.currency), (amount) => Money.compare(left(amount, fee), net) >= 0)
