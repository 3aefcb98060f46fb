/**
 * StartOfDay: when an account's day begins, in place of midnight UTC.
 *
 * A payment belongs to the day that has begun when it is made, its business days are counted from that day, and what is
 * available on a day is so from its start. https://docs.stripe.com/connect/customized-start-of-day
 *
 * Laws: a day ends where the next begins, and a later moment never belongs to an earlier day.
 */
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import * as Zone from "#core/time/Zone.ts"

export interface StartOfDay {
  /** By the clock of the time zone, 0 to 23. */
  readonly hour: number
  readonly minutes: 0 | 30
  readonly timezone: Zone.Zone
}

const timeOf = ({ hour, minutes }: StartOfDay): number => hour * 3600 + minutes * 60

/** The moment at which a day begins; midnight UTC without a start of day. */
export const momentOf = (start: StartOfDay | undefined, day: Day.Day): Instant.Instant =>
  start === undefined ? Instant.startOf(day) : Zone.momentOf(start.timezone, day, timeOf(start))

/** The day that a moment belongs to; the UTC day without a start of day. */
export const dayOf = (start: StartOfDay | undefined, at: Instant.Instant): Day.Day => {
  if (start === undefined) return Instant.dayOf(at)
  const day = Instant.dayOf(Instant.plus(at, Zone.offsetAt(start.timezone, at) - timeOf(start)))
  const next = Day.plus(day, 1)
  return momentOf(start, next) <= at ? next : day
}
