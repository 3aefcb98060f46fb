/**
 * ReleasesThen: from when to when what is to be reserved could be released, which Stripe's answer does not say.
 */
import * as ReservePlan from "#core/connect/schedules/ReservePlan.ts"
import * as ReserveRefusal from "#core/connect/refusals/ReserveRefusal.ts"
import type { Refused } from "#core/simulation/Run.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** Undefined where it was not for its release that it was refused. */
export const of = ({ at, command, refusal }: Refused): string | undefined => {
  const isOutside = refusal.message === ReserveRefusal.releaseOutside().message
  if (command._tag !== "reserve_hold" || !isOutside) return undefined
  const [from, to] = [Instant.plusDays(at, ReservePlan.leastDays), Instant.plusDays(at, ReservePlan.mostDays)]
  const last = Day.plus(Instant.dayOf(Instant.plus(to, 1)), -1)
  return (
    `from ${Instant.format(from)} to ${Instant.format(to)}; ` +
    `as days, which mean their last second, from ${Day.format(Instant.dayOf(from))} to ${Day.format(last)}`
  )
}
