/**
 * Shortfalls: the connected accounts whose available balance is negative, since when, and what is held for them.
 *
 * Whether one is negative is looked at before time moves on, so that what comes and goes within one moment leaves no
 * trace. It is as large as the accounts are many that ever were.
 */
import type { Shortfall } from "#core/connect/Happening.ts"
import type { NegativeBalance, ReserveTransaction } from "#core/connect/NegativeBalance.ts"
import { keyIn, type AccountId } from "#core/connect/StripeAccount.ts"
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

interface Mutable extends NegativeBalance {
  since: Instant | undefined
  held: Money.Money
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
  readonly of: (account: AccountId, currency: Currency) => NegativeBalance | undefined
  readonly all: () => ReadonlyArray<NegativeBalance>
}

const isShort = ({ held, since }: NegativeBalance): boolean => since !== undefined || !Money.isZero(held)

/** As it is now, for whoever looks at it later. */
const seen = ({ account, currency, held, since }: NegativeBalance): NegativeBalance => ({
  account,
  currency,
  held,
  since
})

export const make = (): Shortfalls => {
  const known = new Map<AccountId, Map<Currency, Mutable>>()
  const touched = new Set<Purse>()

  const find = (account: AccountId, currency: Currency) => known.get(account)?.get(currency)

  const recordOf = (purse: Purse): Mutable => {
    const { account, currency } = purse
    const before = find(account, currency)
    if (before !== undefined) return before
    const record = { account, currency, since: undefined, held: Money.zero(currency), count: 0 }
    known.set(account, (known.get(account) ?? new Map<Currency, Mutable>()).set(currency, record))
    return record
  }

  const look = (purse: Purse, now: Instant): Shortfall | undefined => {
    const { account, currency } = purse
    purse.isWatched = purse.hasNegativePot()
    const isNegative = Money.isNegative(purse.available())
    if (!isNegative && find(account, currency) === undefined) return undefined
    const record = recordOf(purse)
    record.since = isNegative ? (record.since ?? now) : undefined
    if (!isShort(record)) return undefined
    purse.isWatched = true
    record.count += 1
    const key = `${keyIn(account)}.${currency}.${record.count}`
    return { kind: "shortfall", at: now, account, currency, key }
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
    of: (account, currency) => {
      const record = find(account, currency)
      return record !== undefined && isShort(record) ? seen(record) : undefined
    },
    all: () => [...known.values()].flatMap((currencies) => [...currencies.values()].filter(isShort).map(seen))
  }
}
