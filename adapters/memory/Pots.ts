/**
 * Pots: the Stripe balances of all accounts, per currency and source type: what is available, and what matures when.
 */
import type { Purse } from "#adapters/memory/Shortfalls.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { Maturity } from "#core/connect/Happening.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Pending, StripeBalance, World } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Total from "#core/money/Total.ts"
import * as Instant from "#core/time/Instant.ts"

interface Pot {
  readonly purse: Purse
  readonly sourceType: SourceType
  readonly available: Total.Total
  /** What is pending, by the moment it matures: seldom more than two, so that a new list is made for each. */
  maturing: ReadonlyArray<Maturity>
}

const none: ReadonlyArray<Maturity> = []

const isPot = (
  { available, purse, sourceType }: Pot,
  account: AccountId,
  type: SourceType,
  currency: Currency
): boolean => purse.account === account && sourceType === type && available.currency === currency

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

const balanceOf = (pots: ReadonlyArray<Pot>, currency: Currency, sourceType?: SourceType): StripeBalance => {
  const [pending, available] = [Total.empty(currency), Total.empty(currency)]
  for (const pot of pots) {
    if (pot.available.currency !== currency || (sourceType !== undefined && pot.sourceType !== sourceType)) continue
    Total.add(available, pot.available)
    for (const { amount } of pot.maturing) Total.add(pending, amount)
  }
  return { pending, available }
}

/** The purse of an account's pots in one currency, the same for all of them; `pots` are those there are now or later. */
const purseOf = (pots: ReadonlyArray<Pot>, account: AccountId, currency: Currency): Purse =>
  pots.find(({ available }) => available.currency === currency)?.purse ?? {
    account,
    currency,
    available: () => balanceOf(pots, currency).available,
    hasNegativePot: () => pots.some(({ available }) => available.currency === currency && Money.isNegative(available)),
    isWatched: false
  }

const noPots: ReadonlyArray<Pot> = []

/** All pots by their account. */
const directory = () => {
  const accounts = new Map<AccountId, Array<Pot>>()

  const found = (account: AccountId, sourceType: SourceType, currency: Currency): Pot => {
    let pots = accounts.get(account)
    if (pots === undefined) accounts.set(account, (pots = []))
    for (const pot of pots) if (isPot(pot, account, sourceType, currency)) return pot
    const purse = purseOf(pots, account, currency)
    const pot: Pot = { purse, sourceType, available: Total.empty(currency), maturing: none }
    pots.push(pot)
    return pot
  }

  // A command's lines are nearly always on two pots, the platform's and a seller's: those are not looked up each time.
  let latest: Pot | undefined
  let before: Pot | undefined

  return {
    ofAccount: (account: AccountId): ReadonlyArray<Pot> => accounts.get(account) ?? noPots,
    /** A new one where there is none. */
    of: (account: AccountId, sourceType: SourceType, currency: Currency): Pot => {
      if (latest !== undefined && isPot(latest, account, sourceType, currency)) return latest
      const isBefore = before !== undefined && isPot(before, account, sourceType, currency)
      const pot = isBefore ? before : found(account, sourceType, currency)
      ;[before, latest] = [latest, pot]
      return pot as Pot
    }
  }
}

/** `touch` is told of each purse that may have become negative, or was and has changed. */
export const make = (touch: (purse: Purse) => void): Pots => {
  const pots = directory()

  const bring = ({ available, purse }: Pot, amount: Money.Money): void => {
    Total.add(available, amount)
    if (purse.isWatched || Money.isNegative(available)) touch(purse)
  }

  return {
    balance: (account, currency, sourceType) => balanceOf(pots.ofAccount(account), currency, sourceType),
    maturing: (account, currency, sourceType) =>
      pendingOf(pots.ofAccount(account).find((pot) => isPot(pot, account, sourceType, currency))),
    add: (transaction, now) => {
      const { account, net, sourceType } = transaction
      if (Money.isZero(net)) return undefined
      const pot = pots.of(account, sourceType, net.currency)
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
      pot.maturing = pot.maturing.length === 0 ? [begun] : [...pot.maturing, begun]
      return begun
    },
    mature: ({ account, amount, at, sourceType }) => {
      const pot = pots.of(account, sourceType, amount.currency)
      const { maturing } = pot
      const isOnly = maturing.length === 1 && maturing[0]?.at === at
      const left = isOnly ? none : maturing.filter((it) => it.at !== at)
      if (left.length === maturing.length) {
        throw new Error(`nothing of ${account} is pending until ${Instant.format(at)}`)
      }
      pot.maturing = left
      bring(pot, amount)
    }
  }
}
