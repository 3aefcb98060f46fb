/**
 * OpenItems: what has left one Stripe account's book and has not been seen to arrive in the other's.
 *
 * Each clearing posting is a line of its item, on the platform's side or on the connected account's. A line is
 * answered by one of the same amount and currency on the other side that runs the other way. An item is closed
 * when every line is answered; a zero sum alone is not enough, since a transfer that was fully reversed sums to
 * zero although the other side was never seen. Only a correction takes a line of its own side away. The order in
 * which the lines arrive does not matter.
 */
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import type { Crossing } from "#core/ledger/LedgerAccount.ts"
import type { Posting } from "#core/ledger/Posting.ts"
import * as Money from "#core/money/Money.ts"

export interface Line {
  readonly entry: string
  readonly account: AccountId
  /** Positive when money came into clearing from this side. */
  readonly amount: Money.Money
}

export interface OpenItem {
  readonly crossing: Crossing
  readonly item: string
  /** The lines without an answer. */
  readonly lines: ReadonlyArray<Line>
}

const crossed = (entry: Entry, posting: Posting): readonly [Crossing, Line] | undefined => {
  const { amount, from, to } = posting
  if (to.book === "clearing") return [to.name, { entry: entry.id, account: entry.account, amount }]
  if (from.book === "clearing") {
    return [from.name, { entry: entry.id, account: entry.account, amount: Money.negate(amount) }]
  }
  return undefined
}

const isOpposite = (a: Line, b: Line): boolean => Money.equals(a.amount, Money.negate(b.amount))

/** The lines of one item after `line`: without the one it corrects or answers, or with it. */
const settle = (lines: ReadonlyArray<Line>, line: Line, corrects: boolean): ReadonlyArray<Line> => {
  const corrected = corrects ? lines.findIndex((open) => open.account === line.account && isOpposite(open, line)) : -1
  const answered = lines.findIndex((open) => open.account !== line.account && isOpposite(open, line))
  const settled = corrected < 0 ? answered : corrected
  return settled < 0 ? [...lines, line] : lines.toSpliced(settled, 1)
}

const keyOf = (crossing: Crossing, item: string): string => `${crossing} ${item}`

/** The open items of `entries`, in the order in which they were opened. */
export const of = (entries: Iterable<Entry>): ReadonlyArray<OpenItem> => {
  const open = new Map<string, OpenItem>()
  for (const entry of entries) {
    const corrected = entry.corrects?.postings.length ?? 0
    for (const [index, posting] of entry.postings.entries()) {
      const line = crossed(entry, posting)
      if (line !== undefined) add(open, posting.item ?? "", line, index < corrected)
    }
  }
  return [...open.values()]
}

const add = (
  open: Map<string, OpenItem>,
  item: string,
  [crossing, line]: readonly [Crossing, Line],
  corrects: boolean
): void => {
  const key = keyOf(crossing, item)
  const lines = settle(open.get(key)?.lines ?? [], line, corrects)
  if (lines.length === 0) open.delete(key)
  else open.set(key, { crossing, item, lines })
}
