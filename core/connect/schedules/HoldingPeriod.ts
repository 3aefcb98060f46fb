/**
 * HoldingPeriod: how long the money of an account whose schedule is manual may stay, by the account's country.
 *
 * It is paid out within that, if not by request then by Stripe; counted from the day on which it became available.
 * https://docs.stripe.com/connect/manual-payouts
 */
import * as Day from "#core/time/Day.ts"

/** Calendar days, or years: of 29 February, to the 28th. */
export type HoldingPeriod = { readonly days: number } | { readonly years: number }

const byCountry: ReadonlyMap<string, HoldingPeriod> = new Map([
  ["TH", { days: 10 }],
  ["US", { years: 2 }]
])
const usual: HoldingPeriod = { days: 90 }

export const of = (country: string): HoldingPeriod => byCountry.get(country) ?? usual

/**
 * The day as which begins what became available on `day`, at whatever hour, is to go, so that nothing stays longer; at
 * most the calendar's last.
 */
export const end = (period: HoldingPeriod, day: Day.Day): Day.Day => {
  if ("days" in period) return Day.plus(Day.min(day, Day.plus(Day.last, -period.days)), period.days)
  const { day: date, month, year } = Day.toCivil(day)
  if (year + period.years > Day.toCivil(Day.last).year) return Day.last
  return Day.fromCivil(year + period.years, month, month === 2 && date === 29 ? 28 : date)
}

/** As in `held for 90 days`. */
export const format = (period: HoldingPeriod): string =>
  "days" in period ? `${period.days} days` : `${period.years} years`
