/**
 * StoppedPayouts: a time in which nothing went to the bank of an account for one reason: why, since when, until when.
 *
 * The fold over everything that is done, in order, changes in place; it is as large as such reasons were many. Law: the
 * payouts of an account are enabled just while none of its stops lasts but those of one other currency.
 */
import type * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import type { PayoutFailureCode } from "#core/connect/schedules/FailureCode.ts"
import * as Payout from "#core/connect/objects/Payout.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import type { Money } from "#core/money/Money.ts"
import type { Booked } from "#core/report/Booked.ts"
import * as Stoppage from "#core/report/Stoppage.ts"

export type Cause =
  | {
      readonly what: "payout_failed"
      readonly payout: string
      readonly failureCode: PayoutFailureCode
      /** The only one that it stops, where that is not the account's own. */
      readonly currency?: Currency
    }
  | { readonly what: "bank_account_removed" }
  | Stoppage.Cause

export type StoppedPayouts = Stoppage.Stoppage<Cause>

/** What of a status stops payouts, as `outcome` has made it. */
const causesOf = (status: AccountStatus.AccountStatus, { changed }: Outcome): ReadonlyArray<Cause> => {
  const failed = changed.flatMap((it) => (it.object === "payout" && it.status === "failed" ? [it] : []))
  return [
    ...Stoppage.causesOf(status, "payouts"),
    ...failed.flatMap((payout): ReadonlyArray<Cause> => {
      const { failureCode, id } = payout
      const currency = Payout.currencyAtBank(payout)
      const cause = { what: "payout_failed", payout: id, failureCode } as const
      if (status.erroredIn?.has(currency) === true) return [{ ...cause, currency }]
      return status.externalAccount === "errored" ? [cause] : []
    }),
    ...(status.externalAccount === "missing" ? [{ what: "bank_account_removed" } as const] : [])
  ]
}

/** In which currency alone it stops payouts; undefined where it stops those in the account's own, or all. */
export const currencyOf = (cause: Cause): Currency | undefined =>
  cause.what === "payout_failed" ? cause.currency : undefined

/** Whether what was stopped for this cause is so still. */
const lasts = (cause: Cause, status: AccountStatus.AccountStatus): boolean => {
  switch (cause.what) {
    case "payout_failed":
      return cause.currency === undefined
        ? status.externalAccount === "errored"
        : status.erroredIn?.has(cause.currency) === true
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
    isSame: (cause, other) => Stoppage.isSame(cause, other) && currencyOf(cause) === currencyOf(other),
    begun: (status, account, since) => causesOf(status, booked.outcome).map((cause) => ({ account, cause, since }))
  })

/**
 * Those that explain a payout: it failed, and nothing was sent after it; or the platform has paused those of its
 * account, and it waits for that.
 */
export const ofPayout = (stops: ReadonlyArray<StoppedPayouts>, payout: Payout.Payout): ReadonlyArray<StoppedPayouts> =>
  stops.filter(({ account, cause, until }) => {
    if (account !== payout.account) return false
    if (cause.what === "paused") return payout.status === "pending" && until === undefined
    return cause.what === "payout_failed" && cause.payout === payout.id
  })

/** What an account has, and its currency. */
interface Waiting {
  readonly account: AccountId
  readonly amount: Money
}

/** Those that last still and keep any of it from its bank. */
export const lasting = (
  stops: ReadonlyArray<StoppedPayouts>,
  all: ReadonlyArray<Waiting>
): ReadonlyArray<StoppedPayouts> =>
  stops.filter(({ account, cause, until }) => {
    const only = currencyOf(cause)
    const isStopped = (it: Waiting) => it.account === account && (only === undefined || only === it.amount.currency)
    return until === undefined && all.some(isStopped)
  })

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
