/**
 * TopUpCommands: the commands of the steps that bring money from the platform's bank.
 */
import { Result } from "effect"
import { given, readAmount, same } from "#core/simulation/schema/ScenarioValue.ts"
import type { requests } from "#core/simulation/schema/TopUpSteps.ts"
import type { Translation, Translations } from "#core/simulation/steps/Translation.ts"
import * as Instant from "#core/time/Instant.ts"

const topUp: Translation<"top_up"> = (key, asked) => ({
  _tag: "top_up",
  key,
  amount: readAmount(asked.amount),
  ...given("expectedAvailabilityDate", asked.expected_availability_date, (text) =>
    Result.getOrThrow(Instant.parse(text))
  ),
  ...given("description", asked.description, same)
})

export const translations: Translations<keyof typeof requests> = {
  top_up: topUp,
  top_up_cancel: (key, asked, { made }) => ({
    _tag: "top_up_cancel",
    key,
    topUp: made("top_up", asked.top_up, "top_up_cancel", "top_up")
  }),
  top_up_failure: (key, asked, { made }) => ({
    _tag: "top_up_failure",
    key,
    topUp: made("top_up", asked.top_up, "top_up_failure", "top_up"),
    failureCode: asked.failure_code
  }),
  top_up_reversal: (key, asked, { made }) => ({
    _tag: "top_up_reversal",
    key,
    topUp: made("top_up", asked.top_up, "top_up_reversal", "top_up")
  })
}
