/**
 * StopBranches: why nothing went to the bank of an account, or it could not be charged or got no transfers, since when,
 * until when, and what starts it again.
 */
import type { Branch } from "#apps/cli/render/Branch.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import type { Capability } from "#core/connect/accounts/Capability.ts"
import * as DisabledCapabilities from "#core/report/DisabledCapabilities.ts"
import * as StoppedPayouts from "#core/report/StoppedPayouts.ts"
import * as Instant from "#core/time/Instant.ts"

type Cause = StoppedPayouts.Cause | DisabledCapabilities.Cause

const why = (cause: Cause): string => {
  switch (cause.what) {
    case "capability":
      return `${cause.capability} is ${cause.status}`
    case "payout_failed":
      return `${cause.payout} failed, ${cause.failureCode}`
    case "bank_account_removed":
      return "its bank account was removed"
    case "requirement_due":
      return `${cause.requirement} is past due`
    case "paused":
      return "the platform has paused them"
    case "disabled":
      return cause.reason
  }
}

const endedBy = (cause: Cause) =>
  cause.what === "capability" ? DisabledCapabilities.endedBy(cause) : StoppedPayouts.endedBy(cause)

const remedy = (cause: Cause): string => {
  switch (endedBy(cause)) {
    case "capability_update":
      return "until it is active: capability_update"
    case "external_account_update":
      return "until its bank account is replaced or mended: external_account_update"
    case "requirement_update":
      return "until that is provided and verified: requirement_update"
    case "account_pause":
      return "until the platform lets them go on: account_pause"
    case "account_enable":
      return cause.what === "disabled" && cause.reason.startsWith("rejected.")
        ? "until the platform lets it in again: account_enable"
        : "until Stripe lets it go on: account_enable"
    case undefined:
      return "for good: an account that Stripe has rejected is not let in again"
  }
}

/** A branch for each of them, in the order in which they came. */
export const of = (paint: Paint, stops: ReadonlyArray<StoppedPayouts.StoppedPayouts>): ReadonlyArray<Branch> =>
  stops.map(({ account, cause, since, until }) => {
    const [from, what] = [Instant.format(since), why(cause)]
    const currency = StoppedPayouts.currencyOf(cause)
    const stopped = currency === undefined ? "payouts stopped" : `payouts in ${currency} stopped`
    if (until === undefined) {
      const text = `${paint("yellow", stopped)} of ${account} since ${from}: ${what}`
      return { text, under: [{ text: remedy(cause) }] }
    }
    return { text: `${stopped} of ${account} from ${from} to ${Instant.format(until)}: ${what}` }
  })

/** What an account cannot do without a capability. */
const activities = { card_payments: "charges", transfers: "transfers" } as const

/** What is disabled without them. */
export const disabled = (capabilities: ReadonlyArray<Capability>): string =>
  `${capabilities.map((each) => activities[each]).join(" and ")} disabled`

/** The same of charges and transfers. */
export const ofCapabilities = (
  paint: Paint,
  all: ReadonlyArray<DisabledCapabilities.DisabledCapabilities>
): ReadonlyArray<Branch> =>
  all.map(({ account, capabilities, cause, since, until }) => {
    const [from, reason] = [Instant.format(since), why(cause)]
    const what = disabled(capabilities)
    if (until !== undefined)
      return { text: `${what} of ${account} from ${from} to ${Instant.format(until)}: ${reason}` }
    return { text: `${paint("yellow", what)} of ${account} since ${from}: ${reason}`, under: [{ text: remedy(cause) }] }
  })
