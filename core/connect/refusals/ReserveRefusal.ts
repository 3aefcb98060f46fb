/**
 * ReserveRefusal: Stripe's answers to requests about reserves that may not be made. All are our words; the rules are
 * those of https://docs.stripe.com/api/reserves
 */
import * as ReservePlan from "#core/connect/schedules/ReservePlan.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as WrittenAmount from "#core/connect/prices/WrittenAmount.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { Money } from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

export const notLiable = (account: string): Refusal.Refusal =>
  Refusal.invalid(
    `Funds of ${account} cannot be reserved: only those of a connected account whose negative balances the platform ` +
      "is responsible for can."
  )

export const releaseOutside = (): Refusal.Refusal =>
  Refusal.invalid(
    `The release must be at least ${ReservePlan.leastDays} days and at most ${ReservePlan.mostDays} days in the future.`,
    { param: "release_schedule[release_after]" }
  )

/** Of a hold that was put down at `created`. */
export const updateOutside = (created: Instant.Instant): Refusal.Refusal =>
  Refusal.invalid(
    `The release must be in the future, and no later than ${ReservePlan.mostDays} days after the hold was created: ` +
      `until ${Instant.format(Instant.plusDays(created, ReservePlan.mostDays))}.`,
    { param: "release_schedule[release_after]" }
  )

/** The code is the one of all that takes more than a balance has. */
export const insufficientFunds = (account: string, amount: Money, sourceType: SourceType): Refusal.Refusal =>
  Refusal.invalid(
    `${WrittenAmount.of(amount)} of ${account} cannot be reserved: that is more than can be spent of its ${sourceType} balance.`,
    { code: "balance_insufficient" }
  )

export const nothingReleasable = (hold: string): Refusal.Refusal =>
  Refusal.invalid(`The reserve hold ${hold} has already been fully released.`, { param: "reserve_hold" })

export const aboveReleasable = (amount: Money, left: Money): Refusal.Refusal =>
  Refusal.invalid(
    `Release amount (${WrittenAmount.of(amount)}) is greater than the releasable amount on the hold (${WrittenAmount.of(left)})`,
    { param: "amount" }
  )
