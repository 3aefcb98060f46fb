/**
 * Calendar: which days are business days somewhere.
 *
 * Saturdays and Sundays never are, in every country; the rest is a set of holidays. The countries where Stripe counts
 * business days, and some more whose banks are paid out to, have theirs from generated data: the national ones, without
 * those of single states, but of Canada its banks', of Great Britain England's, of Switzerland Zürich's. Dates that follow
 * the moon are estimates, and Thailand's are missing in the years ahead. A US holiday on a Saturday is kept on the
 * Friday before it, as the federal government keeps it.
 */
import * as Day from "#core/time/Day.ts"
import * as Holidays from "#core/time/holidays.ts"

/** A calendar without `years` has weekends only, for ever; with them, its holidays are those of these years. */
export interface Calendar {
  readonly holidays: ReadonlySet<Day.Day>
  readonly years?: Years
}

/** Both ends included. */
export interface Years {
  readonly from: number
  readonly to: number
}

/** No holidays at all. */
export const weekends: Calendar = { holidays: new Set() }

const decode = (text: string): ReadonlySet<Day.Day> =>
  new Set(
    text
      .trim()
      .split("\n")
      .flatMap((line) => {
        const [year, ...dates] = line.split(" ")
        return dates.map((date) => Day.fromCivil(Number(year), Number(date.slice(0, 2)), Number(date.slice(2))))
      })
  )

/** Decoded when somebody asks: a run needs the calendars of one country or two. */
const known = (text: string): Calendar => {
  let decoded: ReadonlySet<Day.Day> | undefined
  return {
    get holidays() {
      return (decoded ??= decode(text))
    },
    years: Holidays.years
  }
}

const calendars: ReadonlyMap<string, Calendar> = new Map(
  Object.entries(Holidays.dates).map(([country, text]) => [country, known(text)])
)

/** The countries with holidays of their own, as ISO 3166 codes; Stripe counts business days in fewer. */
export const countries: ReadonlyArray<string> = [...calendars.keys()]

/** The calendar of a country, by its ISO 3166 code; {@link weekends} for one without data. */
export const of = (country: string): Calendar => calendars.get(country.toUpperCase()) ?? weekends

/** The calendar of TARGET, the payment system of the euro: what its banks call a business day. */
export const target: Calendar = known(Holidays.target)

/** Whether the calendar knows the holidays of that day's year; beyond them it counts weekends only. */
export const covers = (calendar: Calendar, day: Day.Day): boolean => {
  if (calendar.years === undefined) return true
  const { year } = Day.toCivil(day)
  return year >= calendar.years.from && year <= calendar.years.to
}

export const isBusinessDay = (calendar: Calendar, day: Day.Day): boolean =>
  !Day.isWeekend(day) && !calendar.holidays.has(day)

/** The day itself when it is a business day, otherwise the first one after it. */
export const nextBusinessDay = (calendar: Calendar, day: Day.Day): Day.Day => {
  let next = day
  while (!isBusinessDay(calendar, next)) next = Day.plus(next, 1)
  return next
}

/**
 * The `count`-th business day after `day`, which counts for nothing itself, business day or not; for 0 it is
 * {@link nextBusinessDay}. A negative or broken count is a bug: RangeError.
 */
export const addBusinessDays = (calendar: Calendar, day: Day.Day, count: number): Day.Day => {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`cannot count ${count} business days`)
  if (count === 0) return nextBusinessDay(calendar, day)
  let reached = day
  for (let counted = 0; counted < count; counted++) reached = nextBusinessDay(calendar, Day.plus(reached, 1))
  return reached
}
