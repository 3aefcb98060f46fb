/**
 * UpdateBalanceSettings: an account is paid out by another schedule, leaves other minimum balances, is debited or not
 * for a negative one, or its payments become available later or earlier.
 *
 * From then on: payouts that were made stay, and payments keep the day on which they become available. The next
 * automatic payout is the first of the new schedule, and pays what no automatic payout has paid out before, whatever
 * came while it was paid out when asked for. What is not stated stays as it is. A connected account that is paid out
 * when asked for may hold its money for so long only, counted from the day on which it was available.
 * https://docs.stripe.com/connect/manage-payout-schedule and https://docs.stripe.com/api/balance-settings/update
 */
import { Result } from "effect"
import * as NamedAccount from "#core/connect/decisions/NamedAccount.ts"
import * as AccountRefusal from "#core/connect/refusals/AccountRefusal.ts"
import * as BankDays from "#core/connect/schedules/BankDays.ts"
import * as HoldingPeriod from "#core/connect/schedules/HoldingPeriod.ts"
import * as MinimumBalances from "#core/connect/schedules/MinimumBalances.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import * as PayoutTerms from "#core/connect/schedules/PayoutTerms.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import * as StatusMovement from "#core/connect/decisions/StatusMovement.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface UpdateBalanceSettings {
  readonly _tag: "balance_settings_update"
  readonly key: string
  /** Whose settings they are; the platform's, if absent. */
  readonly stripeAccount?: StripeAccount.AccountId
  readonly schedule?: { readonly interval: "manual" } | PayoutSchedule.Automatic
  /** The days that its card payments stay pending; `minimum` is the lowest that it may have. */
  readonly delayDays?: number | "minimum"
  /** What automatic payouts leave of each that is stated; of zero, nothing. */
  readonly minimumBalances?: ReadonlyArray<Money.Money>
  readonly debitNegativeBalances?: boolean
}

/** What Stripe calls what is stated. https://docs.stripe.com/api/balance-settings/update */
const params = {
  interval: "payments[payouts][schedule][interval]",
  minimumBalances: "payments[payouts][minimum_balance_by_currency]",
  debits: "payments[debit_negative_balances]",
  delay: "payments[settlement_timing][delay_days_override]"
} as const

type Decided<A> = Result.Result<A, Refusal.Refusal | NotModelled>

export const decide = (world: World, command: UpdateBalanceSettings, at: Instant): Decided<Outcome> => {
  const found = NamedAccount.find(world, command)
  if (Result.isFailure(found)) return Result.fail(found.failure)
  const account = found.success
  const { id } = account
  const settings = changed(account, command)
  if (Result.isFailure(settings)) return Result.fail(settings.failure)
  const next = StripeAccount.withBalanceSettings(account, settings.success)
  const problem =
    problemOf(next, command) ??
    (isSame(account, next) ? AccountRefusal.unchanged(id, "what is stated") : undefined) ??
    unknownDays(next, settings.success.payouts, at)
  if (problem !== undefined) return Result.fail(problem)
  return Result.succeed({
    ...nothing,
    at,
    key: command.key,
    happenings: StatusMovement.runsOf(world, next, at),
    balanceSettings: { account: id, ...settings.success }
  })
}

/** The account as it is then, possible there or not; undefined where its delay would be too low. */
export const after = (
  account: StripeAccount.StripeAccount,
  command: UpdateBalanceSettings
): StripeAccount.StripeAccount | undefined => {
  const settings = changed(account, command)
  return Result.isFailure(settings) ? undefined : StripeAccount.withBalanceSettings(account, settings.success)
}

