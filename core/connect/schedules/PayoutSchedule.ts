/**
 * PayoutSchedule: on which days Stripe pays an account out by itself.
 *
 * A schedule names days; one that is no business day of the bank moves to the next that is, so every payout day is a
 * business day. The 29th to 31st of a month fall on the last day of a shorter one. The payout of a day is created on
 * the calendar day before it, at 01:00 UTC: recorded are Monday 2023-01-23 01:30 for the money of the 24th, and Sunday
 * 2021-01-24 01:02 for the bank's Monday. https://docs.stripe.com/connect/manage-payout-schedule
 */
import type { HoldingPeriod } from "#core/connect/schedules/HoldingPeriod.ts"
import * as StartOfDay from "#core/connect/schedules/StartOfDay.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** Only what is asked for is paid out, and what has been there for too long. */
export interface Manual {
  readonly interval: "manual"
  /** How long money may be there; as long as one likes, if absent. */
  readonly holding?: HoldingPeriod
}

export type Automatic =
  | { readonly interval: "daily" }
  /** At least one, counted from Monday, which is 0. */
  | { readonly interval: "weekly"; readonly weekdays: ReadonlyArray<number> }
  /** At least one, from 1 to 31. */
  | { readonly interval: "monthly"; readonly days: ReadonlyArray<number> }

export type PayoutSchedule = Manual | Automatic

const areSame = (one: ReadonlyArray<number>, other: ReadonlyArray<number>): boolean =>
  one.length === other.length && one.every((day) => other.includes(day))

/** Whether both have the same payout days, and hold what they hold for as long. */
export const equals = (one: PayoutSchedule, other: PayoutSchedule): boolean => {
  if (one.interval === "manual") return other.interval === "manual" && one.holding === other.holding
  if (one.interval === "weekly") return other.interval === "weekly" && areSame(one.weekdays, other.weekdays)
  if (one.interval === "monthly") return other.interval === "monthly" && areSame(one.days, other.days)
  return other.interval === "daily"
}

/** Whether the schedule names this day, business day or not. */
export const names = (schedule: Automatic, day: Day.Day): boolean => {
  if (schedule.interval === "daily") return true
  // 1970-01-01 was a Thursday.
  if (schedule.interval === "weekly") return schedule.weekdays.includes((day + 3) % 7)
  const today = Day.toCivil(day).day
  const isMonthsLast = Day.toCivil(Day.plus(day, 1)).day === 1
  return isMonthsLast ? schedule.days.some((named) => named >= today) : schedule.days.includes(today)
}

/** Whether it is named, or the first business day after days that are named and none. */
const isPayoutDay = (schedule: Automatic, calendar: Calendar.Calendar, businessDay: Day.Day): boolean => {
  let day = businessDay
  do {
    if (names(schedule, day)) return true
    day = Day.plus(day, -1)
  } while (!Calendar.isBusinessDay(calendar, day))
  return false
}

/** The first payout day from `from` on, that day included. */
export const nextPayoutDay = (schedule: Automatic, calendar: Calendar.Calendar, from: Day.Day): Day.Day => {
  let day = Calendar.nextBusinessDay(calendar, from)
  while (!isPayoutDay(schedule, calendar, day)) day = Calendar.nextBusinessDay(calendar, Day.plus(day, 1))
  return day
}

const oneHour = 3600

/** When the payout of a payout day is created. */
export const runOf = (payoutDay: Day.Day): Instant.Instant =>
  Instant.plus(Instant.startOf(Day.plus(payoutDay, -1)), oneHour)

/** The first day, payout day or not, whose run is after `moment`: what comes at its very second comes too late. */
export const dayAfter = (moment: Instant.Instant): Day.Day => {
  const tomorrow = Day.plus(Instant.dayOf(moment), 1)
  return runOf(tomorrow) > moment ? tomorrow : Day.plus(tomorrow, 1)
}

/** The first day at whose beginning money that matures at `moment` is there. */
export const dayOfMaturity = (moment: Instant.Instant, start?: StartOfDay.StartOfDay): Day.Day => {
  const day = StartOfDay.dayOf(start, moment)
  return StartOfDay.momentOf(start, day) === moment ? day : Day.plus(day, 1)
}
