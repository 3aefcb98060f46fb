/**
 * OpenItems: what has left one side's book and has not been seen to arrive in the other's: the platform's or a
 * connected account's.
 *
 * Each clearing posting is a line of its item, on one of the two sides. A line is answered by one of the same amount
 * and currency on the other side that runs the other way. An item is closed when every line is answered; a zero sum
 * alone is not enough, since a transfer that was fully reversed sums to zero although the other side was never seen.
 *
 * So lines are counted per amount and direction, the platform's up and the connected account's down, and what a
 * correction takes back is counted back: what is left of a count is open, on one side. Law: what is open does not
 * depend on the order of the entries, and what is closed leaves nothing behind.
 *
 * Money in transit is no open item, though its postings name their payout: it has left nobody's book, and the
 * balance of `acct_…/in_transit` shows it.
 */
import type { AccountId } from "#core/connect/StripeAccount.ts"
import * as Correction from "#core/ledger/Correction.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import type { Crossing } from "#core/ledger/LedgerAccount.ts"
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

/** Lines that could answer each other: the amount as the platform sends it, and how many more lines it has of it. */
interface Lane {
  readonly amount: Money.Money
  count: number
}

interface Counted {
  readonly crossing: Crossing
  readonly item: string
  readonly lanes: Map<string, Lane>
}

/** The fold of entries into open items. It changes in place, so that a long run keeps no entries. */
export interface OpenItems {
  readonly platform: AccountId
  readonly counted: Map<string, Counted>
}

/** No items, between `platform` and its connected accounts. */
export const empty = (platform: AccountId): OpenItems => ({ platform, counted: new Map() })

const count = (items: OpenItems, crossing: Crossing, item: string, { amount, side }: Line, times: number): void => {
  const key = `${crossing} ${item}`
  const counted = items.counted.get(key) ?? { crossing, item, lanes: new Map<string, Lane>() }
  const sent = side === "platform" ? amount : Money.negate(amount)
  const name = Money.format(sent)
  const lane = counted.lanes.get(name) ?? { amount: sent, count: 0 }
  lane.count += side === "platform" ? times : -times
  if (lane.count === 0) counted.lanes.delete(name)
  else counted.lanes.set(name, lane)
  if (counted.lanes.size === 0) items.counted.delete(key)
  else items.counted.set(key, counted)
}

/** Counts the posting if it crosses; a reversal takes the line away that ran the other way. */
const cross = (items: OpenItems, side: Side, { amount, from, item = "", to }: Posting, isReversal: boolean): void => {
  const [into, outOf] = isReversal ? [from, to] : [to, from]
  const times = isReversal ? -1 : 1
  if (into.book === "clearing") count(items, into.name, item, { side, amount }, times)
  if (outOf.book === "clearing") count(items, outOf.name, item, { side, amount: Money.negate(amount) }, times)
}

/** Counts what crosses in `entry`: what had happened by `asOf`, if a moment is given. */
export const add = (items: OpenItems, entry: Entry, asOf?: Instant): void => {
  const side = entry.account === items.platform ? "platform" : "connected"
  for (const { created, isReversal, postings } of Correction.halves(entry)) {
    if (asOf !== undefined && created > asOf) continue
    for (const posting of postings) cross(items, side, posting, isReversal)
  }
}

const byText = (a: string, b: string): number => (a < b ? -1 : 1)

const linesOf = ({ amount, count }: Lane): ReadonlyArray<Line> =>
  count > 0
    ? Array.from({ length: count }, () => ({ side: "platform", amount }))
    : Array.from({ length: -count }, () => ({ side: "connected", amount: Money.negate(amount) }))

/** What is open now, sorted by kind and item. */
export const list = ({ counted }: OpenItems): ReadonlyArray<OpenItem> =>
  [...counted]
    .toSorted(([a], [b]) => byText(a, b))
    .map(([, { crossing, item, lanes }]) => ({
      crossing,
      item,
      lines: [...lanes].toSorted(([a], [b]) => byText(a, b)).flatMap(([, lane]) => linesOf(lane))
    }))

/** The open items of `entries` between `platform` and its connected accounts, at the moment `asOf` if one is given. */
export const of = (platform: AccountId, entries: Iterable<Entry>, asOf?: Instant): ReadonlyArray<OpenItem> => {
  const items = empty(platform)
  for (const entry of entries) add(items, entry, asOf)
  return list(items)
}
