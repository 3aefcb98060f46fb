/**
 * FinancingCount: what Stripe lends accounts and withholds of their payments, counted from its transactions.
 */
import type { FinancingTransaction } from "#core/connect/objects/Financing.ts"
import * as Money from "#core/money/Money.ts"
import * as Holdings from "#core/simulation/Holdings.ts"
import * as Sums from "#core/simulation/Sums.ts"

/** What a tally counts of them. */
interface Counted {
  readonly holdings: Holdings.Holdings
  readonly advanced: Sums.Sums
}

/** What is lent comes into the balance, and what is withheld of a payment leaves it, unless that goes back. */
export const add = (
  { advanced, holdings }: Counted,
  { account, amount, sourceType, type }: FinancingTransaction
): void => {
  const taken = type === "payment" ? amount : Money.negate(amount)
  Holdings.takeNet(holdings, account, sourceType, taken)
  Sums.add(advanced, Money.negate(taken))
}
