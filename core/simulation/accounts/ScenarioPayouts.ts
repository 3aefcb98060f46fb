/**
 * ScenarioPayouts: how an account of a scenario is paid out, with what is possible in its country.
 */
import * as BankDays from "#core/connect/schedules/BankDays.ts"
import * as HoldingPeriod from "#core/connect/schedules/HoldingPeriod.ts"
import * as MinimumBalances from "#core/connect/schedules/MinimumBalances.ts"
import type * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as PayoutTerms from "#core/connect/schedules/PayoutTerms.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { ConnectedAccount, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import * as PayoutsSchema from "#core/simulation/schema/PayoutsSchema.ts"
import * as ScenarioPeriod from "#core/simulation/schema/ScenarioPeriod.ts"
import { given, readAmount } from "#core/simulation/schema/ScenarioValue.ts"
import type { Money } from "#core/money/Money.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

type Stated = NonNullable<PayoutsSchema.PayoutsSchema["schedule"]>
type Account = Pick<StripeAccount, "country" | "currency" | "externalAccounts">

/** The platform's: its bank is debited by its automatic payouts, and without them only if it says so. */
export const ofPlatform = (
  stated: PayoutsSchema.PayoutsSchema,
  account: Account,
  path: Path,
  report: Report
): PayoutSettings.PayoutSettings => {
  const schedule = scheduleOf(stated.schedule ?? {})
  const isDebited = schedule.interval !== "manual" && PayoutTerms.canDebit(account.country)
  return translate(stated, account, { schedule, isDebited }, path, report)
}

/** A connected account, and when its scenario runs. */
interface Connected extends Account, Pick<ConnectedAccount, "controller"> {
  readonly period: ScenarioPeriod.ScenarioPeriod
}

/**
 * A connected account's; undefined where nothing goes to or comes from its bank by itself. What its country does not
 * have is reported at its key.
 */
export const ofConnected = (
  stated: PayoutsSchema.PayoutsSchema | undefined,
  account: Connected,
  path: Path,
  report: Report
): PayoutSettings.PayoutSettings | undefined => {
  const { interval } = stated?.schedule ?? {}
  const schedule =
    interval === "manual"
      ? ({ interval, holding: HoldingPeriod.of(account.country) } as const)
      : scheduleOf(stated?.schedule ?? {})
  const isDebited = isDebitedByStripe(account, schedule)
  if (stated === undefined && !isDebited) return undefined
  return translate(stated ?? {}, account, { schedule, isDebited }, path, report)
}

/**
 * Whether Stripe takes a negative balance from the bank where nothing is said. Without automatic payouts that is only
 * where its days are known, as nobody has asked for it.
 */
const isDebitedByStripe = (account: Connected, { interval }: PayoutSchedule.PayoutSchedule): boolean => {
  const { controller, country, period } = account
  if (!PayoutTerms.canDebit(country) || controller.requirementCollection === "application") return false
  if (interval !== "manual") return true
  return banksOf(account).every(
    ({ calendar }) => calendar.years !== undefined && ScenarioPeriod.isKnownTo(calendar, period)
  )
}

/** What is so unless it is stated otherwise. */
interface Defaults {
  readonly schedule: PayoutSchedule.PayoutSchedule
  readonly isDebited: boolean
}

const translate = (
  stated: PayoutsSchema.PayoutsSchema,
  account: Account,
  { isDebited, schedule }: Defaults,
  path: Path,
  report: Report
): PayoutSettings.PayoutSettings => {
  const { country } = account
  const minimumPath = [...path, "minimum_balance"]
  const settings = {
    schedule,
    ...given("minimumBalances", stated.minimum_balance, (minimums) =>
      MinimumBalances.of(minimumBalances(minimums, minimumPath, report))
    ),
    debitNegativeBalances: stated.debit_negative_balances ?? isDebited
  }
  if (stated.schedule?.interval !== undefined) checkSchedule(schedule, account, [...path, "schedule"], report)
  if (stated.minimum_balance !== undefined) checkMinimums(stated.minimum_balance, account, minimumPath, report)
  if (stated.debit_negative_balances === true) {
    const at = [...path, "debit_negative_balances"]
    const problem = PayoutTerms.debitProblem(country)
    if (problem !== undefined) report(at, problem)
    else if (schedule.interval === "manual") checkBanks("negative payouts", account, at, report)
  }
  return settings
}

type Minimums = NonNullable<PayoutsSchema.PayoutsSchema["minimum_balance"]>

/** Where each of them is stated. */
const placed = (stated: Minimums, path: Path) =>
  typeof stated === "string"
    ? [{ minimum: readAmount(stated), at: path }]
    : stated.map((each, index) => ({ minimum: readAmount(each), at: [...path, index] }))

