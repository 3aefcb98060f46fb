/**
 * ReservePlan: what the platform holds of each charge of a connected account, and until when: some days after each, or
 * for all of them the same moment. https://docs.stripe.com/api/reserve/plan/object
 */
import type { Rate } from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"

export interface ReservePlan {
  /** At most 100%. */
  readonly percent: Rate
  readonly release:
    | { readonly type: "rolling_release"; readonly daysAfterCharge: number }
    | { readonly type: "fixed_release"; readonly releaseAfter: Instant.Instant }
}

/** For how many days money can be held, and how many it is at least where that is asked for. */
export const mostDays = 180
export const leastDays = 3

/** Until when the plan holds a part of what is charged at `at`; undefined once the plan is over. */
export const releaseAfterOf = ({ release }: ReservePlan, at: Instant.Instant): Instant.Instant | undefined => {
  if (release.type === "rolling_release") return Instant.plusDays(at, release.daysAfterCharge)
  return release.releaseAfter > at ? Instant.min(release.releaseAfter, Instant.plusDays(at, mostDays)) : undefined
}
