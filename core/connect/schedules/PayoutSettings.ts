/**
 * PayoutSettings: how an account is paid out: when, how much of its balance stays, and whether its bank is debited for
 * a negative one. An account without any is paid out when asked for, and its bank is not debited.
 *
 * https://docs.stripe.com/api/balance-settings/object
 */
import * as BankDays from "#core/connect/schedules/BankDays.ts"
import type { ExternalAccount } from "#core/connect/schedules/ExternalAccount.ts"
import type { MinimumBalances } from "#core/connect/schedules/MinimumBalances.ts"
import type { HoldingPeriod } from "#core/connect/schedules/HoldingPeriod.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import type * as StartOfDay from "#core/connect/schedules/StartOfDay.ts"
import type { Currency } from "#core/money/Currency.ts"
import type { Calendar } from "#core/time/Calendar.ts"
import type { Day } from "#core/time/Day.ts"

export interface PayoutSettings {
  readonly schedule: PayoutSchedule.PayoutSchedule
  /** What automatic payouts leave; without it, nothing. */
  readonly minimumBalances?: MinimumBalances
  /** Whether a negative balance is taken from the bank: by automatic payouts, and without them by itself. */
  readonly debitNegativeBalances: boolean
}

interface Account {
  readonly country: string
  readonly currency: Currency
  readonly externalAccounts?: ReadonlyMap<Currency, ExternalAccount>
  readonly cards?: ReadonlySet<Currency>
  readonly payouts?: PayoutSettings
  readonly startOfDay?: StartOfDay.StartOfDay
}

/** The days on which money goes to or comes from one of an account's banks without being asked for. */
export interface PayoutDays {
  readonly schedule: PayoutSchedule.Automatic
  readonly calendar: Calendar
  /** When they begin; at midnight UTC, if absent. */
  readonly start?: StartOfDay.StartOfDay
}

/** Those on which its balance of `currency` is paid out by itself; undefined where it is not. */
export const payoutDays = (account: Account, currency: Currency = account.currency): PayoutDays | undefined => {
  const schedule = account.payouts?.schedule
  if (schedule === undefined || schedule.interval === "manual") return undefined
  const calendar = BankDays.calendar(account, currency)
  return account.startOfDay === undefined ? { schedule, calendar } : { schedule, calendar, start: account.startOfDay }
}

/** Whether what is missing in `currency` is taken from where it is paid out to: a debit card is never debited. */
export const isDebited = ({ cards, payouts }: Account, currency: Currency): boolean =>
  payouts?.debitNegativeBalances === true && cards?.has(currency) !== true

/**
 * Those on which the bank is debited for a negative balance where nothing is paid out by itself: every business day;
 * undefined where it is not.
 */
export const debitDays = (account: Account, currency: Currency = account.currency): PayoutDays | undefined => {
  if (account.payouts?.schedule.interval !== "manual" || !isDebited(account, currency)) return undefined
  return { schedule: { interval: "daily" }, calendar: BankDays.calendar(account, currency) }
}

/** How long its money may be there before Stripe pays it out; undefined where it may be for as long as one likes. */
export const holding = ({ payouts }: Account): HoldingPeriod | undefined =>
  payouts?.schedule.interval === "manual" ? payouts.schedule.holding : undefined

/** Of either kind. */
export const runDays = (account: Account, currency: Currency = account.currency): PayoutDays | undefined =>
  payoutDays(account, currency) ?? debitDays(account, currency)

/** Whether `day` is one of them, and not only one on which the schedule before had something to do. */
export const hasDay = ({ calendar, schedule }: PayoutDays, day: Day): boolean =>
  PayoutSchedule.nextPayoutDay(schedule, calendar, day) === day
