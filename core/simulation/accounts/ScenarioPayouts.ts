/**
 * ScenarioPayouts: how an account of a scenario is paid out, with what is possible in its country.
 *
 * Sources: https://docs.stripe.com/connect/manage-payout-schedule, for minimum balances
 * https://docs.stripe.com/payouts/minimum-balances-for-automatic-payouts and for negative payouts
 * https://docs.stripe.com/connect/account-balances
 */
import * as BankDays from "#core/connect/BankDays.ts"
import * as HoldingPeriod from "#core/connect/HoldingPeriod.ts"
import type * as PayoutSchedule from "#core/connect/PayoutSchedule.ts"
import * as PayoutSettings from "#core/connect/PayoutSettings.ts"
import * as SettlementCurrency from "#core/connect/SettlementCurrency.ts"
import type { StripeAccount } from "#core/connect/StripeAccount.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import * as PayoutsSchema from "#core/simulation/schema/PayoutsSchema.ts"
import { given, readAmount, same } from "#core/simulation/schema/ScenarioValue.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Instant from "#core/time/Instant.ts"

type Stated = NonNullable<PayoutsSchema.PayoutsSchema["schedule"]>
type Account = Pick<StripeAccount, "country" | "currency" | "externalAccounts">

const alwaysDaily = new Set(["BR", "IN"])
const neverDaily = new Set(["JP"])
const withoutMinimum = new Set(["BR", "IN", "TH"])
/** The European Union, and where else Stripe can debit a bank for a negative balance. */
const debited = new Set(
  "AT BE BG HR CY CZ DE DK EE ES FI FR GR HU IE IT LT LU LV MT NL PL PT RO SE SI SK AU CA GB NZ US".split(" ")
)

/** The settings; what its country does not have is reported at its key. */
export const translate = (
  stated: PayoutsSchema.PayoutsSchema,
  account: Account & Pick<StripeAccount, "kind"> & { readonly collects: boolean },
  path: Path,
  report: Report
): PayoutSettings.PayoutSettings => {
  const { collects, country, currency, kind } = account
  const isHeld = kind === "connected" && stated.schedule?.interval === "manual"
  const schedule = isHeld
    ? ({ interval: "manual", holding: HoldingPeriod.of(country) } as const)
    : scheduleOf(stated.schedule ?? {})
  const settings = {
    schedule,
    ...given("minimumBalance", stated.minimum_balance, readAmount),
    debitNegativeBalances:
      stated.debit_negative_balances ?? (schedule.interval !== "manual" && debited.has(country) && !collects)
  }
  if (stated.schedule?.interval !== undefined) checkSchedule(settings, account, [...path, "schedule"], report)
  if (settings.minimumBalance !== undefined) {
    const at = [...path, "minimum_balance"]
    if (withoutMinimum.has(country)) report(at, `Stripe has no minimum balances in ${country}; expected none`)
    else if (!SettlementCurrency.settles(account, settings.minimumBalance.currency)) {
      report(at, `is in ${settings.minimumBalance.currency}, and the account settles in ${currency}`)
    }
  }
  if (stated.debit_negative_balances === true) {
    const at = [...path, "debit_negative_balances"]
    if (!debited.has(country))
      report(at, `Stripe does not debit banks for negative balances in ${country}; expected false`)
    else if (schedule.interval === "manual") checkBank("negative payouts", settings, account, at, report)
  }
  return settings
}

const scheduleOf = ({ interval = "manual", ...stated }: Stated): PayoutSchedule.PayoutSchedule =>
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

const checkSchedule = (payouts: PayoutSettings.PayoutSettings, account: Account, path: Path, report: Report): void => {
  const { country } = account
  const { interval } = payouts.schedule
  const at = [...path, "interval"]
  if (alwaysDaily.has(country) && interval !== "daily") {
    return report(at, `accounts in ${country} are always paid out daily; expected daily`)
  }
  if (neverDaily.has(country) && interval === "daily") {
    return report(at, `accounts in ${country} are not paid out daily; expected manual, weekly or monthly`)
  }
  if (interval !== "manual") checkBank("automatic payouts", payouts, account, at, report)
}

/** What Stripe does by itself, on days and in amounts that must be known. */
const checkBank = (
  what: string,
  payouts: PayoutSettings.PayoutSettings,
  { country, currency: own, externalAccounts }: Account,
  at: Path,
  report: Report
): void => {
  const account = { country, currency: own, payouts, ...given("externalAccounts", externalAccounts, same) }
  for (const currency of SettlementCurrency.all(account)) {
    if (PayoutSettings.runDays(account, currency)?.calendar.years !== undefined) continue
    const where = externalAccounts?.get(currency)?.country ?? country
    return report(at, `${what} in ${where} are not modelled yet: its holidays are not known`)
  }
}

/** Those that are known of a calendar of its, where they are not all that a run from the one to the other needs. */
const unknownYears = (account: StripeAccount, moments: ReadonlyArray<Instant.Instant>): Calendar.Calendar["years"] => {
  for (const currency of SettlementCurrency.all(account)) {
    const calendar = PayoutSettings.runDays(account, currency)?.calendar
    if (calendar?.years === undefined) continue
    if (!moments.every((moment) => Calendar.covers(calendar, Instant.dayOf(moment)))) return calendar.years
  }
  return undefined
}

/** What would be held for too long in a run, and goes to the bank on days that must be known. */
const reportHeld = (
  account: StripeAccount,
  [from, to]: readonly [Instant.Instant, Instant.Instant],
  report: Report
): boolean => {
  const period = PayoutSettings.holding(account)
  if (period === undefined || HoldingPeriod.end(period, Instant.dayOf(from)) > Instant.dayOf(to)) return false
  const unknown = SettlementCurrency.all(account)
    .map((currency) => BankDays.timing(account, currency, 0))
    .find(({ calendar }) => calendar.years === undefined || !Calendar.covers(calendar, Instant.dayOf(to)))
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
  [from, to]: readonly [Instant.Instant, Instant.Instant],
  report: Report
): void => {
  for (const account of accounts) {
    if (reportHeld(account, [from, to], report)) return
    const years = unknownYears(account, [from, to])
    if (years === undefined) continue
    const known = `${years.from} to ${years.to}`
    const what = account.payouts?.schedule.interval === "manual" ? "negative payouts" : "automatic payouts"
    return report([], `${what} of ${account.id} need its holidays, which are known from ${known} only`)
  }
}
