/**
 * Shortfalls: the accounts whose available balance is negative, since when, and what is held for them.
 *
 * From that of a platform whose bank is not debited nothing follows: since when is all that is known of it.
 *
 * Whether one is negative is looked at before time moves on, so that what comes and goes within one moment leaves no
 * trace. A negative payout that filled one is remembered until the account has as much without it: if it comes back
 * before, the balance was negative all the time. It is as large as the accounts are many that ever were.
 */
import type { Shortfall } from "#core/connect/Happening.ts"
import type { NegativeBalance } from "#core/connect/objects/NegativeBalance.ts"
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
  since: Instant | undefined
  /** When it was filled last, and since when it had been negative until then. */
  over: { readonly at: Instant; readonly since: Instant } | undefined
  held: Money.Money
  /** The negative payouts without each of which it would have been negative until now, by their payouts. */
  readonly debits: Map<string, Filling>
  /** Since when it was negative before the first of those that came back just now. */
  before: Instant | undefined
  /** What is held for debits that are clearing. */
  readonly clearing: Map<string, Money.Money>
  /** How often it was handed out. */
  count: number
}

/** A negative payout that filled a balance, and since when that was negative. */
interface Filling {
  readonly amount: Money.Money
  readonly since: Instant
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

const isShort = ({ held, since }: Mutable): boolean => since !== undefined || !Money.isZero(held)

/** As it is now, for whoever looks at it later. */
const seen = ({ account, clearing, currency, held, since }: Mutable): NegativeBalance => {
  const negative = { account, currency, held, since }
  if (clearing.size === 0) return negative
  return { ...negative, clearing: Array.from(clearing, ([payout, amount]) => ({ payout, amount })) }
}

/** Forgets the debits without which it would not be negative now: should they come back, it is so anew. */
const drop = ({ debits }: Mutable, available: Money.Money): void => {
  for (const [payout, { amount }] of debits) if (Money.compare(available, amount) >= 0) debits.delete(payout)
}

const earlier = (one: Instant | undefined, other: Instant | undefined): Instant | undefined =>
  one !== undefined && other !== undefined && other < one ? other : (one ?? other)

const note = (record: Mutable, debit: NegativePayout): void => {
  const { clearing, debits, since } = record
  const { amount, payout, status } = debit
  if (status === "filling") {
    if (since !== undefined) debits.set(payout, { amount, since })
    if (Money.isPositive(debit.filled)) clearing.set(payout, debit.filled)
    return
  }
  clearing.delete(payout)
  if (status === "cleared") return
  record.before = earlier(record.before, debits.get(payout)?.since)
  debits.delete(payout)
}

/** Since when it is negative, if it is; true where it is so again, which was no interruption. */
const turn = (record: Mutable, isNegative: boolean, now: Instant): boolean => {
  // Filled and negative again within one moment, it was so all the time.
  const resumed = record.over?.at === now ? record.over.since : undefined
  const before = earlier(resumed, record.before)
  if (!isNegative && record.since !== undefined) record.over = { at: now, since: record.since }
  record.since = isNegative ? (earlier(record.since, before) ?? now) : undefined
  record.before = undefined
  return isNegative && before !== undefined
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
      since: undefined,
      over: undefined,
      held: Money.zero(currency),
      debits: new Map(),
      before: undefined,
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
    const isNegative = Money.isNegative(available)
    if (!isNegative && find(account, currency) === undefined) return undefined
    const record = recordOf(purse)
    const isAgain = turn(record, isNegative, now)
    drop(record, available)
    if (record.debits.size > 0) purse.isWatched = true
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
