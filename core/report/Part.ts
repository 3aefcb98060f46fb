/**
 * Part: what one side has of something that is explained, and the lines that made it so.
 *
 * Law: a part is the sum of its lines.
 */
import type { Entry } from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import type { Posting } from "#core/ledger/Posting.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

/** One movement into a part, or out of it. */
export interface Line {
  readonly at: Instant
  readonly amount: Money.Money
  /** The balance transaction's type, or the fee line's; of a bank's movement, `paid` or `returned`. */
  readonly what: string
  /** The balance transaction's source; of a bank's movement, the payout. */
  readonly source: string
  /** The dispute that a fee without a source is billed for; absent of all others. */
  readonly about?: string
  /** The balance transaction; of a bank's movement, for which there is none, the entry. */
  readonly transaction: string
}

/** What one side has of it: a Stripe account, Stripe, the payer (what was returned), or what is in between. */
export interface Part {
  readonly side: LedgerAccount.LedgerAccount["book"]
  /** Where it is there, where that is told. */
  readonly pot?: LedgerAccount.LedgerAccount["name"]
  readonly amount: Money.Money
  readonly lines: ReadonlyArray<Line>
}

/** An entry, and the dispute that it is about, if any. */
export type About = readonly [entry: Entry, dispute: string | undefined]

/** A payment's line books its fees too; those are named by what they are. What a bank did is in its id: `po_…/paid`. */
const whatOf = ({ id, transaction }: Entry, { fee }: Posting): string =>
  fee ?? transaction?.type ?? id.slice(id.lastIndexOf("/") + 1)

const linesOf = ([entry, dispute]: About): ReadonlyArray<readonly [LedgerAccount.LedgerAccount, Line]> =>
  entry.postings.flatMap((posting) => {
    const source = entry.transaction?.source ?? posting.item ?? ""
    const line = {
      at: entry.created,
      what: whatOf(entry, posting),
      source,
      ...(source === "" && dispute !== undefined ? { about: dispute } : {}),
      transaction: entry.transaction?.id ?? entry.id
    }
    return [
      [posting.from, { ...line, amount: Money.negate(posting.amount) }] as const,
      [posting.to, { ...line, amount: posting.amount }] as const
    ]
  })

/** The lines of one part, in the order of time. */
interface Gathered {
  readonly account: LedgerAccount.LedgerAccount
  readonly currency: Currency
  readonly lines: Array<Line>
}

/** How they are told apart. */
export interface Rules {
  /** Whether it is told apart from the rest of its book. */
  readonly isApart: (account: LedgerAccount.LedgerAccount) => boolean
  /** Whether what an entry does there is left out. */
  readonly isLeftOut: (account: LedgerAccount.LedgerAccount, entry: Entry) => boolean
}

/** The parts that `entries` make, in the order in which they first moved; nothing of what is no longer in between. */
export const all = (entries: ReadonlyArray<About>, { isApart, isLeftOut }: Rules): ReadonlyArray<Part> => {
  const parts = new Map<string, Gathered>()
  for (const each of entries) {
    for (const [account, line] of linesOf(each)) {
      if (isLeftOut(account, each[0])) continue
      const { currency } = line.amount
      const key = `${isApart(account) ? LedgerAccount.format(account) : account.book} ${currency}`
      const part = parts.get(key)
      if (part === undefined) parts.set(key, { account, currency, lines: [line] })
      else part.lines.push(line)
    }
  }
  return [...parts.values()]
    .map(({ account, currency, lines }) => ({
      side: account.book,
      ...(isApart(account) ? { pot: account.name } : {}),
      amount: Money.sum(
        currency,
        lines.map(({ amount }) => amount)
      ),
      lines
    }))
    .filter(({ amount, side }) => side !== "clearing" || !Money.isZero(amount))
}
