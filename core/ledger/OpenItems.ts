/**
 * OpenItems: what has left one side's book and has not been seen to arrive in the other's: the platform's or a
 * connected account's.
 *
 * Each clearing posting is a line of its item, on one of the two sides. A line is answered by one of the same amount
 * and currency on the other side that runs the other way. An item is closed when every line is answered; a zero sum
 * alone is not enough, since a transfer that was fully reversed sums to zero although the other side was never seen.
 *
 * An application fee may stand in two currencies, the platform's and the connected account's, neither amount of which
 * can be derived from the other. Then a line is answered by one in another currency; where several differ in amount,
 * the order decides which of them is left open. What the two sides do not have in common is the result of conversion.
 *
 * So lines are counted per amount and direction, the platform's up and the connected account's down, and what a
 * correction takes back is counted back: what is left of a count is open, on one side. Law: what is open does not
 * depend on the order of the entries, but for which amount of a fee in two currencies is; how many of its lines are,
 * and on which side, does not. What is closed leaves nothing behind.
 *
 * A balance transfer goes from one pot of an account to another: there the sides are who sends and who gets, whoever
 * they are. Money in transit is no open item, though its postings name their payout: it has left nobody's book, and the
 * balance of `acct_…/in_transit` shows it.
 */
import { Order } from "effect"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Correction from "#core/ledger/Correction.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import type { Crossing, LedgerAccount } from "#core/ledger/LedgerAccount.ts"
import type { Posting } from "#core/ledger/Posting.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

/** Where a line stands. */
export type Side = "platform" | "connected"

export interface Line {
  readonly side: Side
  /** Positive when money came into clearing from this side. */
  readonly amount: Money.Money
}

export interface OpenItem {
  readonly crossing: Crossing
  readonly item: string
  /** The lines without an answer, sorted by amount. */
  readonly lines: ReadonlyArray<Line>
}

/** Lines of an item that could answer each other: how many more of them the platform has, and what else is open. */
interface Lane {
  readonly crossing: Crossing
  /** Without its sign. */
  readonly amount: Money.Money
  /** Whether the platform sends it into clearing; if not, it gets it from there. */
  readonly isSent: boolean
  count: number
  next: Lane | undefined
}

/** A line that was opened last: nearly always the next one answers it, and then its item was never looked up. */
interface Latest extends Omit<Lane, "next"> {
  readonly item: string
}

/** The fold of entries into open items. It changes in place, so that a long run keeps no entries. */
export interface OpenItems {
  readonly platform: AccountId
  /** By item: its first lane, of which it hardly ever has another. */
  readonly lanes: Map<string, Lane>
  /** Not among the lanes yet. */
  latest: Latest | undefined
}

/** No items, between `platform` and its connected accounts. */
export const empty = (platform: AccountId): OpenItems => ({ platform, lanes: new Map(), latest: undefined })

type Way = Pick<Lane, "amount" | "crossing" | "isSent">

const isIn = (lane: Way, { amount, crossing, isSent }: Way): boolean =>
  lane.isSent === isSent && lane.crossing === crossing && Money.equals(lane.amount, amount)

/** Forgets the lane behind `before`, or the item's first; and with its last lane, the item. */
const forget = ({ lanes }: OpenItems, item: string, before: Lane | undefined, { next }: Lane): void => {
  if (before !== undefined) before.next = next
  else if (next === undefined) lanes.delete(item)
  else lanes.set(item, next)
}

const count = (items: OpenItems, line: Latest): void => {
  const { latest } = items
  items.latest = undefined
  if (latest === undefined) items.latest = line
  else if (latest.item !== line.item || !isIn(latest, line)) {
    settle(items, latest)
    items.latest = line
  } else if (latest.count + line.count !== 0) {
    latest.count += line.count
    items.latest = latest
  }
}

/** Counts what was opened last among the lanes of its item. */
const settle = (items: OpenItems, { amount, count: times, crossing, isSent, item }: Latest): void => {
  const line = { crossing, amount, isSent }
  const first = items.lanes.get(item)
  const own = find(first, (lane) => isIn(lane, line))
  const found = own ?? find(first, (lane) => isExchanged(lane, line, times))
  if (found === undefined) {
    items.lanes.set(item, { ...line, count: times, next: first })
    return
  }
  // A line of another currency answers as many as there are, and no more of its own are made of them.
  const { before, lane } = found
  const sum = lane.count + times
  // It has changed its side.
  const rest = own === undefined && sum !== 0 && sum > 0 === times > 0 ? sum : 0
  lane.count += times - rest
  if (lane.count === 0) forget(items, item, before, lane)
  if (rest !== 0) settle(items, { ...line, item, count: rest })
}

