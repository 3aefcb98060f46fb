/**
 * PayoutSchedule: on which days a seller is paid out.
 */
import { anchors } from "#core/simulation/schema/GenerateSchema.ts"
import * as Day from "#core/time/Day.ts"

export type PayoutSchedule =
  | { readonly interval: "daily" }
  /** Counted from Monday, which is 0. */
  | { readonly interval: "weekly"; readonly weekday: number }
  | { readonly interval: "monthly"; readonly day: number }

export const of = (stated: {
  readonly interval: "daily" | "weekly" | "monthly"
  readonly weekly_anchor?: (typeof anchors)[number]
  readonly monthly_anchor?: number
}): PayoutSchedule => {
  if (stated.interval === "weekly") {
    return { interval: "weekly", weekday: anchors.indexOf(stated.weekly_anchor ?? "monday") }
  }
  return stated.interval === "daily" ? { interval: "daily" } : { interval: "monthly", day: stated.monthly_anchor ?? 1 }
}

export const isDue = (schedule: PayoutSchedule, day: Day.Day): boolean => {
  if (schedule.interval === "daily") return true
  // 1970-01-01 was a Thursday.
  if (schedule.interval === "weekly") return (day + 3) % 7 === schedule.weekday
  const today = Day.toCivil(day).day
  const isMonthsLast = Day.toCivil(Day.plus(day, 1)).day === 1
  return today === schedule.day || (isMonthsLast && today < schedule.day)
}
