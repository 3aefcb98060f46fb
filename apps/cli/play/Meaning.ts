/**
 * Meaning: what an id means in a run: what followed from one payment, payout or top-up, an account, a balance
 * transaction that belongs to none of them, a step that changed only an account, or a group of transfers.
 *
 * A fold over the steps, which changes in place: it is as large as what the id means.
 */
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Explanation from "#core/report/Explanation.ts"
import * as Origin from "#core/report/Origin.ts"
import * as StandaloneLine from "#core/report/StandaloneLine.ts"
import type { Instant } from "#core/time/Instant.ts"
import type { Done, Ended, Happened, Refused, Step } from "#core/simulation/Run.ts"

export interface Meaning {
  readonly id: string
  /** When it first came about, or was refused. */
  at: Instant | undefined
  /** What all that it may mean followed from. */
  readonly roots: Set<string>
  /** The automatic payouts among them, with their accounts. */
  readonly payouts: Map<string, AccountId>
  /** What the charges and transfers of the transfer group that is called so followed from. */
  readonly group: Set<string>
  line: StandaloneLine.StandaloneLine | undefined
  /** The step that is called so, also where it made no object; and the one that was refused. */
  step: Done | undefined
  refused: Refused | undefined
}

export const empty = (id: string): Meaning => ({
  id,
  at: undefined,
  roots: new Set(),
  payouts: new Map(),
  group: new Set(),
  line: undefined,
  step: undefined,
  refused: undefined
})

/** What was carried out and what came about, in order. */
export const booked = (seen: Step | Ended): ReadonlyArray<Done | Happened> =>
  seen._tag === "done" ? [...seen.happened, seen] : seen.happened

/** What others follow from is one of these. */
const find = (world: World, id: string) =>
  world.charge(id) ?? world.transfer(id) ?? world.applicationFee(id) ?? world.payout(id)

/** What everything that was touched followed from. */
export const rootsOf = (world: World, it: Done | Happened): ReadonlyArray<string> => [
  ...Explanation.roots(it, { get: (id) => find(world, id) })
]

const isInGroup = (object: ConnectObject, id: string): boolean =>
  (object.object === "charge" || object.object === "transfer") && object.transferGroup === id

const originOf = (world: World, { made }: Outcome, object: ConnectObject): string =>
  Origin.of({ get: (id) => made.find((each) => each.id === id) ?? find(world, id) }, object).id

/** Adds a step, in the world as it is after it. */
export const add = (meaning: Meaning, seen: Step | Ended, world: World): void => {
  const { group, id, payouts, roots } = meaning
  if (seen._tag === "refused" && seen.command.key === id) {
    meaning.refused = seen
    meaning.at ??= seen.at
  }
  for (const it of booked(seen)) {
    if ("command" in it && it.command.key === id) meaning.step = it
    meaning.line ??= StandaloneLine.find(it, id)
    for (const object of it.outcome.made) {
      if (isInGroup(object, id)) group.add(originOf(world, it.outcome, object))
    }
    const isMentioned = Explanation.mentions(it, id)
    if (isMentioned || isKnown(meaning)) meaning.at ??= "at" in it ? it.at : it.happening.at
    if (!isMentioned) continue
    for (const root of rootsOf(world, it)) {
      roots.add(root)
      for (const [payout, account] of Explanation.itemised(world.payout(root))) payouts.set(payout, account)
    }
  }
}

/** Whether anything has that name; what was refused made nothing. */
export const isKnown = ({ group, line, roots, step }: Meaning): boolean =>
  roots.size > 0 || group.size > 0 || line !== undefined || step !== undefined