/** A lane of an item and the one before it. */
interface Found {
  readonly before: Lane | undefined
  readonly lane: Lane
}

const find = (first: Lane | undefined, isIt: (lane: Lane) => boolean): Found | undefined => {
  let before: Lane | undefined
  for (let lane = first; lane !== undefined; [before, lane] = [lane, lane.next]) if (isIt(lane)) return { before, lane }
  return undefined
}

/** Whether the lane waits for `times` lines of the other side, and these are in another currency. */
const isExchanged = (lane: Lane, { amount, crossing, isSent }: Way, times: number): boolean =>
  crossing === "application_fee" &&
  lane.crossing === crossing &&
  lane.isSent === isSent &&
  lane.count < 0 === times > 0 &&
  lane.amount.currency !== amount.currency

/**
 * Counts the posting if it crosses. What a connected account sends is what the platform gets; and a reversal takes the
 * line away that ran the other way.
 */
const cross = (items: OpenItems, side: Side, { amount, from, item = "", to }: Posting, isReversal: boolean): void => {
  const isOurs = isOfPots(from) || isOfPots(to) ? isOfPots(to) !== isReversal : side === "platform"
  const times = isOurs === isReversal ? -1 : 1
  if (to.book === "clearing") {
    count(items, { item, crossing: to.name, amount, isSent: isOurs !== isReversal, count: times })
  }
  if (from.book === "clearing") {
    count(items, { item, crossing: from.name, amount, isSent: isOurs === isReversal, count: times })
  }
}

const isOfPots = ({ book, name }: LedgerAccount): boolean => book === "clearing" && name === "balance_transfer"

/** Counts what crosses in `entry`: what had happened by `asOf`, if a moment is given. */
export const add = (items: OpenItems, entry: Entry, asOf?: Instant): void => {
  const side = entry.account === items.platform ? "platform" : "connected"
  if (entry.corrects === undefined) {
    if (asOf !== undefined && entry.created > asOf) return
    for (const posting of entry.postings) cross(items, side, posting, false)
    return
  }
  for (const { created, isReversal, postings } of Correction.halves(entry)) {
    if (asOf !== undefined && created > asOf) continue
    for (const posting of postings) cross(items, side, posting, isReversal)
  }
}

/** A lane is open on the side that has more lines of it. */
const linesOf = ({ amount, count, isSent }: Lane): ReadonlyArray<Line> => {
  const sent = isSent ? amount : Money.negate(amount)
  return count > 0
    ? Array.from({ length: count }, () => ({ side: "platform", amount: sent }))
    : Array.from({ length: -count }, () => ({ side: "connected", amount: Money.negate(sent) }))
}

function* lanesFrom(first: Lane): Generator<Lane> {
  for (let lane: Lane | undefined = first; lane !== undefined; lane = lane.next) yield lane
}

const byAmount = (a: Lane, b: Lane): number => {
  const [one, other] = [a, b].map(({ amount, isSent }) => Money.format(isSent ? amount : Money.negate(amount)))
  return Order.String(one ?? "", other ?? "")
}

/** What is open of an item, per way in which it crosses. */
const openOf = (item: string, first: Lane): ReadonlyArray<OpenItem> => {
  const lanes = [...lanesFrom(first)].toSorted(byAmount)
  return [...new Set(lanes.map(({ crossing }) => crossing))].map((crossing) => ({
    crossing,
    item,
    lines: lanes.filter((lane) => lane.crossing === crossing).flatMap(linesOf)
  }))
}

/** What is open now, sorted by kind and item. */
export const list = (items: OpenItems): ReadonlyArray<OpenItem> => {
  if (items.latest !== undefined) settle(items, items.latest)
  items.latest = undefined
  return [...items.lanes]
    .flatMap(([item, first]) => openOf(item, first))
    .toSorted((a, b) => Order.String(`${a.crossing} ${a.item}`, `${b.crossing} ${b.item}`))
}

/** The open items of `entries` between `platform` and its connected accounts, at the moment `asOf` if one is given. */
export const of = (platform: AccountId, entries: Iterable<Entry>, asOf?: Instant): ReadonlyArray<OpenItem> => {
  const items = empty(platform)
  for (const entry of entries) add(items, entry, asOf)
  return list(items)
}
