/**
 * FeeCount: what Stripe takes of an account for its own fees, with the tax on them.
 */
import type { Converted } from "#core/connect/prices/Converted.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as FeeTax from "#core/connect/objects/FeeTax.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Holdings from "#core/simulation/Holdings.ts"
import * as Sums from "#core/simulation/Sums.ts"
import type { Instant } from "#core/time/Instant.ts"

/** What a tally counts of them. */
export interface Counted {
  readonly fees: Sums.Sums
  readonly taxes: Sums.Sums
  readonly holdings: Holdings.Holdings
}

/** What the platform pays of a fee, or is billed by, in a currency that it does not settle in. */
export const billed = ({ exchangeRates, platform }: World, fee: Money.Money, at: Instant): Money.Money => {
  const rate = ExchangeRates.middle(exchangeRates, fee.currency, platform.currency, at)
  if (rate === undefined) throw new RangeError(`no rate of ${fee.currency} to bill ${platform.id} by`)
  const amount = Money.convert(Money.absolute(fee), platform.currency, rate)
  return Money.isNegative(fee) ? Money.negate(amount) : amount
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

/** What Stripe keeps of what was converted for the account, where that is beside the rate, with the tax on it. */
export const takeConversion = (
  counted: Counted,
  world: World,
  account: AccountId,
  sourceType: SourceType,
  converted: Converted | undefined
): void => {
  if (converted?.fee !== undefined) take(counted, world, account, sourceType, converted.fee)
}

/** Of which pot, and when. */
interface Moment {
  readonly sourceType: SourceType
  readonly at: Instant
}

/** The same of `payer` for what stands on `owner`: where that is another, in a currency that the payer settles in. */
export const takeFor = (
  counted: Counted,
  world: World,
  [payer, owner]: readonly [payer: AccountId, owner: AccountId],
  { at, sourceType }: Moment,
  fee: Money.Money
): void => {
  const isOwn = payer === owner || SettlementCurrency.settles(world.platform, fee.currency)
  take(counted, world, payer, sourceType, isOwn ? fee : billed(world, fee, at))
}
