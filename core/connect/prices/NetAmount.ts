/**
 * NetAmount: the most that can leave a balance which also bears the fee for it.
 *
 * Law: it and its fee together are at most what there is, and one step more would not be. A fee that is rounded or has
 * a minimum has no inverse in a formula, so the amount is searched for: of 600.00 at 3% it is 582.52, the fee 17.48.
 */
import * as Money from "#core/money/Money.ts"
import * as Threshold from "#core/money/Threshold.ts"

/** What an amount costs; it never falls as the amount grows. */
export type Fee = (amount: Money.Money) => Money.Money

/** What an amount takes out of the balance with its fee. */
export const gross = (amount: Money.Money, fee: Fee): Money.Money => Money.add(amount, fee(amount))

/** The largest multiple of `step` minor units that fits into `balance` with its fee; zero where none does. */
export const of = (balance: Money.Money, step: bigint, fee: Fee): Money.Money => {
  const { currency } = balance
  const least = Money.of(currency, step)
  const tooMuch = Threshold.of(least, step, (amount) => Money.compare(gross(amount, fee), balance) > 0)
  return tooMuch === undefined ? Money.zero(currency) : Money.minus(tooMuch, least)
}
