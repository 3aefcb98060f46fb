/**
 * Pots: the Stripe balances of all accounts, per currency and source type: what is available, and what matures when.
 */
import type { Purse } from "#adapters/memory/Shortfalls.ts"
import * as BalanceTransaction from "#core/connect/BalanceTransaction.ts"
import type { Maturity } from "#core/connect/Happening.ts"
import type { SourceType } from "#core/connect/SourceType.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { Pending, StripeBalance, World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Total from "#core/money/Total.ts"
import * as Instant from "#core/time/Instant.ts"

interface Pot {
  readonly purse: Purse
  readonly sourceType: SourceType
  readonly available: Total.Total
  /** What is pending, by the moment it matures: seldom more than a few. */
  readonly maturing: Array<Maturity>
}

export interface Pots {
  readonly balance: (account: AccountId, currency: Currency, sourceType?: SourceType) => StripeBalance
  readonly maturing: World["maturing"]
  /** Adds the net of a line, at the moment `now`; the maturity that begins with it, if one does. */
  readonly add: (transaction: BalanceTransaction.BalanceTransaction, now: Instant.Instant) => Maturity | undefined
  /** Turns into available what was pending until now. What is not pending here is a bug and throws. */
  readonly mature: (maturity: Maturity) => void
}

/** As it is now, for whoever looks at it later. */
const pendingOf = (pot: Pot | undefined): ReadonlyArray<Pending> =>
  (pot?.maturing ?? []).map(({ amount, at }) => ({ at, amount: Total.of(amount) })).toSorted((a, b) => a.at - b.at)

/** `touch` is told of each purse that may have become negative, or was and has changed. */
export const make = (touch: (purse: Purse) => void): Pots => {
  const accounts = new Map<AccountId, Array<Pot>>()

  const balance: Pots["balance"] = (account, currency, sourceType) => {
    const [pending, available] = [Total.empty(currency), Total.empty(currency)]
    for (const pot of accounts.get(account) ?? []) {
      if (pot.available.currency !== currency || (sourceType !== undefined && pot.sourceType !== sourceType)) continue
      Total.add(available, pot.available)
      for (const { amount } of pot.maturing) Total.add(pending, amount)
    }
    return { pending, available }
  }

  const purseOf = (pots: ReadonlyArray<Pot>, account: AccountId, currency: Currency): Purse => {
    const known = pots.find(({ available }) => available.currency === currency)
    return (
      known?.purse ?? {
        account,
        currency,
        available: () => balance(account, currency).available,
        hasNegativePot: () =>
          pots.some(({ available }) => available.currency === currency && Money.isNegative(available)),
        isWatched: false
      }
    )
  }

  const potOf = (account: AccountId, sourceType: SourceType, currency: Currency): Pot => {
    let pots = accounts.get(account)
    if (pots === undefined) accounts.set(account, (pots = []))
    for (const pot of pots) if (pot.sourceType === sourceType && pot.available.currency === currency) return pot
    const purse = purseOf(pots, account, currency)
    const pot: Pot = { purse, sourceType, available: Total.empty(currency), maturing: [] }
    pots.push(pot)
    return pot
  }

  const bring = ({ available, purse }: Pot, amount: Money.Money): void => {
    Total.add(available, amount)
    if (purse.isWatched || Money.isNegative(available)) touch(purse)
  }

  return {
    balance,
    maturing: (account, currency, sourceType) => {
      const all = accounts.get(account) ?? []
      return pendingOf(all.find((pot) => pot.sourceType === sourceType && pot.available.currency === currency))
    },
    add: (transaction, now) => {
      const { account, net, sourceType } = transaction
      if (Money.isZero(net)) return undefined
      const pot = potOf(account, sourceType, net.currency)
      const at = BalanceTransaction.matures(transaction)
      if (at <= now) {
        bring(pot, net)
        return undefined
      }
      for (const maturity of pot.maturing) {
        if (maturity.at !== at) continue
        Total.add(maturity.amount, net)
        return undefined
      }
      const begun: Maturity = { kind: "maturity", at, account, sourceType, amount: Total.of(net) }
      pot.maturing.push(begun)
      return begun
    },
    mature: ({ account, amount, at, sourceType }) => {
      const pot = potOf(account, sourceType, amount.currency)
      const index = pot.maturing.findIndex((maturity) => maturity.at === at)
      if (index < 0) throw new Error(`nothing of ${account} is pending until ${Instant.format(at)}`)
      pot.maturing.splice(index, 1)
      bring(pot, amount)
    }
  }
}
