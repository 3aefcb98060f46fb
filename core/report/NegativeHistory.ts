/**
 * NegativeHistory: a time in which what is available of an account was below zero: what made it so, what changed it
 * since, what the platform set aside for it, and what filled it, also for good.
 *
 * A fold over everything that is done, in order, which changes in place; of one account it is as large as its lines
 * that are pending, and those of such times. Moments are looked at once they are over, so that what comes and goes
 * within one leaves no trace. Which changes are of one time, NegativeTime decides.
 * Laws: each change leaves as much available as the one before and its own lines together; since when the last is so
 * that is not over is since when the world has it; what was set aside for one comes to nothing once it was given back,
 * unless a debit that came back left it to a later one.
 */
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { Collection } from "#core/connect/objects/Collection.ts"
import * as NegativeTime from "#core/connect/objects/NegativeTime.ts"
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
  readonly times: NegativeTime.NegativeTimes<Mutable>
  /** What has changed since a time was over that may still go on. */
  readonly afterwards: Map<Mutable, Array<Change>>
  /** What is set aside for debits that are clearing, by their payouts. */
  readonly clearing: Map<string, Mutable | undefined>
  /** The time of a debit that came back in this moment: given back for it where nothing is missing without that. */
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
    const moment = { at, lines: [], reserved: [], collected: undefined, freed: undefined }
    const times = NegativeTime.empty<Mutable>()
    purse = { available, pending: [], ...moment, histories: [], times, afterwards: new Map(), clearing: new Map() }
    purses.set(currency, purse)
  }
  return purse
}

/** A time goes on that a debit had filled, with all that has changed since; later ones were none of their own. */
const resume = (purse: Purse, history: Mutable): void => {
  const { afterwards, clearing, histories, times } = purse
  const merged = histories.splice(histories.indexOf(history) + 1)
  const later = new Set<Mutable | undefined>(merged)
  delete history.until
  history.changes.push(...(afterwards.get(history) ?? []))
  history.reserved.push(...merged.flatMap(({ reserved }) => reserved))
  for (const debit of times.debits.values()) if (later.has(debit.time)) debit.time = history
  for (const [payout, each] of clearing) if (later.has(each)) clearing.set(payout, history)
  if (later.has(purse.freed)) purse.freed = history
}

/** What has changed since is kept of those only that a debit may have go on. */
const remember = ({ afterwards, times }: Purse, changed: Change): void => {
  const kept = new Set([...times.debits.values()].map(({ time }) => time).filter((time) => time.until !== undefined))
  for (const time of afterwards.keys()) if (!kept.has(time)) afterwards.delete(time)
  for (const time of kept) {
    const changes = afterwards.get(time)
    if (changes === undefined) afterwards.set(time, [changed])
    else changes.push(changed)
  }
}

const change = (account: AccountId, purse: Purse): void => {
  const { at, histories, lines, times } = purse
  purse.available = Money.sum(purse.available.currency, [purse.available, ...lines.map(({ net }) => net)])
  const changed: Change = { at, lines, available: purse.available }
  const turn = NegativeTime.turn(times, purse.available, at, () => {
    const begun: Mutable = { account, currency: purse.available.currency, since: at, changes: [], reserved: [] }
    histories.push(begun)
    return begun
  })
  if (turn?.what === "resumes") resume(purse, turn.time)
  remember(purse, changed)
  turn?.time.changes.push(changed)
  if (turn?.what === "ends") turn.time.until = at
}

/** Of which time it is; of none where it comes and goes within a moment at which there is none. */
const reservedFor = ({ at, freed, histories }: Purse, { amount }: ReserveTransaction): Mutable | undefined => {
  const last = histories.at(-1)
  if (last === undefined || (last.until ?? at) < at) return freed
  return Money.isNegative(amount) ? (freed ?? last) : last
}

/** The moment is over. */
const close = (account: AccountId, purse: Purse): void => {
  if (purse.lines.length > 0) change(account, purse)
  for (const each of purse.reserved) reservedFor(purse, each)?.reserved.push(each)
  const last = purse.histories.at(-1)
  if (last !== undefined && purse.collected !== undefined) last.collected = purse.collected
  purse.lines = []
  purse.reserved = []
  purse.collected = undefined
  purse.freed = undefined
}

/** What becomes of a debit; that which is given back once it is cleared was set aside for what it filled. */
const note = (purse: Purse, debit: NegativePayout, reserved: ReadonlyArray<ReserveTransaction>): void => {
  const { clearing, histories, times } = purse
  const { payout, status } = debit
  NegativeTime.note(times, debit)
  if (status === "filling") {
    if (Money.isPositive(debit.filled)) clearing.set(payout, histories.at(-1))
    return
  }
  if (status === "cleared") clearing.get(payout)?.reserved.push(...reserved)
  else purse.freed = clearing.get(payout) ?? purse.freed
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
