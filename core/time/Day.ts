/**
 * Day: a day of the UTC calendar, as the number of days since 1970-01-01.
 *
 * The calendar is Gregorian and runs from 1970-01-01 to 9999-12-31; no Day lies outside it, and every Day prints to
 * the text that reads back as itself.
 */
import { Result, Schema } from "effect"

export type Day = number & { readonly Day: unique symbol }

/** A date as people write it: `month` and `day` count from 1. */
export interface Civil {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A text that is no day between 1970 and 9999. */
export class InvalidDay extends Schema.TaggedError<InvalidDay>()("InvalidDay", {
  text: Schema.String,
  expected: Schema.String
}) {
  override get message() {
    return `${JSON.stringify(this.text)} is not a day: expected ${this.expected}`
  }
}

export const first = 0 as Day
export const last = 2_932_896 as Day

/** The day so many days after 1970-01-01; a number that is none of the calendar's days is a bug: RangeError. */
export const of = (days: number): Day => {
  if (!Number.isInteger(days) || days < first || days > last) {
    throw new RangeError(`no day of the calendar is ${days} days after 1970-01-01`)
  }
  return days as Day
}

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** The day a text such as "2026-01-05" names; another shape, or a day that never comes, is an {@link InvalidDay}. */
export const parse = (text: string): Result.Result<Day, InvalidDay> => {
  const match = pattern.exec(text)
  if (match === null) return Result.fail(new InvalidDay({ text, expected: `year, month and day, as in "2026-01-05"` }))
  const civil = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  if (!exists(civil)) {
    return Result.fail(new InvalidDay({ text, expected: "a day that exists, from 1970-01-01 to 9999-12-31" }))
  }
  return Result.succeed(daysBefore(civil))
}

/** As "2026-01-05". */
export const format = (day: Day): string => {
  const civil = toCivil(day)
  return `${civil.year}-${twoDigits(civil.month)}-${twoDigits(civil.day)}`
}

/** The day of a year, month and day of the month; a date that does not exist is a bug: RangeError. */
export const fromCivil = (year: number, month: number, day: number): Day => {
  const civil = { year, month, day }
  if (!exists(civil)) throw new RangeError(`there is no day ${year}-${month}-${day} between 1970 and 9999`)
  return daysBefore(civil)
}

const daysInEra = 146_097
const daysBefore1970 = 719_468

// Years are counted from 1 March, so that the leap day is a year's last; an era is the 400 years the calendar repeats
// in.
export const toCivil = (day: Day): Civil => {
  const sinceEra = day + daysBefore1970
  const era = quotient(sinceEra, daysInEra)
  const dayOfEra = sinceEra % daysInEra
  const leapDays = quotient(dayOfEra, 1_460) - quotient(dayOfEra, 36_524) + quotient(dayOfEra, 146_096)
  const yearOfEra = quotient(dayOfEra - leapDays, 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + quotient(yearOfEra, 4) - quotient(yearOfEra, 100))
  const monthFromMarch = quotient(5 * dayOfYear + 2, 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return {
    year: 400 * era + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - quotient(153 * monthFromMarch + 2, 5) + 1
  }
}

const daysBefore = ({ year, month, day }: Civil): Day => {
  const yearFromMarch = month <= 2 ? year - 1 : year
  const era = quotient(yearFromMarch, 400)
  const yearOfEra = yearFromMarch % 400
  const dayOfYear = quotient(153 * (month > 2 ? month - 3 : month + 9) + 2, 5) + day - 1
  const dayOfEra = 365 * yearOfEra + quotient(yearOfEra, 4) - quotient(yearOfEra, 100) + dayOfYear
  return (era * daysInEra + dayOfEra - daysBefore1970) as Day
}

const exists = ({ year, month, day }: Civil): boolean =>
  [year, month, day].every(Number.isInteger) &&
  year >= 1970 &&
  year <= 9999 &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= daysInMonth(year, month)

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The day `days` later, or earlier when negative; leaving the calendar is a bug: RangeError. */
export const plus = (day: Day, days: number): Day => of(day + days)

export const max = (a: Day, b: Day): Day => (a < b ? b : a)

export const min = (a: Day, b: Day): Day => (b < a ? b : a)

/** Whether it is a Saturday or a Sunday; 1970-01-01 was a Thursday. */
export const isWeekend = (day: Day): boolean => day % 7 === 2 || day % 7 === 3

const quotient = (dividend: number, divisor: number): number => (dividend - (dividend % divisor)) / divisor

const twoDigits = (number: number): string => number.toString().padStart(2, "0")
