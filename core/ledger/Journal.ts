/**
 * Journal: the append-only list of records, as core sees it: what a record is, how records are chained, and how
 * two journals are compared.
 *
 * The chain proves this journal's own recording order: each hash covers the one before, the recorded time and the
 * entry. The fingerprint covers the entries alone, sorted by id, so two journals of the same entries have the same
 * fingerprint whatever the order in which they arrived.
 */
import { Result, Schema } from "effect"
import * as Correction from "#core/ledger/Correction.ts"
import type * as Entry from "#core/ledger/Entry.ts"
import * as Identity from "#core/ledger/Identity.ts"
import * as Instant from "#core/time/Instant.ts"

/** An entry as a journal holds it. */
export interface Record {
  /** From 1, without gaps. */
  readonly sequence: number
  readonly recorded: Instant.Instant
  readonly entry: Entry.Entry
  readonly hash: string
}

/** How many records a journal has and the hash of its last one. */
export interface Head {
  readonly count: number
  readonly hash: string
}

/** The head of an empty journal. */
export const genesis: Head = { count: 0, hash: "" }

/** The record that `entry` becomes behind `head`. */
export const link = (head: Head, entry: Entry.Entry, recorded: Instant.Instant, hash: Identity.Hash): Record => ({
  sequence: head.count + 1,
  recorded,
  entry,
  hash: hash(`${head.hash}\n${head.count + 1}\n${Instant.format(recorded)}\n${Identity.canonical(entry)}`)
})

/** What `append` has to say about one entry. */
export type Answer =
  | { readonly _tag: "added"; readonly entry: Entry.Entry }
  | { readonly _tag: "known"; readonly id: string }
  | {
      readonly _tag: "conflict"
      readonly id: string
      readonly difference: Identity.Difference
      readonly correction: Entry.Entry
    }

/**
 * What happens to `incoming` in a journal where `known` is the last entry of its id (a correction, if there was
 * one) and `corrections` says how many there were. A conflict carries the correction that a recording journal
 * appends and a deciding one refuses to.
 */
export const judge = (known: Entry.Entry | undefined, incoming: Entry.Entry, corrections: number): Answer => {
  if (known === undefined) return { _tag: "added", entry: incoming }
  const difference = Identity.difference(known, incoming)
  if (difference === undefined) return { _tag: "known", id: incoming.id }
  return {
    _tag: "conflict",
    id: incoming.id,
    difference,
    correction: Correction.of(known, incoming, corrections + 1)
  }
}

/** A record that does not follow from the one before it. */
export class BrokenChain extends Schema.TaggedError<BrokenChain>()("BrokenChain", {
  sequence: Schema.Int,
  expected: Schema.String,
  found: Schema.String
}) {
  override get message() {
    return `record ${this.sequence} should have the hash ${this.expected}, not ${this.found}: it or one before it was changed`
  }
}

/** The head of `records`, recomputed link by link; fails with {@link BrokenChain} at the first that does not fit. */
export const verify = (records: Iterable<Record>, hash: Identity.Hash): Result.Result<Head, BrokenChain> => {
  let head = genesis
  for (const record of records) {
    const expected = link(head, record.entry, record.recorded, hash)
    if (expected.hash !== record.hash || expected.sequence !== record.sequence) {
      const { hash: found, sequence } = record
      return Result.fail(new BrokenChain({ sequence, expected: expected.hash, found }))
    }
    head = headOf(record)
  }
  return Result.succeed(head)
}

/** The head of a journal whose last record is `record`. */
export const headOf = ({ hash, sequence }: Record): Head => ({ count: sequence, hash })

/** One hash for a set of entries, independent of the order in which they were recorded. */
export const fingerprint = (entries: Iterable<Entry.Entry>, hash: Identity.Hash): string => {
  const lines = Array.from(entries, (entry) => `${entry.id} ${hash(Identity.canonical(entry))}`)
  return hash(lines.toSorted().join("\n"))
}
