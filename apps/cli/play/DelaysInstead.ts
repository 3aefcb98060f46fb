/**
 * DelaysInstead: what a step could state instead of days that are fewer than Stripe lets an account have, which
 * Stripe's answer does not say; in the words in which it is said of an account's own.
 */
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import type { World } from "#core/connect/World.ts"
import * as ScenarioTiming from "#core/simulation/accounts/ScenarioTiming.ts"
import type { Refused } from "#core/simulation/Run.ts"

/** Undefined where it was not for its days that it was refused. */
export const of = (world: World, { command, refusal }: Refused): string | undefined => {
  if (command._tag !== "balance_settings_update") return undefined
  const account = world.account(command.stripeAccount ?? world.platform.id)
  if (account === undefined) return undefined
  const lowest = account.lowestDelay ?? account.settlementDelay
  const tooLow = new SettlementDelay.DelayTooLow({ lowest: lowest.days })
  return refusal.message === tooLow.message ? ScenarioTiming.expected : undefined
}
