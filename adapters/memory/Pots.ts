/**
 * Pots: the Stripe balances of all accounts, pending and available, per currency and source type.
 */
import type { Purse } from "#adapters/memory/Shortfalls.ts"
import type { SourceType } from "#core/connect/SourceType.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { StripeBalance } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

interface Pot {
  readonly purse: Purse
  readonly sourceType: SourceType
  pending: Money.Money
  available: Money.Money
}

export interface Pots {
  readonly balance: (account: AccountId, currency: Currency, sourceType?: SourceType) => StripeBalance
  readonly add: (account: AccountId, sourceType: SourceType, net: Money.Money, isPending: boolean) => void
  /** Turns what was pending into available. */
  readonly mature: (account: AccountId, sourceType: SourceType, amount: Money.Money) => void
}

/** `touch` is told of each purse that may have become negative, or was and has changed. */
export const make = (touch: (purse: Purse) => void): Pots => {
  const accounts = new Map<AccountId, Map<Currency, Array<Pot>>>()

  const balance: Pots["balance"] = (account, currency, sourceType) => {
    const pots = accounts.get(account)?.get(currency) ?? []
    const counted = sourceType === undefined ? pots : pots.filter((pot) => pot.sourceType === sourceType)
    const sum = (part: (pot: Pot) => Money.Money) => Money.sum(currency, counted.map(part))
    return { pending: sum((pot) => pot.pending), available: sum((pot) => pot.available) }
  }

  const purseOf = (pots: ReadonlyArray<Pot>, account: AccountId, currency: Currency): Purse =>
    pots[0]?.purse ?? {
      account,
      currency,
      available: () => balance(account, currency).available,
      hasNegativePot: () => pots.some(({ available }) => Money.isNegative(available)),
      isWatched: false
    }

  const potOf = (account: AccountId, sourceType: SourceType, currency: Currency): Pot => {
    let currencies = accounts.get(account)
    if (currencies === undefined) accounts.set(account, (currencies = new Map()))
    let pots = currencies.get(currency)
    if (pots === undefined) currencies.set(currency, (pots = []))
    let pot = pots.find((it) => it.sourceType === sourceType)
    if (pot === undefined) {
      const none = Money.zero(currency)
      pots.push((pot = { purse: purseOf(pots, account, currency), sourceType, pending: none, available: none }))
    }
    return pot
  }

  const bring = (pot: Pot, amount: Money.Money): void => {
    pot.available = Money.add(pot.available, amount)
    if (pot.purse.isWatched || Money.isNegative(pot.available)) touch(pot.purse)
  }

  return {
    balance,
    add: (account, sourceType, net, isPending) => {
      const pot = potOf(account, sourceType, net.currency)
      if (isPending) pot.pending = Money.add(pot.pending, net)
      else bring(pot, net)
    },
    mature: (account, sourceType, amount) => {
      const pot = potOf(account, sourceType, amount.currency)
      pot.pending = Money.minus(pot.pending, amount)
      bring(pot, amount)
    }
  }
}
