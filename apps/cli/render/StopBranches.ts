/**
 * StopBranches: why nothing went to the bank of an account, since when, until when, and what starts it again.
 */
import type { Branch } from "#apps/cli/render/Branch.ts"
import type { Paint } from "#apps/cli/terminal/Paint.ts"
import * as StoppedPayouts from "#core/report/StoppedPayouts.ts"
import * as Instant from "#core/time/Instant.ts"

const why = (cause: StoppedPayouts.Cause): string => {
  switch (cause.what) {
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

const remedy = (cause: StoppedPayouts.Cause): string => {
  switch (StoppedPayouts.endedBy(cause)) {
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
    if (until === undefined) {
      const text = `${paint("yellow", "payouts stopped")} of ${account} since ${from}: ${what}`
      return { text, under: [{ text: remedy(cause) }] }
    }
    return { text: `payouts stopped of ${account} from ${from} to ${Instant.format(until)}: ${what}` }
  })
