/**
 * Shortfalls: the accounts whose available balance is negative, since when, and what is held for them.
 *
 * From that of a platform whose bank is not debited nothing follows: since when is all that is known of it.
 *
 * Whether one is negative is looked at before time moves on, so that what comes and goes within one moment leaves no
 * trace; since when it is, NegativeTime decides. It is as large as the accounts are many that ever were.
 */
import type { Shortfall } from "#core/connect/Happening.ts"
import type { NegativeBalance } from "#core/connect/objects/NegativeBalance.ts"
import * as NegativeTime from "#core/connect/objects/NegativeTime.ts"
import type { NegativePayout } from "#core/connect/objects/NegativePayout.ts"
import type { ReserveTransaction } from "#core/connect/objects/ReserveTransaction.ts"
import { keyIn, type AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

/** An account in one currency, whose available balance may be or have been negative. */
export interface Purse {
  readonly account: AccountId
  readonly currency: Currency
  readonly available: () => Money.Money
  /** Whether one of its pots is negative, which the others may make up for. */
  readonly hasNegativePot: () => boolean
  /** Whether each change of it must be looked at: it had a negative pot, or something was held for it. */
  isWatched: boolean
}

interface Mutable {
  readonly account: AccountId
  readonly currency: Currency
  readonly times: NegativeTime.NegativeTimes<NegativeTime.Begun>
  held: Money.Money
  /** What is held for debits that are clearing. */
  readonly clearing: Map<string, Money.Money>
  /** How often it was handed out. */
  count: number
}

export interface Shortfalls {
  /** Has it looked at before time moves on. */
  readonly touch: (purse: Purse) => void
  readonly hasTouched: () => boolean
  /** Takes out the first of them that is short, or for which something is held, at `now`. */
  readonly next: (now: Instant) => Shortfall | undefined
  readonly reserve: (reserved: ReserveTransaction) => void
  /** What becomes of a negative payout; of an account that was never short, nothing is known. */
  readonly debit: (debit: NegativePayout) => void
  readonly of: (account: AccountId, currency: Currency) => NegativeBalance | undefined
  readonly all: () => ReadonlyArray<NegativeBalance>
}

const isShort = ({ held, times }: Mutable): boolean => times.open !== undefined || !Money.isZero(held)

/** As it is now, for whoever looks at it later. */
const seen = ({ account, clearing, currency, held, times }: Mutable): NegativeBalance => {
  const negative = { account, currency, held, since: times.open?.since }
  if (clearing.size === 0) return negative
  return { ...negative, clearing: Array.from(clearing, ([payout, amount]) => ({ payout, amount })) }
}

const note = ({ clearing, times }: Mutable, debit: NegativePayout): void => {
  NegativeTime.note(times, debit)
  if (debit.status !== "filling") clearing.delete(debit.payout)
  else if (Money.isPositive(debit.filled)) clearing.set(debit.payout, debit.filled)
}

/** `isAnswered` tells of an account whether anything follows from its shortfall. */
export const make = (isAnswered: (account: AccountId) => boolean): Shortfalls => {
  const known = new Map<AccountId, Map<Currency, Mutable>>()
  const touched = new Set<Purse>()

  const find = (account: AccountId, currency: Currency) => known.get(account)?.get(currency)

  const recordOf = (purse: Purse): Mutable => {
    const { account, currency } = purse
    const before = find(account, currency)
    if (before !== undefined) return before
    const record: Mutable = {
      account,
      currency,
      times: NegativeTime.empty(),
      held: Money.zero(currency),
      clearing: new Map(),
      count: 0
    }
    known.set(account, (known.get(account) ?? new Map<Currency, Mutable>()).set(currency, record))
    return record
  }

  const look = (purse: Purse, now: Instant): Shortfall | undefined => {
    const { account, currency } = purse
    purse.isWatched = purse.hasNegativePot()
    const available = purse.available()
    if (!Money.isNegative(available) && find(account, currency) === undefined) return undefined
    const record = recordOf(purse)
    const isAgain = NegativeTime.turn(record.times, available, now, () => ({ since: now }))?.what === "resumes"
    if (record.times.debits.size > 0) purse.isWatched = true
    if (!isShort(record)) return undefined
    purse.isWatched = true
    if (!isAnswered(account)) return undefined
    record.count += 1
    const key = `${keyIn(account)}.${currency}.${record.count}`
    const shortfall = { kind: "shortfall", at: now, account, currency, key } as const
    return isAgain ? { ...shortfall, isAgain } : shortfall
  }

  return {
    touch: (purse) => void touched.add(purse),
    hasTouched: () => touched.size > 0,
    next: (now) => {
      for (const purse of touched) {
        touched.delete(purse)
        const shortfall = look(purse, now)
        if (shortfall !== undefined) return shortfall
      }
      return undefined
    },
    reserve: ({ account, amount }) => {
      const record = find(account, amount.currency)
      if (record === undefined)
        throw new Error(`${account} is not short of ${amount.currency}: nothing can be held for it`)
      record.held = Money.add(record.held, amount)
    },
    debit: (debit) => {
      const record = find(debit.account, debit.amount.currency)
      if (record !== undefined) note(record, debit)
    },
    of: (account, currency) => {
      const record = find(account, currency)
      return record !== undefined && isShort(record) ? seen(record) : undefined
    },
    all: () => [...known.values()].flatMap((currencies) => [...currencies.values()].filter(isShort).map(seen))
  }
}
