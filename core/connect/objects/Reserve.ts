/**
 * Reserve: money of a connected account that the platform holds back for a while, against refunds and disputes.
 *
 * A hold moves it from the account's payments balance to `risk_reserved`, and releases move it back: all of it at
 * midnight UTC of the day after `release_after`, which may be changed, unless it was asked for earlier, or a refund or
 * a dispute of the charge that it was held of took it first. A plan makes a hold of each charge. Law: what is
 * releasable = the amount less the releases. https://docs.stripe.com/connect/connected-account-reserves and
 * https://docs.stripe.com/api/reserves
 */
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** `reshold_…`. https://docs.stripe.com/api/reserve/hold/object */
export interface ReserveHold {
  readonly object: "reserve.hold"
  readonly id: string
  readonly account: AccountId
  readonly amount: Money.Money
  readonly amountReleasable: Money.Money
  readonly created: Instant.Instant
  /** When what is held could have been used: released before, it is pending until then. */
  readonly availableOn: Instant.Instant
  readonly sourceType: SourceType
  /** The charge that a plan held it of; absent where it was asked for. */
  readonly sourceCharge?: string
  readonly releaseAfter: Instant.Instant
  readonly scheduledRelease: Instant.Instant
  readonly balanceTransaction: string
}

export type ReleaseReason = "bulk_hold_expiry" | "hold_released_early" | "hold_reversed"

/** `resrel_…`. https://docs.stripe.com/api/reserve/release/object */
export interface ReserveRelease {
  readonly object: "reserve.release"
  readonly id: string
  readonly account: AccountId
  readonly amount: Money.Money
  readonly created: Instant.Instant
  readonly sourceType: SourceType
  readonly reserveHold: string
  readonly reason: ReleaseReason
  readonly balanceTransaction: string
}

/** Midnight UTC of the day after. */
export const scheduledRelease = (releaseAfter: Instant.Instant): Instant.Instant =>
  Instant.startOf(Day.plus(Instant.dayOf(releaseAfter), 1))

/** The id of the hold that a plan makes of a charge: after that, so that what goes back of the charge finds it. */
export const idOf = (charge: string): string => `reshold_${charge.slice(charge.indexOf("_") + 1)}`

/** What is left of a hold once `amount` of it is released. */
export const released = (hold: ReserveHold, amount: Money.Money): ReserveHold => ({
  ...hold,
  amountReleasable: Money.minus(hold.amountReleasable, amount)
})
