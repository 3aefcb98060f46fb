/**
 * AccountAmounts: money per Stripe account and currency, added up in place.
 */
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

export type AccountAmounts = Map<AccountId, Map<Currency, Money.Money>>

export const empty = (): AccountAmounts => new Map()

export const add = (amounts: AccountAmounts, account: AccountId, amount: Money.Money): void => {
  let own = amounts.get(account)
  if (own === undefined) amounts.set(account, (own = new Map<Currency, Money.Money>()))
  const before = own.get(amount.currency)
  own.set(amount.currency, before === undefined ? amount : Money.add(before, amount))
}

export const of = (amounts: AccountAmounts, account: AccountId, currency: Currency): Money.Money =>
  amounts.get(account)?.get(currency) ?? Money.zero(currency)
