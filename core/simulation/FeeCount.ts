/**
 * FeeCount: what Stripe takes of an account for its own fees, with the tax on them.
 */
import * as FeeTax from "#core/connect/FeeTax.ts"
import type { SourceType } from "#core/connect/SourceType.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { World } from "#core/connect/World.ts"
import type * as Money from "#core/money/Money.ts"
import * as Holdings from "#core/simulation/Holdings.ts"
import * as Sums from "#core/simulation/Sums.ts"

/** What a tally counts of them. */
export interface Counted {
  readonly fees: Sums.Sums
  readonly taxes: Sums.Sums
  readonly holdings: Holdings.Holdings
}

/** Takes `fee`, or gives it back if it is negative, and the tax on it. */
export const take = (
  { fees, holdings, taxes }: Counted,
  world: World,
  account: AccountId,
  sourceType: SourceType,
  fee: Money.Money
): void => {
  Sums.add(fees, fee)
  Holdings.takeNet(holdings, account, sourceType, fee)
  const rate = world.taxesFees ? world.account(account)?.feeTax : undefined
  if (rate === undefined) return
  const tax = FeeTax.on(rate, fee)
  Sums.add(taxes, tax)
  Holdings.takeNet(holdings, account, sourceType, tax)
}
