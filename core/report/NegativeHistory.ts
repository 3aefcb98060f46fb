/**
 * NegativeHistory: a time in which what is available of an account was below zero: what made it so, what changed it
 * since, what the platform set aside for it, and what filled it, also for good.
 *
 * A fold over everything that is done, in order, which changes in place; of one account it is as large as its lines
 * that are pending, and those of such times. Moments are looked at once they are over, so that what comes and goes
 * within one leaves no trace. What a debit of the bank filled that comes back was negative all the time, unless the
 * account had as much of its own in between: as the world has it, see Shortfalls.
 * Laws: each change leaves as much available as the one before and its own lines together; since when the last is so
 * that is not over is since when the world has it; what was set aside for one comes to nothing once it was given back,
 * unless a debit that came back left it to a later one.
 */
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { Collection } from "#core/connect/objects/Collection.ts"
import type { NegativePayout } from "#core/connect/objects/NegativePayout.ts"
import type { ReserveTransaction } from "#core/connect/objects/ReserveTransaction.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Booked } from "#core/report/Booked.ts"
import type { Instant } from "#core/time/Instant.ts"

type Line = BalanceTransaction.BalanceTransaction

/** A moment at which what is available changed. */
export interface Change {
  readonly at: Instant
  /** What could be used from then on, or was taken. */
  readonly lines: ReadonlyArray<Line>
  /** What is available after it. */
  readonly available: Money.Money
}

export interface NegativeHistory {
  readonly account: AccountId
  readonly currency: Currency
  readonly since: Instant
  /** When it was filled; absent while it is negative. */
  readonly until?: Instant
  /** The first made it negative, the last of one that is over filled it. */
  readonly changes: ReadonlyArray<Change>
  /** What the platform has set aside for it, and what was given back of that, also after it was filled. */
  readonly reserved: ReadonlyArray<ReserveTransaction>
  /** Absent where nobody else filled it for good. */
  readonly collected?: Collection
}

type Mutable = {
  -readonly [name in keyof NegativeHistory]: NegativeHistory[name] extends ReadonlyArray<infer Item>
    ? Array<Item>
    : NegativeHistory[name]
}

/** A negative payout that filled a balance. */
interface Debit {
  readonly amount: Money.Money
  history: Mutable
  /** What has changed since that was over. */
  changes: Array<Change>
}

/** One currency of the account. */
interface Purse {
  available: Money.Money
  pending: Array<Line>
  /** The moment that is not over, and what it has brought so far. */
  at: Instant
  lines: Array<Line>
  reserved: Array<ReserveTransaction>
  collected: Collection | undefined
  readonly histories: Array<Mutable>
  /** Those without each of which it would have been negative until now, by their payouts. */
  readonly debits: Map<string, Debit>
  /** What is set aside for debits that are clearing, by their payouts. */
  readonly clearing: Map<string, Mutable>
  /** The debits that came back in this moment. */
  returned: Array<Debit>
  /** For what was set aside for them: given back now where nothing is missing without them. */
  freed: Mutable | undefined
}

export interface NegativeHistories {
  readonly account: AccountId
  readonly purses: Map<Currency, Purse>
}

/** Nothing yet of an account. */
export const empty = (account: AccountId): NegativeHistories => ({ account, purses: new Map() })

const purseOf = ({ purses }: NegativeHistories, currency: Currency, at: Instant): Purse => {
  let purse = purses.get(currency)
  if (purse === undefined) {
    const available = Money.zero(currency)
    const [debits, clearing] = [new Map<string, Debit>(), new Map<string, Mutable>()]
    const moment = { at, lines: [], reserved: [], collected: undefined, returned: [], freed: undefined }
    purse = { available, pending: [], ...moment, histories: [], debits, clearing }
    purses.set(currency, purse)
  }
  return purse
}

/** The one that is not over. */
const openOf = ({ histories }: Purse): Mutable | undefined => {
  const last = histories.at(-1)
  return last?.until === undefined ? last : undefined
}

/** A time that a debit had filled goes on, with all that has changed since; later ones were none of their own. */
const resume = (purse: Purse, { changes, history }: Debit): Mutable => {
  const { clearing, debits, histories } = purse
  const later = histories.splice(histories.indexOf(history) + 1)
  delete history.until
  history.changes.push(...changes)
  history.reserved.push(...later.flatMap(({ reserved }) => reserved))
  for (const debit of debits.values()) {
    if (debit.history !== history && !later.includes(debit.history)) continue
    debit.history = history
    debit.changes = []
  }
  for (const [payout, each] of clearing) if (later.includes(each)) clearing.set(payout, history)
  if (purse.freed !== undefined && later.includes(purse.freed)) purse.freed = history
  return history
}

