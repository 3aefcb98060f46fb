/**
 * DisabledCapabilities: a time in which an account could not be charged, or got no transfers, for one reason: why,
 * since when, until when.
 *
 * The fold over everything that is done, in order, changes in place; it is as large as such reasons were many. Law: a
 * capability that was requested when the run began is active just while none that disables it lasts.
 */
import type * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as Capability from "#core/connect/accounts/Capability.ts"
import type { Booked } from "#core/report/Booked.ts"
import * as Stoppage from "#core/report/Stoppage.ts"

export type Cause =
  | {
      readonly what: "capability"
      readonly capability: Capability.Capability
      readonly status: Exclude<Capability.State, "active">
    }
  | Stoppage.Cause

export interface DisabledCapabilities extends Stoppage.Stoppage<Cause> {
  /** What it disables: one that is inactive takes the other along. */
  readonly capabilities: ReadonlyArray<Capability.Capability>
}

const ownState = ({ capabilities }: AccountStatus.AccountStatus, capability: Capability.Capability) =>
  capabilities.get(capability) ?? "unrequested"

/** What of a status disables capabilities; of those that are not requested, only what the `booked` step took back. */
const causesOf = (status: AccountStatus.AccountStatus, booked: Booked): ReadonlyArray<Cause> => {
  const own = Capability.all.flatMap((capability) => {
    const state = ownState(status, capability)
    if (state === "active" || (state === "unrequested" && booked.command?.capability !== capability)) return []
    return [{ what: "capability", capability, status: state } as const]
  })
  return [...Stoppage.causesOf(status, "charges"), ...own]
}

/** What a cause disables of what is requested. */
const disabledBy = (cause: Cause, { capabilities }: AccountStatus.AccountStatus) =>
  cause.what === "capability" && cause.status !== "inactive"
    ? [cause.capability]
    : Capability.all.filter((each) => capabilities.has(each))

/** Whether what was disabled for this cause is so still. */
const lasts = (cause: Cause, status: AccountStatus.AccountStatus): boolean =>
  cause.what === "capability"
    ? ownState(status, cause.capability) === cause.status
    : Stoppage.lasts(cause, status, "charges")

const isSame = (cause: Cause, other: Cause): boolean =>
  cause.what === "capability"
    ? other.what === "capability" && other.capability === cause.capability
    : Stoppage.isSame(cause, other)

/** Adds what was done or came about. */
export const add = (all: Array<DisabledCapabilities>, booked: Booked): void =>
  Stoppage.follow<Cause, DisabledCapabilities>(all, booked, {
    lasts,
    isSame,
    begun: (status, account, since) =>
      causesOf(status, booked).map((cause) => ({ account, cause, capabilities: disabledBy(cause, status), since }))
  })

/** What enables them again, as a step does; undefined where nothing does, as a rejection by Stripe is for good. */
export const endedBy = (cause: Cause) => (cause.what === "capability" ? "capability_update" : Stoppage.endedBy(cause))
