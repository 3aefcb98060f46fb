/**
 * StoppedPayouts: a time in which nothing went to the bank of an account for one reason: why, since when, until when.
 *
 * The fold over everything that is done, in order, changes in place; it is as large as such reasons were many. Law: the
 * payouts of an account are enabled just while none of its stops lasts.
 */
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import type { PayoutFailureCode } from "#core/connect/schedules/FailureCode.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import * as Requirement from "#core/connect/accounts/Requirement.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome } from "#core/connect/World.ts"
import type { Booked } from "#core/report/Booked.ts"
import type { Instant } from "#core/time/Instant.ts"

export type Cause =
  | { readonly what: "payout_failed"; readonly payout: string; readonly failureCode: PayoutFailureCode }
  | { readonly what: "bank_account_removed" }
  | { readonly what: "requirement_due"; readonly requirement: string }
  | { readonly what: "paused" }
  | { readonly what: "disabled"; readonly reason: AccountStatus.StopReason }

export interface StoppedPayouts {
  readonly account: AccountId
  readonly cause: Cause
  readonly since: Instant
  /** Absent while it lasts. */
  readonly until?: Instant
}

/** What of a status stops payouts, as `outcome` has made it. */
const causesOf = (status: AccountStatus.AccountStatus, { changed }: Outcome): ReadonlyArray<Cause> => {
  const { externalAccount, paused, requirements, stop } = status
  const failed = changed.flatMap((it) => (it.object === "payout" && it.status === "failed" ? [it] : []))
  const late = requirements.filter((each) => Requirement.disables(each, "payouts"))
  return [
    ...(stop?.disables.has("payouts") === true ? [{ what: "disabled", reason: stop.reason } as const] : []),
    ...(paused.has("payouts") ? [{ what: "paused" } as const] : []),
    ...late.map(({ name }) => ({ what: "requirement_due", requirement: name }) as const),
    ...(externalAccount === "errored"
      ? failed.map(({ failureCode, id }) => ({ what: "payout_failed", payout: id, failureCode }) as const)
      : []),
    ...(externalAccount === "missing" ? [{ what: "bank_account_removed" } as const] : [])
  ]
}

/** Whether what was stopped for this cause is so still. */
const lasts = (cause: Cause, { externalAccount, paused, requirements, stop }: AccountStatus.AccountStatus): boolean => {
  switch (cause.what) {
    case "payout_failed":
      return externalAccount === "errored"
    case "bank_account_removed":
      return externalAccount === "missing"
    case "requirement_due":
      return requirements.some((each) => each.name === cause.requirement && Requirement.disables(each, "payouts"))
    case "paused":
      return paused.has("payouts")
    case "disabled":
      return stop?.reason === cause.reason && stop.disables.has("payouts")
  }
}

/** Of several payouts that fail one after the other the first has stopped what follows. */
const isSame = (cause: Cause, other: Cause): boolean =>
  cause.what === other.what &&
  (cause.what !== "requirement_due" || ("requirement" in other && other.requirement === cause.requirement))

/** Adds what was done or came about. */
export const add = (stops: Array<StoppedPayouts>, { at, happening, outcome }: Booked): void => {
  const when = at ?? happening?.at
  if (outcome.status === undefined || when === undefined) return
  const { account, status } = outcome.status
  const isOpen = (it: StoppedPayouts) => it.account === account && it.until === undefined
  for (const [index, it] of stops.entries()) {
    if (isOpen(it) && !lasts(it.cause, status)) stops[index] = { ...it, until: when }
  }
  for (const cause of causesOf(status, outcome)) {
    if (!stops.some((it) => isOpen(it) && isSame(it.cause, cause))) stops.push({ account, cause, since: when })
  }
}

/**
 * Those that explain a payout: it failed, and nothing was sent after it; or the platform has paused those of its
 * account, and it waits for that.
 */
export const ofPayout = (stops: ReadonlyArray<StoppedPayouts>, payout: Payout): ReadonlyArray<StoppedPayouts> =>
  stops.filter(({ account, cause, until }) => {
    if (account !== payout.account) return false
    if (cause.what === "paused") return payout.status === "pending" && until === undefined
    return cause.what === "payout_failed" && cause.payout === payout.id
  })

/** Those of `accounts` that last still. */
export const lasting = (
  stops: ReadonlyArray<StoppedPayouts>,
  accounts: ReadonlySet<AccountId>
): ReadonlyArray<StoppedPayouts> => stops.filter(({ account, until }) => until === undefined && accounts.has(account))

/** What starts them again, as a step does; undefined where nothing does, as a rejection by Stripe is for good. */
export const endedBy = (cause: Cause) => {
  switch (cause.what) {
    case "payout_failed":
    case "bank_account_removed":
      return "external_account_update"
    case "requirement_due":
      return "requirement_update"
    case "paused":
      return "account_pause"
    case "disabled":
      return AccountStatus.isFinal(cause.reason) ? undefined : "account_enable"
  }
}
