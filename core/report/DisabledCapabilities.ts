/**
 * DisabledCapabilities: a time in which an account could not be charged, or got no transfers, for one reason: why,
 * since when, until when.
 *
 * The fold over everything that is done, in order, changes in place; it is as large as such reasons were many. Law: a
 * capability that was requested when the run began is active just while none that disables it lasts.
 */
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as Capability from "#core/connect/accounts/Capability.ts"
import * as Requirement from "#core/connect/accounts/Requirement.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Booked } from "#core/report/Booked.ts"
import type { Instant } from "#core/time/Instant.ts"

export type Cause =
  | {
      readonly what: "capability"
      readonly capability: Capability.Capability
      readonly status: Exclude<Capability.State, "active">
    }
  | { readonly what: "requirement_due"; readonly requirement: string }
  | { readonly what: "paused" }
  | { readonly what: "disabled"; readonly reason: AccountStatus.StopReason }

export interface DisabledCapabilities {
  readonly account: AccountId
  readonly cause: Cause
  /** What it disables: one that is inactive takes the other along. */
  readonly capabilities: ReadonlyArray<Capability.Capability>
  readonly since: Instant
  /** Absent while it lasts. */
  readonly until?: Instant
}

const ownState = ({ capabilities }: AccountStatus.AccountStatus, capability: Capability.Capability) =>
  capabilities.get(capability) ?? "unrequested"

/** What of a status disables capabilities; of those that are not requested, only what the `booked` step took back. */
const causesOf = (status: AccountStatus.AccountStatus, booked: Booked): ReadonlyArray<Cause> => {
  const { paused, requirements, stop } = status
  const late = requirements.filter((each) => Requirement.disables(each, "charges"))
  const own = Capability.all.flatMap((capability) => {
    const state = ownState(status, capability)
    if (state === "active" || (state === "unrequested" && booked.command?.capability !== capability)) return []
    return [{ what: "capability", capability, status: state } as const]
  })
  return [
    ...(stop?.disables.has("charges") === true ? [{ what: "disabled", reason: stop.reason } as const] : []),
    ...(paused.has("charges") ? [{ what: "paused" } as const] : []),
    ...late.map(({ name }) => ({ what: "requirement_due", requirement: name }) as const),
    ...own
  ]
}

/** What a cause disables of what is requested. */
const disabledBy = (cause: Cause, { capabilities }: AccountStatus.AccountStatus) =>
  cause.what === "capability" && cause.status !== "inactive"
    ? [cause.capability]
    : Capability.all.filter((each) => capabilities.has(each))

/** Whether what was disabled for this cause is so still. */
const lasts = (cause: Cause, status: AccountStatus.AccountStatus): boolean => {
  switch (cause.what) {
    case "capability":
      return ownState(status, cause.capability) === cause.status
    case "requirement_due":
      return status.requirements.some(
        (each) => each.name === cause.requirement && Requirement.disables(each, "charges")
      )
    case "paused":
      return status.paused.has("charges")
    case "disabled":
      return status.stop?.reason === cause.reason && status.stop.disables.has("charges")
  }
}

const isSame = (cause: Cause, other: Cause): boolean => {
  if (cause.what === "capability") return other.what === "capability" && other.capability === cause.capability
  if (cause.what === "requirement_due") return "requirement" in other && other.requirement === cause.requirement
  return cause.what === other.what
}

/** Adds what was done or came about. */
export const add = (all: Array<DisabledCapabilities>, booked: Booked): void => {
  const { at, happening, outcome } = booked
  const when = at ?? happening?.at
  if (outcome.status === undefined || when === undefined) return
  const { account, status } = outcome.status
  const isOpen = (it: DisabledCapabilities) => it.account === account && it.until === undefined
  for (const [index, it] of all.entries()) {
    if (isOpen(it) && !lasts(it.cause, status)) all[index] = { ...it, until: when }
  }
  for (const cause of causesOf(status, booked)) {
    if (all.some((it) => isOpen(it) && isSame(it.cause, cause))) continue
    all.push({ account, cause, capabilities: disabledBy(cause, status), since: when })
  }
}

/** What enables them again, as a step does; undefined where nothing does, as a rejection by Stripe is for good. */
export const endedBy = (cause: Cause) => {
  switch (cause.what) {
    case "capability":
      return "capability_update"
    case "requirement_due":
      return "requirement_update"
    case "paused":
      return "account_pause"
    case "disabled":
      return AccountStatus.isFinal(cause.reason) ? undefined : "account_enable"
  }
}
