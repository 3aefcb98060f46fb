/**
 * Run: commands carried out one after the other in a world, each decided, booked and applied, or refused.
 *
 * Nothing is applied before everything is booked, so a refused command leaves the world as it was, and so does a
 * bug. Steps are handed out one at a time and not kept: a run uses as much memory as its world.
 */
import { Result } from "effect"
import * as Booking from "#core/booking/Booking.ts"
import * as SourceFacts from "#core/booking/SourceFacts.ts"
import * as ConnectObject from "#core/connect/ConnectObject.ts"
import * as Decision from "#core/connect/decisions/Decision.ts"
import type { Happening } from "#core/connect/Happening.ts"
import type { NotModelled } from "#core/connect/NotModelled.ts"
import type { Refusal } from "#core/connect/Refusal.ts"
import type { MovingWorld, Outcome, World } from "#core/connect/World.ts"
import type { Entry } from "#core/ledger/Entry.ts"
import type { Instant } from "#core/time/Instant.ts"

/** A command and when it is sent. */
export interface Dated {
  readonly at: Instant
  readonly command: Decision.Command
}

/** What one command did: its outcome and the entries that book it. */
export interface Done {
  readonly _tag: "done"
  readonly at: Instant
  readonly command: Decision.Command
  /** What time brought about before it. */
  readonly happened: ReadonlyArray<Happening>
  readonly outcome: Outcome
  readonly entries: ReadonlyArray<Entry>
}

export interface Refused {
  readonly _tag: "refused"
  readonly at: Instant
  readonly command: Decision.Command
  readonly happened: ReadonlyArray<Happening>
  readonly refusal: Refusal | NotModelled
}

export type Step = Done | Refused

/** The entries of an outcome. The model's own lines always have their facts: a failure here is a bug and throws. */
export const book = (world: World, outcome: Outcome): ReadonlyArray<Entry> => {
  const objects = ConnectObject.withMade(world, outcome.made)
  return outcome.transactions.map((transaction) =>
    Result.getOrThrow(Booking.book(transaction, SourceFacts.of(transaction, objects)))
  )
}

/**
 * Moves time to the command's moment and carries it out: whole, or, when it is refused, not at all.
 *
 * Bugs of the caller throw: a moment before the world's, and a key that a command of this world was carried out with
 * (one that was refused may be sent again).
 */
export const step = (world: MovingWorld, { at, command }: Dated): Step => {
  const happened = world.advance(at)
  const decided = Decision.decide(world, command, at)
  if (Result.isFailure(decided)) return { _tag: "refused", at, command, happened, refusal: decided.failure }
  const entries = book(world, decided.success)
  world.apply(decided.success)
  return { _tag: "done", at, command, happened, outcome: decided.success, entries }
}

/** Carries out `commands`, which must be in the order of their moments. */
export function* steps(world: MovingWorld, commands: Iterable<Dated>): Generator<Step> {
  for (const command of commands) yield step(world, command)
}
