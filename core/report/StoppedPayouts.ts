/**
 * StoppedPayouts: a time in which nothing went to the bank of an account for one reason: why, since when, until when.
 *
 * The fold over everything that is done, in order, changes in place; it is as large as such reasons were many. Law: the
 * payouts of an account are enabled just while none of its stops lasts.
 */
import type * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import type { PayoutFailureCode } from "#core/connect/schedules/FailureCode.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome } from "#core/connect/World.ts"
import type { Booked } from "#core/report/Booked.ts"
import * as Stoppage from "#core/report/Stoppage.ts"

export type Cause =
  | { readonly what: "payout_failed"; readonly payout: string; readonly failureCode: PayoutFailureCode }
  | { readonly what: "bank_account_removed" }
  | Stoppage.Cause

export type StoppedPayouts = Stoppage.Stoppage<Cause>

/** What of a status stops payouts, as `outcome` has made it. */
const causesOf = (status: AccountStatus.AccountStatus, { changed }: Outcome): ReadonlyArray<Cause> => {
  const failed = changed.flatMap((it) => (it.object === "payout" && it.status === "failed" ? [it] : []))
  return [
    ...Stoppage.causesOf(status, "payouts"),
    ...(status.externalAccount === "errored"
      ? failed.map(({ failureCode, id }) => ({ what: "payout_failed", payout: id, failureCode }) as const)
      : []),
    ...(status.externalAccount === "missing" ? [{ what: "bank_account_removed" } as const] : [])
  ]
}

/** Whether what was stopped for this cause is so still. */
const lasts = (cause: Cause, status: AccountStatus.AccountStatus): boolean => {
  switch (cause.what) {
    case "payout_failed":
      return status.externalAccount === "errored"
    case "bank_account_removed":
      return status.externalAccount === "missing"
    default:
      return Stoppage.lasts(cause, status, "payouts")
  }
}

/** Adds what was done or came about. Of several payouts that fail one after the other the first stops what follows. */
export const add = (stops: Array<StoppedPayouts>, booked: Booked): void =>
  Stoppage.follow<Cause, StoppedPayouts>(stops, booked, {
    lasts,
    isSame: Stoppage.isSame,
    begun: (status, account, since) => causesOf(status, booked.outcome).map((cause) => ({ account, cause, since }))
  })

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
    default:
      return Stoppage.endedBy(cause)
  }
}
