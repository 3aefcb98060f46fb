/**
 * Run: commands carried out one after the other in a world, each decided, booked and applied, or refused; and what
 * time brings about in between.
 *
 * Nothing is applied before everything is booked, so a refused command leaves the world as it was, and so does a
 * bug. Steps are handed out one at a time and not kept: a run uses as much memory as its world.
 */
import { Result } from "effect"
import * as Booking from "#core/booking/Booking.ts"
import * as SourceFacts from "#core/booking/SourceFacts.ts"
import * as ConnectObject from "#core/connect/objects/ConnectObject.ts"
import * as Consequence from "#core/connect/decisions/Consequence.ts"
import * as Decision from "#core/connect/decisions/Decision.ts"
import type { Happening } from "#core/connect/Happening.ts"
import type { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import type { Refusal } from "#core/connect/refusals/Refusal.ts"
import type { MovingWorld, Outcome, World } from "#core/connect/World.ts"
import * as Entry from "#core/ledger/Entry.ts"
import type { Dated, Thread } from "#core/simulation/steps/Dated.ts"
import type { Instant } from "#core/time/Instant.ts"

/** What time brought about, with the entries that book it. */
export interface Happened {
  readonly happening: Happening
  readonly outcome: Outcome
  readonly entries: ReadonlyArray<Entry.Entry>
}

interface Sent {
  readonly at: Instant
  readonly command: Decision.Command
  /** What time brought about before it. */
  readonly happened: ReadonlyArray<Happened>
}

/** What one command did: its outcome and the entries that book it. */
export interface Done extends Sent {
  readonly _tag: "done"
  readonly outcome: Outcome
  readonly entries: ReadonlyArray<Entry.Entry>
}

export interface Refused extends Sent {
  readonly _tag: "refused"
  readonly refusal: Refusal | NotModelled
  /** The sellers it was drawn by chance for, if it was. */
  readonly group: string | undefined
}

export type Step = Done | Refused

/** The end of a run, with what time brought about after the last step. */
export interface Ended {
  readonly _tag: "ended"
  readonly happened: ReadonlyArray<Happened>
}

const none: ReadonlyArray<Entry.Entry> = []
const nothingHappened: ReadonlyArray<Happened> = []

/** The entries of an outcome. The model's own lines always have their facts: a failure here is a bug and throws. */
export const book = (world: World, outcome: Outcome): ReadonlyArray<Entry.Entry> => {
  const { bankMovements, changed, made, transactions } = outcome
  if (transactions.length + bankMovements.length === 0) return none
  const entries = transactions.map((transaction) => {
    // What a bank concedes of a dispute is said by the dispute as it is now, and asked for only where it was converted.
    const stating = transaction.exchangeRate === undefined ? made : [...made, ...changed]
    return Result.getOrThrow(Booking.book(transaction, SourceFacts.of(transaction, world, stating)))
  })
  for (const movement of bankMovements) entries.push(Result.getOrThrow(Entry.ofPayout(movement)))
  return entries
}

/** Everything that was booked by a step and by what time brought about before it, in order; or after the last one. */
export const entriesOf = (seen: Step | Ended): ReadonlyArray<Entry.Entry> => [
  ...seen.happened.flatMap(({ entries }) => entries),
  ...(seen._tag === "done" ? seen.entries : none)
]

/** What was done, in the same order. */
export const outcomesOf = (seen: Step | Ended): ReadonlyArray<Outcome> => [
  ...seen.happened.map(({ outcome }) => outcome),
  ...(seen._tag === "done" ? [seen.outcome] : [])
]

/** Carries out the next that comes about up to and including `moment`; undefined where nothing is left to do until then. */
export const next = (world: MovingWorld, moment: Instant): Happened | undefined => {
  const happening = world.next(moment)
  if (happening === undefined) return undefined
  const outcome = Consequence.of(world, happening)
  const entries = book(world, outcome)
  world.apply(outcome)
  return { happening, outcome, entries }
}

/** Lets time pass up to and including `moment`, and carries out what comes about until then, in order. */
export const advance = (world: MovingWorld, moment: Instant): ReadonlyArray<Happened> => {
  let happening = next(world, moment)
  if (happening === undefined) return nothingHappened
  const happened: Array<Happened> = []
  for (; happening !== undefined; happening = next(world, moment)) happened.push(happening)
  return happened
}

/** Whether nothing will refer to what a step makes, nor come of it: the world need not keep it. */
const isPassing = (thread: Thread | undefined, { changed, made }: Outcome): boolean => {
  if (thread === undefined || !thread.isFirst || !thread.isLast || changed.length > 0) return false
  for (const object of made) if (!ConnectObject.isSettled(object)) return false
  return true
}

/**
 * Moves time to the command's moment and carries it out: whole, or, when it is refused, not at all.
 *
 * Bugs of the caller throw: a moment before the world's, and a key that a command of this world was carried out with
 * (one that was refused may be sent again).
 */
export const step = (world: MovingWorld, { at, command, group, thread }: Dated): Step => {
  const happened = advance(world, at)
  const decided = Decision.decide(world, command, at)
  if (Result.isFailure(decided)) return { _tag: "refused", at, command, happened, refusal: decided.failure, group }
  const entries = book(world, decided.success)
  world.apply(decided.success, isPassing(thread, decided.success))
  return { _tag: "done", at, command, happened, outcome: decided.success, entries }
}

const nothingMade: ReadonlyArray<string> = []

/** What a step made that is kept: nothing of a refused one. */
const madeBy = (step: Step): ReadonlyArray<string> =>
  step._tag === "done" ? step.outcome.made.map(({ id }) => id) : []

/** What time made, such as the reversal with a refund that waited, belongs to the thread of what it changed. */
const adopt = (threads: Map<string, ReadonlyArray<string>>, { changed, made }: Outcome): void => {
  if (made.length === 0) return
  for (const [id, ids] of threads) {
    if (!changed.some((object) => ids.includes(object.id))) continue
    threads.set(id, [...ids, ...made.map((object) => object.id)])
    return
  }
}

/**
 * Carries out `commands`, which must be in the order of their moments, up to the moment `until` if one is given, and
 * forgets the threads that have ended. Returns whether there were later ones.
 */
export function* steps(world: MovingWorld, commands: Iterable<Dated>, until?: Instant): Generator<Step, boolean, void> {
  const threads = new Map<string, ReadonlyArray<string>>()
  for (const dated of commands) {
    if (until !== undefined && dated.at > until) return true
    const done = step(world, dated)
    yield done
    for (const { outcome } of done.happened) adopt(threads, outcome)
    if (dated.thread === undefined) continue
    if (done._tag === "done" && isPassing(dated.thread, done.outcome)) {
      world.forget(nothingMade)
      continue
    }
    const { id, isLast } = dated.thread
    const before = threads.get(id)
    const ids = before === undefined ? madeBy(done) : [...before, ...madeBy(done)]
    if (!isLast) threads.set(id, ids)
    else {
      if (before !== undefined) threads.delete(id)
      world.forget(ids)
    }
  }
  return false
}
