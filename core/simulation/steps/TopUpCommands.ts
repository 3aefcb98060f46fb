/**
 * TopUpCommands: the commands of the steps that bring money from the platform's bank.
 */
import { Result } from "effect"
import { given, readAmount, same } from "#core/simulation/schema/ScenarioValue.ts"
import type { requests } from "#core/simulation/schema/TopUpSteps.ts"
import type { Translation, Translations } from "#core/simulation/steps/Translation.ts"
import * as Instant from "#core/time/Instant.ts"

/** A day means its beginning, so that of the step's own day it is there at once; before the step nothing can be. */
const topUp: Translation<"top_up"> = (key, asked, { at, report }) => {
  const text = asked.expected_availability_date
  const date = text === undefined ? undefined : Result.getOrThrow(Instant.parse(text))
  const isToday = date !== undefined && date === Instant.startOf(Instant.dayOf(at))
  if (date !== undefined && date < at && !isToday) {
    const made = Instant.format(at)
    const message = `${text} is before the top-up is made, which is at ${made}; expected no earlier moment`
    report(["top_up", "expected_availability_date"], message)
  }
  return {
    _tag: "top_up",
    key,
    amount: readAmount(asked.amount),
    ...given("expectedAvailabilityDate", date, same),
    ...given("description", asked.description, same)
  }
}

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
