/**
 * Holdings: what each Stripe account has according to its objects, per currency and source type.
 *
 * Amounts are positive and only ever added, to what came or to what went. The fold changes it in place, and it is as
 * large as the accounts are many.
 */
import type { SourceType } from "#core/connect/SourceType.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import type * as Money from "#core/money/Money.ts"
import * as Volume from "#core/money/Volume.ts"

/** What came into one pot of a balance, as debits, and what went, as credits. */
export interface Holding {
  readonly sourceType: SourceType
  readonly volume: Volume.Volume
}

export type Holdings = ReadonlyMap<AccountId, ReadonlyArray<Holding>>

export const empty = (): Holdings => new Map()

/** An account has few pots: nearly always it is the first. */
const volumeOf = (
  holdings: Holdings,
  account: AccountId,
  sourceType: SourceType,
  currency: Currency
): Volume.Volume => {
  const own = holdings.get(account)
  if (own !== undefined) {
    for (const held of own) if (held.sourceType === sourceType && held.volume.currency === currency) return held.volume
  }
  const volume = Volume.empty(currency)
  const first = { sourceType, volume }
  const mutable = holdings as Map<AccountId, ReadonlyArray<Holding>>
  mutable.set(account, own === undefined ? [first] : [...own, first])
  return volume
}

/** Money comes into a pot from outside. */
export const put = (holdings: Holdings, account: AccountId, sourceType: SourceType, amount: Money.Money): void =>
  Volume.debit(volumeOf(holdings, account, sourceType, amount.currency), amount)

/** Money leaves a pot. */
export const take = (holdings: Holdings, account: AccountId, sourceType: SourceType, amount: Money.Money): void =>
  Volume.credit(volumeOf(holdings, account, sourceType, amount.currency), amount)

/** Money goes from one account to another, from pot to pot of the same source type. */
export const move = (
  holdings: Holdings,
  from: AccountId,
  to: AccountId,
  sourceType: SourceType,
  amount: Money.Money
): void => {
  take(holdings, from, sourceType, amount)
  put(holdings, to, sourceType, amount)
}
