/**
 * SpendableFunds: what a payout, or a transfer without a source, may take of one pot of a Stripe balance.
 *
 * It is the smaller of what the pot has available and what all pots have together: a negative pot is made up for by the
 * others before any of them can be spent. It may itself be negative. What an automatic payout has taken, and is
 * available until that payout's day, is not spent twice.
 */
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

export interface Pot {
  readonly account: AccountId
  readonly currency: Currency
  readonly sourceType: SourceType
}

export const of = (world: World, { account, currency, sourceType }: Pot): Money.Money =>
  Money.min(available(world, account, currency, sourceType), available(world, account, currency))

/** What is available of one pot, or of all of them, and goes with no automatic payout. */
export const available = (world: World, account: AccountId, currency: Currency, sourceType?: SourceType): Money.Money =>
  Money.minus(world.balance(account, currency, sourceType).available, world.committed(account, currency, sourceType))

/** What speaks against spending `amount` of the pot: it is too low, or it is not and all of them together are. */
export const refusalOf = (world: World, pot: Pot, amount: Money.Money): Refusal.Refusal | undefined => {
  if (Money.isPositive(amount) && Money.compare(amount, of(world, pot)) <= 0) return undefined
  const inPot = available(world, pot.account, pot.currency, pot.sourceType)
  const isPotLow = !Money.isPositive(inPot) || Money.compare(amount, inPot) > 0
  return isPotLow ? Refusal.insufficientPot(pot.sourceType) : Refusal.insufficientFunds()
}
