/**
 * Correction: the entry that replaces another when Stripe shows its transaction differently now. It reverses what
 * stands and books the new version.
 *
 * Its two halves have moments of their own: what is reversed happens and matures with what it takes back. Law: at
 * every moment, an entry and its corrections leave what the last version alone would have left.
 */
import { Result } from "effect"
import * as Entry from "#core/ledger/Entry.ts"
import * as Posting from "#core/ledger/Posting.ts"

/** Postings that happen together and mature together. */
export interface Half extends Entry.Standing {
  /** Whether they take back what stood before. */
  readonly isReversal: boolean
}

/** What stands after `entry`: of a correction, only what it booked anew. */
export const standing = ({ corrects, created, matures, postings, transaction }: Entry.Entry): Entry.Standing => ({
  transaction,
  created,
  matures,
  postings: postings.slice(corrects?.postings.length ?? 0)
})

/** What a correction takes back and what it books anew; of any other entry, all of it. */
export const halves = (entry: Entry.Entry): ReadonlyArray<Half> => {
  const { corrects, created, matures, postings, transaction } = entry
  if (corrects === undefined) return [{ transaction, created, matures, postings, isReversal: false }]
  return [
    { ...corrects, postings: postings.slice(0, corrects.postings.length), isReversal: true },
    { ...standing(entry), isReversal: false }
  ]
}

/** What replaces `known`, as the `n`-th correction of the same entry. Of two sound entries it is always sound. */
export const of = (known: Entry.Entry, incoming: Entry.Entry, n: number): Entry.Entry => {
  const corrects = standing(known)
  const made = Entry.make({
    ...incoming,
    id: `${incoming.id}~${n}`,
    postings: [...corrects.postings.map(Posting.reverse), ...incoming.postings],
    corrects,
    flags: [...incoming.flags, `corrects ${known.id}`]
  })
  return Result.getOrThrow(made)
}
