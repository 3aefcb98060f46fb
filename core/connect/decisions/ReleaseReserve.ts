/**
 * ReleaseReserve: what is held of an account's money goes back to it: when it is asked for, or at last by itself.
 * https://docs.stripe.com/api/reserve/release
 */
import { Result } from "effect"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import * as ReserveMovement from "#core/connect/movements/ReserveMovement.ts"
import type { ReserveExpiry } from "#core/connect/Happening.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as ReserveRefusal from "#core/connect/refusals/ReserveRefusal.ts"
import { keyIn } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export interface ReleaseReserve {
  readonly _tag: "reserve_release"
  readonly key: string
  readonly hold: string
  /** All that is left, if absent. */
  readonly amount?: Money.Money
}

export const decide = (
  world: World,
  command: ReleaseReserve,
  at: Instant.Instant
): Result.Result<Outcome, Refusal.Refusal> => {
  const held = world.reserveHold(command.hold)
  if (held === undefined) return Result.fail(Refusal.missing("reserve hold", command.hold, "reserve_hold"))
  const left = held.amountReleasable
  if (Money.isZero(left)) return Result.fail(ReserveRefusal.nothingReleasable(held.id))
  const refusal = command.amount && RequestedAmount.refusalOf(command.amount, "amount", left)
  if (refusal !== undefined) return Result.fail(refusal)
  const amount = command.amount ?? left
  if (Money.compare(amount, left) > 0) return Result.fail(ReserveRefusal.aboveReleasable(amount, left))
  const draft = Draft.of(world, command.key, at)
  ReserveMovement.release(draft, held, amount, "hold_released_early")
  return Result.succeed(draft.outcome())
}

/** Releases what is left of all holds of an account whose day has come: of one that was updated, the day it has now. */
export const expire = (world: World, { account, at, holds }: ReserveExpiry): Outcome => {
  const day = Day.format(Instant.dayOf(at))
  const draft = Draft.continuing(world, `${keyIn(account)}.reserve.${day}`, at)
  // An update there and back has set the same moment twice.
  for (const id of new Set(holds)) {
    const held = world.reserveHold(id)
    if (held === undefined || held.scheduledRelease !== at || Money.isZero(held.amountReleasable)) continue
    ReserveMovement.release(draft, held, held.amountReleasable, "bulk_hold_expiry")
  }
  return draft.outcome()
}
