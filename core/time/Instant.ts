/**
 * Instant: a second of UTC time, as Stripe counts it — whole seconds since 1970-01-01T00:00:00Z.
 *
 * Instants lie within the days of the calendar (1970 to 9999); every one prints to the text that reads back as itself.
 */
import { Result, Schema } from "effect"
import * as Day from "#core/time/Day.ts"

export type Instant = number & { readonly Instant: unique symbol }

/** A text that is no moment in UTC. */
export class InvalidInstant extends Schema.TaggedError<InvalidInstant>()("InvalidInstant", {
  text: Schema.String,
  expected: Schema.String
}) {
  override get message() {
    return `${JSON.stringify(this.text)} is not a moment: expected ${this.expected}`
  }
}

const secondsInDay = 86_400

/** A day's first second, 00:00:00 UTC. */
export const startOf = (day: Day.Day): Instant => (day * secondsInDay) as Instant

/** A day's last second, 23:59:59 UTC. */
export const endOf = (day: Day.Day): Instant => (day * secondsInDay + secondsInDay - 1) as Instant

/** The moment so many seconds after 1970 began; a fraction, or one outside the calendar, is a bug: RangeError. */
export const of = (seconds: number): Instant => {
  if (!Number.isInteger(seconds) || seconds < startOf(Day.first) || seconds > endOf(Day.last)) {
    throw new RangeError(`no second of the calendar is ${seconds} seconds after 1970-01-01T00:00:00Z`)
  }
  return seconds as Instant
}

const pattern = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?Z)?$/

/**
 * The moment a text names: "2026-01-05T10:00:00Z", "2026-01-05T10:00Z", or "2026-01-05" for its midnight.
 *
 * Other time zones, fractions of seconds, leap seconds and days that never come are an {@link InvalidInstant}.
 */
export const parse = (text: string): Result.Result<Instant, InvalidInstant> => {
  const match = pattern.exec(text)
  if (match === null) {
    return refuse(text, `UTC, as in "2026-01-05T10:00:00Z", "2026-01-05T10:00Z" or "2026-01-05"`)
  }
  const [, date = "", hours = "00", minutes = "00", seconds = "00"] = match
  if (hours > "23" || minutes > "59" || seconds > "59") return refuse(text, "a time from 00:00:00 to 23:59:59")
  const day = Day.parse(date)
  if (Result.isFailure(day)) return refuse(text, day.failure.expected)
  return Result.succeed(plus(startOf(day.success), Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)))
}

const refuse = (text: string, expected: string) => Result.fail(new InvalidInstant({ text, expected }))

/** As "2026-01-05T10:00:00Z". */
export const format = (instant: Instant): string => {
  const day = dayOf(instant)
  const seconds = instant - startOf(day)
  const minutes = (seconds - (seconds % 60)) / 60
  const clock = [(minutes - (minutes % 60)) / 60, minutes % 60, seconds % 60]
  return `${Day.format(day)}T${clock.map((part) => part.toString().padStart(2, "0")).join(":")}Z`
}

/** The UTC day it falls on. */
export const dayOf = (instant: Instant): Day.Day => Day.of((instant - (instant % secondsInDay)) / secondsInDay)

/** The moment `seconds` later, or earlier when negative; leaving the calendar is a bug: RangeError. */
export const plus = (instant: Instant, seconds: number): Instant => of(instant + seconds)

/** So many days of 24 hours later, or earlier if negative. */
export const plusDays = (instant: Instant, days: number): Instant => plus(instant, days * secondsInDay)

/** How many whole days lie between two moments, of which `from` is not the later one. */
export const daysBetween = (from: Instant, to: Instant): number =>
  (to - from - ((to - from) % secondsInDay)) / secondsInDay

export const compare = (a: Instant, b: Instant): -1 | 0 | 1 => {
  if (a === b) return 0
  return a < b ? -1 : 1
}

export const max = (a: Instant, b: Instant): Instant => (a < b ? b : a)

export const min = (a: Instant, b: Instant): Instant => (b < a ? b : a)