/** Whether it is paid out as before; a schedule that nobody stated is not the same as one that was. */
export const isSame = (before: StripeAccount.StripeAccount, next: StripeAccount.StripeAccount): boolean => {
  const [one, other] = [before.payouts ?? onlyWhenAskedFor, next.payouts ?? onlyWhenAskedFor]
  const [{ minimumBalances: least = MinimumBalances.none }, { minimumBalances: most = MinimumBalances.none }] = [
    one,
    other
  ]
  return (
    before.settlementDelay.days === next.settlementDelay.days &&
    PayoutSchedule.equals(one.schedule, other.schedule) &&
    MinimumBalances.equals(least, most) &&
    one.debitNegativeBalances === other.debitNegativeBalances
  )
}

const onlyWhenAskedFor: PayoutSettings = { schedule: { interval: "manual" }, debitNegativeBalances: false }

/** What they become; fails where the delay would be too low. */
const changed = (
  account: StripeAccount.StripeAccount,
  command: UpdateBalanceSettings
): Decided<StripeAccount.BalanceSettings> => {
  const { lowestDelay = account.settlementDelay, payouts: before = onlyWhenAskedFor, settlementDelay } = account
  const delay =
    command.delayDays === undefined
      ? Result.succeed(settlementDelay)
      : SettlementDelay.raised(lowestDelay, command.delayDays)
  if (Result.isFailure(delay)) return Result.fail(Refusal.invalid(delay.failure.message, { param: params.delay }))
  const minimums = MinimumBalances.changed(
    before.minimumBalances ?? MinimumBalances.none,
    command.minimumBalances ?? []
  )
  return Result.succeed({
    payouts: {
      schedule: command.schedule === undefined ? before.schedule : scheduleOf(account, command.schedule),
      ...(minimums.size === 0 ? {} : { minimumBalances: minimums }),
      debitNegativeBalances: command.debitNegativeBalances ?? before.debitNegativeBalances
    },
    settlementDelay: delay.success,
    lowestDelay
  })
}

/** A platform may hold its own money for as long as it likes. */
const scheduleOf = (
  { country, kind }: StripeAccount.StripeAccount,
  schedule: NonNullable<UpdateBalanceSettings["schedule"]>
): PayoutSchedule.PayoutSchedule =>
  schedule.interval === "manual" && kind === "connected"
    ? { interval: "manual", holding: HoldingPeriod.of(country) }
    : schedule

/** Why Stripe has no such settings there, as far as they are stated. */
const problemOf = (
  account: StripeAccount.StripeAccount,
  { debitNegativeBalances, minimumBalances = [], schedule }: UpdateBalanceSettings
): Refusal.Refusal | undefined => {
  const { country, currency, id } = account
  if (minimumBalances.some(Money.isNegative)) return Refusal.notPositive("minimum_balance")
  const left = minimumBalances.filter(Money.isPositive)
  if (left.some((minimum) => !SettlementCurrency.settles(account, minimum.currency))) {
    return Refusal.otherCurrency("minimum_balance", Money.zero(currency))
  }
  const interval = schedule === undefined ? undefined : PayoutTerms.scheduleProblem(country, schedule)
  if (interval !== undefined) return AccountRefusal.impossibleSettings(id, interval, params.interval)
  const minimum = left.length > 0 ? PayoutTerms.minimumProblem(country) : undefined
  if (minimum !== undefined) return AccountRefusal.impossibleSettings(id, minimum, params.minimumBalances)
  const debits = debitNegativeBalances === true ? PayoutTerms.debitProblem(country) : undefined
  return debits === undefined ? undefined : AccountRefusal.impossibleSettings(id, debits, params.debits)
}

/** What goes to a bank or comes from there by itself does so on days that must be known. */
export const unknownDays = (
  account: StripeAccount.StripeAccount,
  { debitNegativeBalances, schedule }: PayoutSettings,
  at: Instant
): NotModelled | undefined => {
  if (schedule.interval === "manual" && !debitNegativeBalances) return undefined
  for (const currency of SettlementCurrency.all(account)) {
    const timing = BankDays.timing(account, currency, 0)
    const unknown = NotModelled.holidays(account, timing, at, at, `paying ${account.id} out by itself`)
    if (unknown !== undefined) return unknown
  }
  return undefined
}
