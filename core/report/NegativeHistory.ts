/**
 * NegativeHistory: a time in which what is available of an account was below zero: what made it so, what changed it
 * since, what the platform set aside for it, and what filled it, also for good.
 *
 * A fold over everything that is done, in order, which changes in place; of one account it is as large as its lines
 * that are pending, and those of such times. Moments are looked at once they are over, so that what comes and goes
 * within one leaves no trace. What a debit of the bank filled that came back was negative all the time.
 * Law: each change leaves as much available as the one before and its own lines together.
 */
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { Collection } from "#core/connect/objects/Collection.ts"
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
    purse = { available, pending: [], at, lines: [], reserved: [], collected: undefined, histories: [] }
    purses.set(currency, purse)
  }
  return purse
}

/** Whether a debit that had filled it has come back. */
const isAgain = (lines: ReadonlyArray<Line>, before: Mutable): boolean =>
  lines.some(
    ({ net, source }) =>
      source !== undefined &&
      Money.isNegative(net) &&
      before.changes.some((change) => change.lines.some((line) => line.source === source))
  )

const historyOf = (account: AccountId, purse: Purse): Mutable | undefined => {
  const { at, available, histories, lines } = purse
  const last = histories.at(-1)
  if (last !== undefined && last.until === undefined) return last
  if (!Money.isNegative(available)) return undefined
  if (last !== undefined && isAgain(lines, last)) {
    delete last.until
    return last
  }
  const begun: Mutable = { account, currency: available.currency, since: at, changes: [], reserved: [] }
  histories.push(begun)
  return begun
}

/** The moment is over. */
const close = (account: AccountId, purse: Purse): void => {
  const { at, collected, lines, reserved } = purse
  if (lines.length > 0) {
    for (const { net } of lines) purse.available = Money.add(purse.available, net)
    const history = historyOf(account, purse)
    history?.changes.push({ at, lines, available: purse.available })
    if (history !== undefined && !Money.isNegative(purse.available)) history.until = at
    purse.lines = []
  }
  const last = purse.histories.at(-1)
  last?.reserved.push(...reserved)
  if (last !== undefined && collected !== undefined) last.collected = collected
  purse.reserved = []
  purse.collected = undefined
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
  for (const each of outcome.reserved ?? []) {
    if (each.account === account) open(each.amount.currency).reserved.push(each)
  }
  const { collected } = outcome
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

/** How much of it the platform has set aside still. */
export const held = ({ currency, reserved }: NegativeHistory): Money.Money =>
  Money.sum(
    currency,
    reserved.map(({ amount }) => amount)
  )
