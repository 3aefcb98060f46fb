/**
 * Concern: what of a run is about the accounts that somebody asked for: their lines, requests that name them, and all
 * that is about an object which was made in such a step.
 *
 * So the refusal of a refund concerns the account of its charge, though neither names it.
 */
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Ended, Happened, Step } from "#core/simulation/Run.ts"

/** A fold that changes in place: the accounts, and the objects that are about them. */
export type Concern = Set<string>

/** About nothing else yet than `accounts`. */
export const about = (accounts: Iterable<AccountId>): Concern => new Set(accounts)

/** Whether one of them is named in it, however deep. */
const isNamed = (concern: Concern, value: unknown): boolean => {
  if (typeof value === "string") return concern.has(value)
  return typeof value === "object" && value !== null && Object.values(value).some((part) => isNamed(concern, part))
}

type Deed = Pick<Happened, "outcome" | "entries">

const isAbout = (concern: Concern, because: unknown, { entries, outcome }: Deed): boolean => {
  const objects = [...outcome.made, ...outcome.changed]
  const isMeant =
    isNamed(concern, because) ||
    entries.some(({ account }) => concern.has(account)) ||
    objects.some((object) => isNamed(concern, object)) ||
    [outcome.reserved, outcome.collected, outcome.status].some((part) => isNamed(concern, part))
  if (isMeant) for (const { id } of objects) concern.add(id)
  return isMeant
}

/** Of a step, and of what time brought about before it, what is about them; the step may be none of it. */
export interface Concerned {
  readonly happened: ReadonlyArray<Happened>
  readonly isStep: boolean
}

/** To be asked of every step in order, and then of the end. */
export const of = (concern: Concern, seen: Step | Ended): Concerned => {
  const happened = seen.happened.filter((it) => isAbout(concern, it.happening, it))
  if (seen._tag === "ended") return { happened, isStep: false }
  const isStep = seen._tag === "done" ? isAbout(concern, seen.command, seen) : isNamed(concern, seen.command)
  return { happened, isStep }
}
