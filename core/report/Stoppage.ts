/**
 * Stoppage: a time in which an activity of an account is disabled for one reason: why, since when, until when.
 *
 * Here is what all activities may be disabled by, and how their stoppages begin and end; what else disables one of them
 * stands with that one. Law: of one reason an account has one stoppage at a time.
 */
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as Requirement from "#core/connect/accounts/Requirement.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Booked } from "#core/report/Booked.ts"
import type { Instant } from "#core/time/Instant.ts"

export type Cause =
  | { readonly what: "requirement_due"; readonly requirement: string }
  | { readonly what: "paused" }
  | { readonly what: "disabled"; readonly reason: AccountStatus.StopReason }

export interface Stoppage<C> {
  readonly account: AccountId
  readonly cause: C
  readonly since: Instant
  /** Absent while it lasts. */
  readonly until?: Instant
}

/** What of a status disables the activity. */
export const causesOf = (
  { paused, requirements, stop }: AccountStatus.AccountStatus,
  activity: Requirement.Activity
): ReadonlyArray<Cause> => [
  ...(stop?.disables.has(activity) === true ? [{ what: "disabled", reason: stop.reason } as const] : []),
  ...(paused.has(activity) ? [{ what: "paused" } as const] : []),
  ...requirements
    .filter((each) => Requirement.disables(each, activity))
    .map(({ name }) => ({ what: "requirement_due", requirement: name }) as const)
]

/** Whether what was disabled for this cause is so still. */
export const lasts = (
  cause: Cause,
  { paused, requirements, stop }: AccountStatus.AccountStatus,
  activity: Requirement.Activity
): boolean => {
  switch (cause.what) {
    case "requirement_due":
      return requirements.some((each) => each.name === cause.requirement && Requirement.disables(each, activity))
    case "paused":
      return paused.has(activity)
    case "disabled":
      return stop?.reason === cause.reason && stop.disables.has(activity)
  }
}

/** What enables it again, as a step does; undefined where nothing does, as a rejection by Stripe is for good. */
export const endedBy = (cause: Cause) => {
  switch (cause.what) {
    case "requirement_due":
      return "requirement_update"
    case "paused":
      return "account_pause"
    case "disabled":
      return AccountStatus.isFinal(cause.reason) ? undefined : "account_enable"
  }
}

/** Two requirements are two causes; of any other kind there is one at a time. */
export const isSame = (cause: { readonly what: string }, other: { readonly what: string }): boolean =>
  cause.what === other.what &&
  (!("requirement" in cause) || ("requirement" in other && other.requirement === cause.requirement))

interface Rules<C, S> {
  readonly lasts: (cause: C, status: AccountStatus.AccountStatus) => boolean
  readonly isSame: (cause: C, other: C) => boolean
  /** Those that disable it now, each as one that begins at `since`. */
  readonly begun: (status: AccountStatus.AccountStatus, account: AccountId, since: Instant) => ReadonlyArray<S>
}

/** Ends those that last no longer by what was done or came about, and adds those that begin with it. */
export const follow = <C, S extends Stoppage<C>>(
  all: Array<S>,
  { at, happening, outcome }: Booked,
  rules: Rules<C, S>
): void => {
  const when = at ?? happening?.at
  if (outcome.status === undefined || when === undefined) return
  const { account, status } = outcome.status
  const isOpen = (it: S) => it.account === account && it.until === undefined
  for (const [index, it] of all.entries()) {
    if (isOpen(it) && !rules.lasts(it.cause, status)) all[index] = { ...it, until: when }
  }
  for (const it of rules.begun(status, account, when)) {
    if (!all.some((other) => isOpen(other) && rules.isSame(other.cause, it.cause))) all.push(it)
  }
}
