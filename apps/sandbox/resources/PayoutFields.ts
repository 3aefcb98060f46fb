/**
 * PayoutFields: what requests say about how an account is paid out from then on, and doing it.
 *
 * A platform has no say where the owner has a full dashboard and Stripe covers the losses.
 * https://docs.stripe.com/connect/manage-payout-schedule
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as AccountFailure from "#apps/sandbox/resources/AccountFailure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import type * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import type * as View from "#apps/sandbox/state/View.ts"
import * as UpdateBalanceSettings from "#core/connect/decisions/UpdateBalanceSettings.ts"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import type { PayoutSchedule } from "#core/connect/schedules/PayoutSchedule.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as ScenarioPayouts from "#core/simulation/accounts/ScenarioPayouts.ts"

const weekday = Parameter.oneOf(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])

const days = {
  interval: Parameter.oneOf(["manual", "daily", "weekly", "monthly"]),
  monthly_payout_days: Parameter.list(Parameter.required(Parameter.between(1, 31))),
  weekly_payout_days: Parameter.list(Parameter.required(weekday))
}

/** As balance settings have it. */
export const schedule = Parameter.object(
  days satisfies Parameter.Complete<Stripe.BalanceSettingsUpdateParams.Payments.Payouts.Schedule>
)

/** As accounts have it, where the delay is a part of it. */
export const scheduleWithDelay = Parameter.object({
  ...days,
  delay_days: Parameter.text,
  monthly_anchor: Parameter.between(1, 31),
  weekly_anchor: weekday
} satisfies Parameter.Complete<Stripe.AccountCreateParams.Settings.Payouts.Schedule>)

type Schedule = Partial<NonNullable<Parameter.Given<{ readonly it: typeof scheduleWithDelay }>["it"]>>

/** What a request says; what it does not say stays. */
export interface Stated {
  readonly schedule: Schedule | undefined
  readonly delayDays: number | "minimum" | undefined
  readonly minimumBalances: UpdateBalanceSettings.UpdateBalanceSettings["minimumBalances"]
  readonly debitNegativeBalances: boolean | undefined
}

/** The days of `delay_days`; nothing, as of an override that is taken back, is the lowest. */
export const delayOf = (
  text: string | undefined,
  param: string
): Result.Result<Stated["delayDays"], Failure.Failure> => {
  if (text === undefined) return Result.succeed(undefined)
  return text === "minimum" || text === ""
    ? Result.succeed("minimum")
    : Parameter.between(0, SettlementDelay.mostDays).read(text, param)
}

/** Another interval names its days; without one, the days of the one that there is may be named. */
const scheduleOf = (
  { interval: stated, monthly_anchor, monthly_payout_days, weekly_anchor, weekly_payout_days }: Schedule,
  before: PayoutSchedule["interval"]
): Result.Result<UpdateBalanceSettings.UpdateBalanceSettings["schedule"], Failure.Failure> => {
  const weekly = weekly_payout_days ?? (weekly_anchor === undefined ? undefined : [weekly_anchor])
  const monthly = monthly_payout_days ?? (monthly_anchor === undefined ? undefined : [monthly_anchor])
  const interval = stated ?? before
  if (weekly !== undefined && interval !== "weekly")
    return Result.fail(Failure.onlyWith("weekly_payout_days", "weekly"))
  if (monthly !== undefined && interval !== "monthly") {
    return Result.fail(Failure.onlyWith("monthly_payout_days", "monthly"))
  }
  if (interval === "weekly" && weekly !== undefined) {
    return Result.succeed(ScenarioPayouts.automatic({ interval, weekly_payout_days: weekly as never }))
  }
  if (interval === "monthly" && monthly !== undefined) {
    return Result.succeed(ScenarioPayouts.automatic({ interval, monthly_payout_days: monthly }))
  }
  if (stated === "weekly") return Result.fail(Failure.missingParameter("weekly_payout_days"))
  if (stated === "monthly") return Result.fail(Failure.missingParameter("monthly_payout_days"))
  return Result.succeed(stated === undefined ? undefined : { interval: stated })
}

const isOwners = (account: StripeAccount): boolean =>
  account.kind === "connected" && account.controller.dashboard === "full" && account.controller.losses === "stripe"

/** What has it paid out so: a command that will be carried out; undefined where it is so already. */
export const commandOf = (
  asked: Endpoint.Asked,
  kept: View.On<"accounts">,
  { debitNegativeBalances, delayDays, minimumBalances, schedule: stated }: Stated
): Result.Result<UpdateBalanceSettings.UpdateBalanceSettings | undefined, Failure.Failure> => {
  const { origin, state } = asked
  const account = state.world.account(kept.item.id) ?? kept.item
  const scheduled = scheduleOf(stated ?? {}, account.payouts?.schedule.interval ?? "manual")
  if (Result.isFailure(scheduled)) return Result.fail(scheduled.failure)
  const command: UpdateBalanceSettings.UpdateBalanceSettings = {
    _tag: "balance_settings_update",
    key: state.ids.key(),
    ...(account.kind === "platform" ? {} : { stripeAccount: account.id }),
    ...(scheduled.success === undefined ? {} : { schedule: scheduled.success }),
    ...(delayDays === undefined ? {} : { delayDays }),
    ...(minimumBalances === undefined ? {} : { minimumBalances }),
    ...(debitNegativeBalances === undefined ? {} : { debitNegativeBalances })
  }
  const after = UpdateBalanceSettings.after(account, command)
  if (after !== undefined && UpdateBalanceSettings.isSame(account, after)) return Result.succeed(undefined)
  if (isOwners(account)) return Result.fail(AccountFailure.ownersSettings(account.id))
  const decided = UpdateBalanceSettings.decide(state.world, command, origin.at)
  return Result.isFailure(decided) ? Result.fail(Failure.of(decided.failure)) : Result.succeed(command)
}

/** Does it, with what else the request says of the account, and tells of the settings that are other then. */
export const change = (
  { origin, state }: Endpoint.Asked,
  account: View.On<"accounts">,
  command: UpdateBalanceSettings.UpdateBalanceSettings | undefined,
  say: () => void
): void => {
  const before = AccountView.balanceSettings(state, account)
  if (command !== undefined) Result.getOrThrow(Recording.carryOut(state, origin, command))
  say()
  const object = AccountView.balanceSettings(state, account)
  Outbox.emitChange(state, origin, account.id, ["balance_settings.updated"], { before, object })
}
