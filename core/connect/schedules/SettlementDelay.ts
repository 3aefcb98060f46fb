/**
 * SettlementDelay: how long a charge stays pending before Stripe makes it available.
 *
 * Days are UTC days, and money becomes available at 00:00 UTC of the settlement day, unless the account has a start of
 * day of its own. The delay of cards belongs to the account (`settlement_timing.delay_days`); its country gives only the
 * default. Bank debits have their own, whatever the account's.
 *
 * Laws: money is never available before its charge, and of two charges the later never before the earlier.
 */
import { Result, Schema } from "effect"
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import * as StartOfDay from "#core/connect/schedules/StartOfDay.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export interface SettlementDelay {
  readonly days: number
  readonly count: "business" | "calendar"
}

/**
 * From where business days are counted for a charge made on a weekend or holiday.
 *
 * Stripe documents that the next business day is day zero, as if the charge were made then: a Saturday's charge
 * with 2 days is available on Wednesday. Recorded balance transactions of one platform of 2023 to 2025 make it day one:
 * Tuesday.
 */
export type WeekendRule = "next_business_day_is_day_zero" | "next_business_day_is_day_one"

/**
 * How long a SEPA direct debit takes: documented are 6 business days, recorded of one French platform in 2026 are 7
 * calendar days. Its business days are those of TARGET, the euro's payment system.
 */
export type SepaDebitRule = "six_business_days" | "seven_calendar_days"

/** A delay with the calendar that its business days are of, and whose calendar that is, in a word. */
export interface Timing extends SettlementDelay {
  readonly calendar: Calendar.Calendar
  readonly calendarOf: string
}

/** How long a payment by `method` takes on an account: of a bank debit as long as its terms say, or the rule for SEPA. */
export const timing = (
  method: PaymentMethod,
  { country, settlementDelay }: { readonly country: string; readonly settlementDelay: SettlementDelay },
  sepaDebits: SepaDebitRule
): Timing => {
  if (!BankDebit.is(method)) return { ...settlementDelay, calendar: Calendar.of(country), calendarOf: country }
  const { calendar, calendarOf, settlementDays } = BankDebit.termsOf(method)
  return method === "sepa_debit" && sepaDebits === "seven_calendar_days"
    ? { days: 7, count: "calendar", calendar, calendarOf }
    : { days: settlementDays, count: "business", calendar, calendarOf }
}

/** Within how long the bank says that it does not pay; undefined of cards, whose banks say it at once. */
export const failureTiming = (method: PaymentMethod): Timing | undefined => {
  if (!BankDebit.is(method)) return undefined
  const { calendar, calendarOf, failureDays } = BankDebit.termsOf(method)
  return { days: failureDays, count: "business", calendar, calendarOf }
}

/**
 * When a charge of `created` becomes available: when its settlement day starts, and never before the charge itself.
 *
 * `calendar` and `weekends` matter only where business days are counted. A negative or broken delay is a bug:
 * RangeError.
 */
export const availableOn = (
  created: Instant.Instant,
  delay: SettlementDelay,
  calendar: Calendar.Calendar,
  weekends: WeekendRule,
  start?: StartOfDay.StartOfDay
): Instant.Instant => {
  const day = settlementDay(StartOfDay.dayOf(start, created), delay, calendar, weekends)
  return Instant.max(created, StartOfDay.momentOf(start, day))
}

/** The day on which the charges of a day become available: the same for all of them, so it may be remembered. */
export const settlementDay = (
  day: Day.Day,
  delay: SettlementDelay,
  calendar: Calendar.Calendar,
  weekends: WeekendRule
): Day.Day => {
  if (!Number.isInteger(delay.days) || delay.days < 0) throw new RangeError(`cannot settle after ${delay.days} days`)
  if (delay.count === "calendar") return Day.plus(day, delay.days)
  switch (weekends) {
    case "next_business_day_is_day_zero":
      return Calendar.addBusinessDays(calendar, Calendar.nextBusinessDay(calendar, day), delay.days)
    case "next_business_day_is_day_one":
      return Calendar.addBusinessDays(calendar, day, delay.days)
  }
}

/** Where Stripe counts business days; everywhere else it counts calendar days. Source: docs.stripe.com/payouts. */
export const businessDayCountries: ReadonlyArray<string> = ["AE", "AU", "IN", "JP", "MY", "NZ", "TH", "US"]

const stated: ReadonlyMap<string, number> = new Map([
  ["FR", 3],
  ["IN", 5],
  ["US", 2]
])

/**
 * The default for card payments of an account in a country, given by its ISO 3166 code.
 *
 * US 2 business days (documented and recorded); IN 5 and FR 3 as recorded. BR, CA, CZ and SG are recorded with 7
 * calendar days, and 7 is assumed wherever nothing was seen, counted as {@link businessDayCountries} says.
 */
export const ofCountry = (country: string): SettlementDelay => {
  const code = country.toUpperCase()
  return { days: stated.get(code) ?? 7, count: businessDayCountries.includes(code) ? "business" : "calendar" }
}

/** The most that Stripe lets be asked for. https://docs.stripe.com/connect/manage-payout-schedule */
export const mostDays = 31

/** A delay below the lowest that the account may have. The words are Stripe's, as integrators quote them. */
export class DelayTooLow extends Schema.TaggedError<DelayTooLow>()("DelayTooLow", { lowest: Schema.Int }) {
  override get message() {
    return `You cannot lower this merchant's delay below ${this.lowest}`
  }
}

/**
 * The delay that a platform asks for (`delay_days`) in place of an account's own, which is the lowest it may have and
 * what `minimum` stands for. It never changes how days are counted. Source as of {@link mostDays}.
 */
export const raised = (
  lowest: SettlementDelay,
  asked: number | "minimum"
): Result.Result<SettlementDelay, DelayTooLow> => {
  if (asked === "minimum") return Result.succeed(lowest)
  return asked < lowest.days
    ? Result.fail(new DelayTooLow({ lowest: lowest.days }))
    : Result.succeed({ days: asked, count: lowest.count })
}
