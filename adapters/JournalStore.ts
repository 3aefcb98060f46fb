/**
 * JournalStore: the port every journal backend implements.
 *
 * Append-only and batch-first: one entry is a batch of one, and reads come back in append order. An entry that is
 * known already is not added again. Recorded time never runs back. A store works in one of two modes, never mixed:
 *
 * - deciding: whoever writes asks whether it may happen. A conflict fails the batch, and nothing of it lands.
 * - recording: whoever writes reports what happened. A conflict becomes a correction, and the rest of the batch lands.
 */
import { Context, type Effect, Schema, type Stream } from "effect"
import type * as Balances from "#core/ledger/Balances.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import type * as Journal from "#core/ledger/Journal.ts"
import type { Instant } from "#core/time/Instant.ts"

export type Mode = "deciding" | "recording"

/** An entry of a known id whose identity differs: which field, and both values. */
export class EntryConflict extends Schema.TaggedError<EntryConflict>()("EntryConflict", {
  id: Schema.String,
  field: Schema.String,
  old: Schema.String,
  new: Schema.String
}) {
  override get message() {
    return `entry ${this.id} is known with another ${this.field}: "${this.old}", now "${this.new}"; nothing of the batch was written`
  }
}

/** A journal that does not end where it was said to. */
export class OtherHead extends Schema.TaggedError<OtherHead>()("OtherHead", {
  expected: Schema.String,
  found: Schema.String
}) {
  override get message() {
    return `the journal has no record with the hash ${this.expected}; its last one is ${this.found}`
  }
}

export interface Appended {
  /** What happened to each entry of the batch, in its order. */
  readonly answers: ReadonlyArray<Journal.Answer>
  readonly head: Journal.Head
}

export interface Moments {
  /** Stripe's time: what had happened by then, its own second included. */
  readonly asOf?: Instant
  /** Recorded time: what the journal knew by then. */
  readonly knownAt?: Instant
}

export class JournalStore extends Context.Service<
  JournalStore,
  {
    /** Appends a batch as known at `recorded`, or at the last recorded moment if that is later. */
    readonly append: (entries: ReadonlyArray<Entry>, recorded: Instant) => Effect.Effect<Appended, EntryConflict>
    readonly records: Stream.Stream<Journal.Record>
    readonly head: Effect.Effect<Journal.Head>
    readonly balances: (moments?: Moments) => Effect.Effect<Balances.Balances>
    /** One hash for what the journal holds, whatever the order in which it came. */
    readonly fingerprint: Effect.Effect<string>
    /** Recomputes the chain, and looks for the record with the hash `kept`, a head noted elsewhere. */
    readonly verify: (kept?: string) => Effect.Effect<Journal.Head, Journal.BrokenChain | OtherHead>
  }
>()("connect-ledger/JournalStore") {}