const historyOf = (account: AccountId, purse: Purse): Mutable | undefined => {
  const { at, available, histories, returned } = purse
  if (!Money.isNegative(available)) return openOf(purse)
  const place = ({ history }: Debit) => histories.indexOf(history)
  const [first] = returned.toSorted((a, b) => place(a) - place(b))
  if (first !== undefined) return resume(purse, first)
  const open = openOf(purse)
  if (open !== undefined) return open
  const begun: Mutable = { account, currency: available.currency, since: at, changes: [], reserved: [] }
  histories.push(begun)
  return begun
}

/** Debits without which the balance would not be negative now are forgotten: should they come back, it is so anew. */
const forget = ({ available, debits }: Purse): void => {
  for (const [payout, { amount }] of debits) if (Money.compare(available, amount) >= 0) debits.delete(payout)
}

const change = (account: AccountId, purse: Purse): void => {
  const { at, lines } = purse
  purse.available = Money.sum(purse.available.currency, [purse.available, ...lines.map(({ net }) => net)])
  const history = historyOf(account, purse)
  const changed: Change = { at, lines, available: purse.available }
  history?.changes.push(changed)
  for (const debit of purse.debits.values()) if (debit.history !== history) debit.changes.push(changed)
  if (history !== undefined && !Money.isNegative(purse.available)) history.until = at
  forget(purse)
}

/** The moment is over. */
const close = (account: AccountId, purse: Purse): void => {
  if (purse.lines.length > 0) change(account, purse)
  const last = purse.histories.at(-1)
  for (const each of purse.reserved) {
    const whose = Money.isNegative(each.amount) ? (purse.freed ?? last) : last
    whose?.reserved.push(each)
  }
  if (last !== undefined && purse.collected !== undefined) last.collected = purse.collected
  purse.lines = []
  purse.reserved = []
  purse.collected = undefined
  purse.returned = []
  purse.freed = undefined
}

/** What becomes of a debit; that which is given back once it is cleared was set aside for what it filled. */
const note = (purse: Purse, debit: NegativePayout, reserved: ReadonlyArray<ReserveTransaction>): void => {
  const { clearing, debits, returned } = purse
  const { amount, payout, status } = debit
  if (status === "filling") {
    const history = openOf(purse)
    if (history !== undefined) debits.set(payout, { amount, history, changes: [] })
    const last = purse.histories.at(-1)
    if (last !== undefined && Money.isPositive(debit.filled)) clearing.set(payout, last)
    return
  }
  if (status === "cleared") {
    clearing.get(payout)?.reserved.push(...reserved)
  } else {
    purse.freed = clearing.get(payout)
    const known = debits.get(payout)
    if (known !== undefined) returned.push(known)
    debits.delete(payout)
  }
  clearing.delete(payout)
}

const moveTo = (account: AccountId, purse: Purse, at: Instant): void => {
  const matured = purse.pending.filter((line) => BalanceTransaction.matures(line) <= at)
  purse.pending = purse.pending.filter((line) => BalanceTransaction.matures(line) > at)
  const moments = new Set(matured.map(BalanceTransaction.matures))
  for (const moment of [...moments].toSorted((a, b) => a - b)) {
    close(account, purse)
    purse.at = moment
    purse.lines = matured.filter((line) => BalanceTransaction.matures(line) === moment)
  }
  if (purse.at === at) return
  close(account, purse)
  purse.at = at
}

/** Adds what was done or came about. */
export const add = (all: NegativeHistories, { at, happening, outcome }: Booked): void => {
  const now = at ?? happening?.at
  if (now === undefined) return
  const { account } = all
  const open = (currency: Currency): Purse => {
    const purse = purseOf(all, currency, now)
    moveTo(account, purse, now)
    return purse
  }
  for (const line of outcome.transactions) {
    if (line.account !== account) continue
    const purse = open(line.net.currency)
    if (BalanceTransaction.matures(line) <= now) purse.lines.push(line)
    else purse.pending.push(line)
  }
  const { collected, debited, reserved = [] } = outcome
  const own = reserved.filter((each) => each.account === account)
  if (debited?.account === account) note(open(debited.amount.currency), debited, own)
  if (debited?.status !== "cleared") for (const each of own) open(each.amount.currency).reserved.push(each)
  if (collected?.account === account) open(collected.amount.currency).collected = collected
}

/** Those of the account, once everything up to `asOf` was added; of each currency the oldest first. */
export const list = (all: NegativeHistories, asOf: Instant): ReadonlyArray<NegativeHistory> =>
  [...all.purses.values()].flatMap((purse) => {
    moveTo(all.account, purse, asOf)
    close(all.account, purse)
    return purse.histories
  })

/** The one in which this was set aside or given back, or which it filled for good. */
export const about = (all: ReadonlyArray<NegativeHistory>, id: string): NegativeHistory | undefined =>
  all.find(({ collected, reserved }) => collected?.id === id || reserved.some((each) => each.id === id))

/** How far it was below zero at most. */
export const deepest = ({ changes, currency }: NegativeHistory): Money.Money =>
  changes.reduce((most, { available }) => Money.max(most, Money.negate(available)), Money.zero(currency))
