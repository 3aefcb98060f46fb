/**
 * Identity: what makes two entries the same, as canonical text, and where two of one id differ.
 *
 * The canonical text is a list of named fields, each written with its length, so no two identities share a text.
 * Its UTF-8 bytes are what stores hash. Two entries are the same if and only if their canonical texts are equal.
 */
import type * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import * as Correction from "#core/ledger/Correction.ts"
import type * as Entry from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import type { Posting } from "#core/ledger/Posting.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

/** A hash function over the UTF-8 bytes of a text, given by the store (SHA-256 in ours). */
export type Hash = (text: string) => string

/** `length:text`, so that concatenation loses nothing. Lengths count UTF-16 code units. */
const framed = (text: string): string => `${text.length}:${text}`

const feeLine = ({ amount, type }: BalanceTransaction.FeeDetail): string => `${type} ${Money.format(amount)}`

const posting = ({ amount, from, item, to }: Posting): string =>
  [LedgerAccount.format(from), LedgerAccount.format(to), Money.format(amount), item ?? ""].map(framed).join("")

type Field = readonly [name: string, value: string]

/** The fields of an identity, in their fixed order. Of a correction: of the version it booked anew. */
const fields = (entry: Entry.Entry): ReadonlyArray<Field> => {
  const { postings, transaction } = Correction.standing(entry)
  return [
    ["account", entry.account],
    ["transaction", transaction?.id ?? ""],
    ["type", transaction?.type ?? ""],
    ["amount", transaction === undefined ? "" : Money.format(transaction.amount)],
    ["fee lines", transaction?.feeDetails.map(feeLine).join(", ") ?? ""],
    ["source", transaction?.source ?? ""],
    ["created", Instant.format(entry.created)],
    ["matures", Instant.format(entry.matures)],
    ["postings", postings.map(posting).join("")]
  ]
}

/** What a correction takes back: when it happened and matured, and its postings, reversed. */
const taken = (entry: Entry.Entry): ReadonlyArray<Field> =>
  Correction.halves(entry)
    .filter(({ isReversal }) => isReversal)
    .map(({ created, matures, postings }) => [
      "corrects",
      [created, matures].map((moment) => framed(Instant.format(moment))).join("") + postings.map(posting).join("")
    ])

/** The canonical text of the entry: its id, its identity, and of a correction what it takes back. */
export const canonical = (entry: Entry.Entry): string =>
  framed(entry.id) + [...fields(entry), ...taken(entry)].map(([name, value]) => framed(name) + framed(value)).join("")

export interface Difference {
  readonly field: string
  readonly old: string
  readonly new: string
}

/** The first field in which `incoming` is not what stands for it in the journal; undefined if it is the same. */
export const difference = (known: Entry.Entry, incoming: Entry.Entry): Difference | undefined => {
  const incomingFields = fields(incoming)
  for (const [index, [field, old]] of fields(known).entries()) {
    const value = incomingFields[index]?.[1] ?? ""
    if (old !== value) return { field, old, new: value }
  }
  return undefined
}
