/**
 * PayoutsSchema: the shape of an account's balance settings, under `payouts`.
 */
import { Schema } from "effect"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import { Amounts, choice, Flag, optional, required, struct } from "#core/simulation/schema/ScenarioValue.ts"
import * as Zone from "#core/time/Zone.ts"

const hours = { message: "Expected a whole hour from 0 to 23" }
const Hour = Schema.Number.annotate(hours).check(
  Schema.isInt(hours),
  Schema.isBetween({ minimum: 0, maximum: 23 }, hours)
)

const StartOfDay = struct({
  hour: required(Hour, "The hour, 0 to 23, by the clock of the time zone."),
  minutes: optional(
    Schema.Literals([0, 30]).annotate({ message: "Expected 0 or 30" }),
    "The minutes of the hour: 0 or 30. Default: 0."
  ),
  timezone: required(choice(Zone.names), "The time zone, such as Asia/Singapore.")
})

const { mostDays } = SettlementDelay
const delays = { message: `Expected a whole number of days from 0 to ${mostDays}, or minimum` }
const DelayDays = Schema.Union([
  Schema.Literal("minimum"),
  Schema.Number.check(Schema.isInt(delays), Schema.isBetween({ minimum: 0, maximum: mostDays }, delays))
]).annotate(delays)

/** A week as Stripe's payout schedules name it. */
export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const
const businessDays = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const

const dayOfMonth = { message: "Expected a day of a month, from 1 to 31" }
const DayOfMonth = Schema.Number.annotate(dayOfMonth).check(
  Schema.isInt(dayOfMonth),
  Schema.isBetween({ minimum: 1, maximum: 31 }, dayOfMonth)
)

const listOf = <S extends Schema.Top>(value: S, what: string) => {
  const expected = { message: `Expected a list of ${what}` }
  return Schema.Array(value).annotate(expected).check(Schema.isMinLength(1, expected))
}

/** A day that is stated twice is a slip of the pen: another one was meant. */
const isOnceEach = <A extends number | string>(days: ReadonlyArray<A>) => {
  const again = days.findIndex((day, index) => days.indexOf(day) < index)
  return again < 0 ? undefined : { path: [again], issue: `${days[again]} is stated already; expected each day once` }
}

/** The keys that name the days of each interval; of each pair one is stated. */
const named = {
  manual: [],
  daily: [],
  weekly: ["weekly_payout_days", "weekly_anchor"],
  monthly: ["monthly_payout_days", "monthly_anchor"]
} as const

const Interval = choice(["manual", "daily", "weekly", "monthly"])

/** The keys that say which days. */
const days = {
  weekly_payout_days: optional(
    listOf(choice(businessDays), "days of the week such as [monday, thursday]").check(Schema.makeFilter(isOnceEach)),
    "The days of weekly payouts."
  ),
  weekly_anchor: optional(choice(weekdays), "The day of weekly payouts, if it is only one."),
  monthly_payout_days: optional(
    listOf(DayOfMonth, "days of a month such as [1, 15]").check(Schema.makeFilter(isOnceEach)),
    "The days of monthly payouts; 29 to 31 are the last day of a shorter month."
  ),
  monthly_anchor: optional(DayOfMonth, "The day of monthly payouts, if it is only one."),
  delay_days: optional(
    DelayDays,
    "How many days its card payments are to stay pending: no fewer than its settlement_delay, which minimum stands for."
  )
}

interface Stated {
  readonly interval?: keyof typeof named
  readonly [key: string]: unknown
}

/** Days of an interval are stated with it, and with each that has days either. */
const fitting = Schema.makeFilter((schedule: Stated) => {
  const { interval = "manual" } = schedule
  const own: ReadonlyArray<string> = named[interval]
  const stated = Object.values(named)
    .flat()
    .filter((key) => schedule[key] !== undefined)
  const other = stated.find((key) => !own.includes(key))
  if (other !== undefined) return `Expected ${other} only with interval: ${other.slice(0, other.indexOf("_"))}`
  if (own.length > 0 && stated.length !== 1) {
    return `Expected either ${own.join(" or ")} with interval: ${interval}`
  }
  return undefined
})

const PayoutSchedule = struct({
  interval: optional(
    Interval,
    "How often all that is available is paid out by itself. Default: manual, only by payout steps. " +
      "A connected account that states manual is paid out what it has held for 90 days (in the US 2 years, in TH 10 days)."
  ),
  ...days
}).check(fitting)

/** What becomes of a schedule. */
export const ChangedSchedule = struct({
  interval: optional(
    Interval,
    "How often all that is available is paid out by itself from then on. Default: as it was."
  ),
  ...days
}).check(fitting)

export const PayoutsSchema = struct({
  schedule: optional(PayoutSchedule, "When it is paid out, and how long its money stays pending."),
  minimum_balance: optional(
    Amounts,
    "What automatic payouts leave in its Stripe balance, or in several currencies a list. Default: nothing."
  ),
  debit_negative_balances: optional(
    Flag,
    "Whether a negative balance is taken from its bank. Default: true where Stripe can (Australia, Canada, Europe, New " +
      "Zealand and the US), but false with requirement_collection: application; without automatic payouts only where " +
      "the holidays of its bank are known, and false of the platform."
  ),
  start_of_day: optional(
    StartOfDay,
    "When its days start, which decides to which day a payment belongs and when it is available. " +
      "Default: the platform's, whose default is midnight UTC."
  )
})

export type PayoutsSchema = typeof PayoutsSchema.Type