/** What is to be left, one amount of each currency; a second one of a currency is reported. */
export const minimumBalances = (stated: Minimums, path: Path, report: Report): ReadonlyArray<Money> => {
  const all = placed(stated, path)
  for (const [index, { at, minimum }] of all.entries()) {
    const isSecond = all.slice(0, index).some((other) => other.minimum.currency === minimum.currency)
    if (isSecond) report(at, `is a second amount in ${minimum.currency}; expected one of each currency`)
  }
  return all.map(({ minimum }) => minimum)
}

/** What its country does not have, and currencies that it does not settle in. */
const checkMinimums = (stated: Minimums, account: Account, path: Path, report: Report): void => {
  const problem = PayoutTerms.minimumProblem(account.country)
  if (problem !== undefined) return report(path, problem)
  for (const { at, minimum } of placed(stated, path)) {
    if (SettlementCurrency.settles(account, minimum.currency)) continue
    report(at, `is in ${minimum.currency}, and the account settles in ${account.currency}`)
  }
}

/** By itself, how long money may be held is not said. */
export const scheduleOf = ({ interval = "manual", ...stated }: Stated): PayoutSchedule.PayoutSchedule =>
  interval === "manual" ? { interval } : automatic({ interval, ...stated })

/** The days that are stated; Mondays, or the first of the month, where none are. */
export const automatic = (
  stated: Omit<Stated, "interval"> & Pick<PayoutSchedule.Automatic, "interval">
): PayoutSchedule.Automatic => {
  const { interval } = stated
  if (interval === "daily") return { interval }
  if (interval === "weekly") {
    const named = stated.weekly_payout_days ?? [stated.weekly_anchor ?? "monday"]
    return { interval, weekdays: named.map((day) => PayoutsSchema.weekdays.indexOf(day)) }
  }
  return { interval, days: stated.monthly_payout_days ?? [stated.monthly_anchor ?? 1] }
}

const checkSchedule = (schedule: PayoutSchedule.PayoutSchedule, account: Account, path: Path, report: Report): void => {
  const at = [...path, "interval"]
  const problem = PayoutTerms.scheduleProblem(account.country, schedule)
  if (problem !== undefined) return report(at, problem)
  if (schedule.interval !== "manual") checkBanks("automatic payouts", account, at, report)
}

/** The days of each of its banks. */
const banksOf = (account: Account) =>
  SettlementCurrency.all(account).map((currency) => BankDays.timing(account, currency, 0))

/** What Stripe does by itself is done on days that must be known. */
const checkBanks = (what: string, account: Account, at: Path, report: Report): void => {
  const unknown = banksOf(account).find(({ calendar }) => calendar.years === undefined)
  if (unknown === undefined) return
  report(at, `${what} in ${unknown.calendarOf} are not modelled yet: its holidays are not known`)
}

/** Those that are known of a calendar of its, where they are not all that a run needs. */
const unknownYears = (account: StripeAccount, period: ScenarioPeriod.ScenarioPeriod): Calendar.Calendar["years"] => {
  for (const currency of SettlementCurrency.all(account)) {
    const calendar = PayoutSettings.runDays(account, currency)?.calendar
    if (calendar?.years !== undefined && !ScenarioPeriod.isKnownTo(calendar, period)) return calendar.years
  }
  return undefined
}

/** What would be held for too long in a run, and goes to the bank on days that must be known. */
const reportHeld = (
  account: StripeAccount,
  { first, until }: ScenarioPeriod.ScenarioPeriod,
  report: Report
): boolean => {
  const period = PayoutSettings.holding(account)
  if (period === undefined || first === undefined) return false
  const to = Instant.dayOf(until)
  if (HoldingPeriod.end(period, Instant.dayOf(first)) > to) return false
  const unknown = banksOf(account).find(
    ({ calendar }) => calendar.years === undefined || !Calendar.covers(calendar, to)
  )
  if (unknown === undefined) return false
  const { calendar, calendarOf } = unknown
  const known = calendar.years === undefined ? "not known" : `known to ${calendar.years.to} only`
  report(
    [],
    `what ${account.id} has held for ${HoldingPeriod.format(period)} is paid out by Stripe, on business days of ` +
      `${calendarOf}, whose holidays are ${known}: end the run before, or leave out its schedule`
  )
  return true
}

/** A run that goes where the holidays, and so the payout days, of one of `accounts` are not known. */
export const reportYears = (
  accounts: ReadonlyArray<StripeAccount>,
  period: ScenarioPeriod.ScenarioPeriod,
  report: Report
): void => {
  for (const account of accounts) {
    if (reportHeld(account, period, report)) return
    const years = unknownYears(account, period)
    if (years === undefined) continue
    const known = `${years.from} to ${years.to}`
    const what = account.payouts?.schedule.interval === "manual" ? "negative payouts" : "automatic payouts"
    const isLate = Day.toCivil(Instant.dayOf(period.until)).year > years.to
    const cure = isLate ? "end the run before" : "begin it later"
    return report(
      isLate && period.isStated ? ["until"] : [],
      `${what} of ${account.id} need its holidays, which are known from ${known} only; ${cure}, or leave out its schedule`
    )
  }
}
