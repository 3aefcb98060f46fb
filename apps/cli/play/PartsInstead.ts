/**
 * PartsInstead: into how many payouts an instant one of more than Stripe takes could have been split, which Stripe's
 * answer does not say.
 */
import * as InstantPayoutParts from "#core/connect/schedules/InstantPayoutParts.ts"
import * as InstantPayoutRefusal from "#core/connect/refusals/InstantPayoutRefusal.ts"
import * as InstantPayoutTerms from "#core/connect/schedules/InstantPayoutTerms.ts"
import type { World } from "#core/connect/World.ts"
import type { Refused } from "#core/simulation/Run.ts"

/** Undefined where it was not for its size that it was refused, and of more than a day's payouts. */
export const of = (world: World, { command, refusal }: Refused): string | undefined => {
  if (command._tag !== "payout" || command.amount === undefined) return undefined
  const account = world.account(command.stripeAccount ?? world.platform.id)
  const terms = account === undefined ? undefined : InstantPayoutTerms.of(account.country)
  if (terms === undefined || refusal.message !== InstantPayoutRefusal.aboveMaximum(terms.maximum).message) {
    return undefined
  }
  const parts = InstantPayoutParts.of(command.amount, terms, InstantPayoutTerms.maximumPerDay)
  return parts === undefined ? undefined : `with split: true it is ${parts.length} payouts`
}
