/**
 * ScenarioTiming: when the money of an account of a scenario becomes available: its delay and its start of day.
 */
import { Result } from "effect"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import type { StartOfDay } from "#core/connect/schedules/StartOfDay.ts"
import type { PlatformSchema } from "#core/simulation/schema/AccountSchema.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import type { PayoutsSchema } from "#core/simulation/schema/PayoutsSchema.ts"
import { given, same } from "#core/simulation/schema/ScenarioValue.ts"
import * as Zone from "#core/time/Zone.ts"

interface Timing {
  readonly settlementDelay: SettlementDelay.SettlementDelay
  readonly lowestDelay?: SettlementDelay.SettlementDelay
  readonly startOfDay?: StartOfDay
}

/** `inherited` is the platform's start of day, which accounts have that state none. */
export const translate = (
  account: PlatformSchema,
  country: string,
  inherited: StartOfDay | undefined,
  path: Path,
  report: Report
): Timing => {
  const stated = account.payouts?.start_of_day
  const lowest = account.settlement_delay ?? SettlementDelay.ofCountry(country)
  const settlementDelay = delayOf(account, lowest, [...path, "payouts", "schedule", "delay_days"], report)
  return {
    settlementDelay,
    ...(settlementDelay === lowest ? {} : { lowestDelay: lowest }),
    ...given("startOfDay", stated === undefined ? inherited : startOf(stated), same)
  }
}

/** What may be stated instead of a delay that is too low. */
export const expected = "expected more days, minimum, or a settlement_delay that Stripe has agreed to"

const delayOf = (
  account: PlatformSchema,
  lowest: SettlementDelay.SettlementDelay,
  path: Path,
  report: Report
): SettlementDelay.SettlementDelay => {
  const delay = SettlementDelay.raised(lowest, account.payouts?.schedule?.delay_days ?? "minimum")
  if (Result.isSuccess(delay)) return delay.success
  const { message } = delay.failure
  report(path, `${message}; ${expected}`)
  return lowest
}

const startOf = (stated: NonNullable<PayoutsSchema["start_of_day"]>): StartOfDay | undefined => {
  const timezone = Zone.of(stated.timezone)
  return timezone === undefined ? undefined : { hour: stated.hour, minutes: stated.minutes ?? 0, timezone }
}
