/**
 * WorldStore: the port of whoever keeps the world of a sandbox: how it began, and all that was done in it since.
 *
 * A world follows from its beginning and from what was done, so nothing else is kept: objects, balances, events and
 * answers come out again when all of it is done once more, and each entry says by which answer that is checked.
 *
 * - An entry lands whole or not at all. When `append` has returned it stays, however the process ends.
 * - Entries come back in the order in which they were appended, as they were.
 * - A world begins once. One process at a time has it.
 */
import { Schema } from "effect"
import type { Instant } from "#core/time/Instant.ts"

/** How a world begins. */
export interface Beginning {
  /** What ids are drawn by, and the generated orders of its scenario. */
  readonly seed: number
  readonly start: Instant
  /** A scenario as JSON: the platform, and what else is there. */
  readonly scenario: string
  /** Whether the steps of the scenario are in its past; otherwise only its accounts are there. */
  readonly isPlayed: boolean
}

/** A request that was carried out, with its idempotency key: also one that was refused then. */
export interface Request {
  readonly kind: "request"
  readonly at: Instant
  /** Whose objects it is about. */
  readonly account: string
  readonly method: string
  readonly path: string
  /** As JSON. */
  readonly parameters: string
  /** Its id, `req_…`. */
  readonly request: string
  readonly idempotencyKey: string | null
  /** The SHA-256 of its answer: status and body. */
  readonly answer: string
}

/** Time passed until `at`. */
export interface Passing {
  readonly kind: "passing"
  readonly at: Instant
}

/** A webhook endpoint heard of an event, or was given up. */
export interface Delivery {
  readonly kind: "delivery"
  readonly at: Instant
  readonly event: string
  readonly endpoint: string
  readonly isHeard: boolean
}

export type Entry = Request | Passing | Delivery

/** What is in the place of a world is none, or one that cannot be read or written. */
export class WorldUnusable extends Schema.TaggedError<WorldUnusable>()("WorldUnusable", {
  place: Schema.String,
  why: Schema.String
}) {
  override get message() {
    return `${this.place}: ${this.why}`
  }
}

export interface WorldStore {
  /** Undefined where none has begun yet. */
  readonly beginning: () => Beginning | undefined
  /** One that has begun already is a bug and throws. */
  readonly begin: (beginning: Beginning) => void
  /** Throws {@link WorldUnusable} where nothing can be written: then nothing was. */
  readonly append: (entry: Entry) => void
  readonly entries: () => Iterable<Entry>
  /** Gives it back; afterwards another process may have it. */
  readonly close: () => void
}
