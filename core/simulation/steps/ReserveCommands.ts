/**
 * ReserveCommands: the commands of the steps that hold money of a connected account back, and give it back.
 */
import type { requests } from "#core/simulation/schema/ReserveSteps.ts"
import { endOf, given, readAmount, same } from "#core/simulation/schema/ScenarioValue.ts"
import type { Translations } from "#core/simulation/steps/Translation.ts"

export const translations: Translations<keyof typeof requests> = {
  reserve_hold: (key, asked, { account }) => ({
    _tag: "reserve_hold",
    key,
    stripeAccount: account(asked.stripe_account, "reserve_hold", "stripe_account"),
    amount: readAmount(asked.amount),
    releaseAfter: endOf(asked.release_after),
    ...given("sourceType", asked.source_type, same)
  }),
  reserve_hold_update: (key, asked, { made }) => ({
    _tag: "reserve_hold_update",
    key,
    hold: made("reserve_hold", asked.hold, "reserve_hold_update", "hold"),
    releaseAfter: endOf(asked.release_after)
  }),
  reserve_release: (key, asked, { made }) => ({
    _tag: "reserve_release",
    key,
    hold: made("reserve_hold", asked.hold, "reserve_release", "hold"),
    ...given("amount", asked.amount, readAmount)
  })
}
