/**
 * UpdateReserve: what is held of an account's money is to be held for longer, or not as long.
 *
 * As long as something is left of the hold: until any moment to come, but no longer than 180 days since it was put
 * down. No money moves before the release. https://docs.stripe.com/api/reserve/hold/update and
 * https://docs.stripe.com/connect/connected-account-reserves
 */
import { Result } from "effect"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as Reserve from "#core/connect/objects/Reserve.ts"
import * as ReservePlan from "#core/connect/schedules/ReservePlan.ts"
import * as ReserveRefusal from "#core/connect/refusals/ReserveRefusal.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

export interface UpdateReserve {
  readonly _tag: "reserve_hold_update"
  readonly key: string
  readonly hold: string
  /** The release is at midnight UTC of the day after. */
  readonly releaseAfter: Instant.Instant
}

export const decide = (
  world: World,
  { hold, key, releaseAfter }: UpdateReserve,
  at: Instant.Instant
): Result.Result<Outcome, Refusal.Refusal> => {
  const held = world.reserveHold(hold)
  if (held === undefined) return Result.fail(Refusal.missing("reserve hold", hold, "reserve_hold"))
  if (Money.isZero(held.amountReleasable)) return Result.fail(ReserveRefusal.nothingReleasable(held.id))
  if (releaseAfter <= at || releaseAfter > Instant.plusDays(held.created, ReservePlan.mostDays)) {
    return Result.fail(ReserveRefusal.updateOutside(held.created))
  }
  const scheduledRelease = Reserve.scheduledRelease(releaseAfter)
  const draft = Draft.of(world, key, at)
  draft.change({ ...held, releaseAfter, scheduledRelease })
  draft.schedule({ kind: "reserve_expiry", at: scheduledRelease, account: held.account, holds: [held.id] })
  return Result.succeed(draft.outcome())
}
