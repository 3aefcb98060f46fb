/**
 * ScheduleBranches: how an account is paid out: on which days, when its money can be used, what stays, whether its bank
 * is debited, and which day its next payout that is not made yet is for.
 */
import type * as Branch from "#apps/cli/render/Branch.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as HoldingPeriod from "#core/connect/schedules/HoldingPeriod.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import type { Instant } from "#core/time/Instant.ts"

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const

const listed = (names: ReadonlyArray<string>): string => {
  const last = names.at(-1) ?? ""
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`
}

/** The days of a weekly schedule, from Monday on. */
export const daysOf = ({ weekdays: all }: { readonly weekdays: ReadonlyArray<number> }): ReadonlyArray<string> =>
  all.toSorted((a, b) => a - b).map((day) => weekdays[day] ?? "")

/** On which days. */
const days = ({ payouts }: StripeAccount): string => {
  const schedule = payouts?.schedule
  switch (schedule?.interval) {
    case "daily":
      return "daily, on every business day of its bank"
    case "weekly":
      return `weekly, on ${listed(daysOf(schedule))}`
    case "monthly":
      return `monthly, on day ${listed(schedule.days.toSorted((a, b) => a - b).map(String))}`
    case "manual":
      return schedule.holding === undefined
        ? "when asked for"
        : `when asked for; by Stripe what was there for ${HoldingPeriod.format(schedule.holding)}`
    case undefined:
      return "when asked for"
  }
}

/** Its start of day, where it has one of its own. */
const startOf = ({ startOfDay }: StripeAccount): string => {
  if (startOfDay === undefined) return ""
  const [hour, minutes] = [startOfDay.hour, startOfDay.minutes].map((it) => `${it}`.padStart(2, "0"))
  return `; its days begin at ${hour}:${minutes} in ${startOfDay.timezone.name}`
}

/** When a card payment can be used. */
const delay = (account: StripeAccount): string => {
  const { country, settlementDelay: own } = account
  const usual = SettlementDelay.ofCountry(country)
  const isUsual = own.days === usual.days && own.count === usual.count
  const said = `${own.days} ${own.count} day${own.days === 1 ? "" : "s"}`
  return `card payments can be used after ${said}${isUsual ? `, the default in ${country}` : ""}${startOf(account)}`
}

const debits = (account: StripeAccount): string => {
  if (PayoutSettings.isDebited(account, account.currency)) return "its bank is debited for a negative balance"
  return account.cards?.has(account.currency) === true
    ? "it is paid out to a debit card, which is not debited for a negative balance"
    : "its bank is not debited for a negative balance"
}

/** Of an account that is paid out by itself, the day of the next payout that is not made yet, if there is anything. */
export const nextDay = (account: StripeAccount, now: Instant): Day.Day | undefined => {
  const own = PayoutSettings.payoutDays(account)
  return own && PayoutSchedule.nextPayoutDay(own.schedule, own.calendar, PayoutSchedule.dayAfter(now))
}

/** All of it, in one branch; the next payout day of one whose payouts are stopped only once they are not. */
export const of = (account: StripeAccount, now: Instant, isStopped: boolean): Branch.Branch => {
  const once = isStopped ? ", if payouts are enabled by then" : ""
  const next = nextDay(account, now)
  const minimums = [...(account.payouts?.minimumBalances?.values() ?? [])]
  return {
    text: `schedule: ${days(account)}`,
    under: [
      ...(next === undefined ? [] : [{ text: `the next payout to be made is for ${Day.format(next)}${once}` }]),
      { text: delay(account) },
      ...minimums.map((amount) => ({ text: `${Money.formatReadable(amount)} stay as its minimum balance` })),
      { text: debits(account) }
    ]
  }
}
