/**
 * Sums: money per currency, added up in place.
 */
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Total from "#core/money/Total.ts"

export type Sums = Map<Currency, Total.Total>

/** What is only read. */
export type Sum = ReadonlyMap<Currency, Money.Money>
export type ByAccount = ReadonlyMap<AccountId, Sum>

export const add = (sums: Sums, amount: Money.Money): void => {
  const before = sums.get(amount.currency)
  if (before === undefined) sums.set(amount.currency, Total.of(amount))
  else Total.add(before, amount)
}

/** Adds what goes in and takes off what comes out; nothing where that is the same amount, as nearly always. */
export const addDifference = (sums: Sums, into: Money.Money, out: Money.Money): void => {
  if (into === out) return
  add(sums, into)
  add(sums, Money.negate(out))
}

/** {@link add} per account. */
export const addOf = (sums: Map<AccountId, Sums>, account: AccountId, amount: Money.Money): void => {
  let own = sums.get(account)
  if (own === undefined) sums.set(account, (own = new Map()))
  add(own, amount)
}
