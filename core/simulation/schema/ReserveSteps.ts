/**
 * ReserveSteps: the shapes of the steps that hold money of a connected account back, and give it back.
 */
import * as SourceType from "#core/connect/prices/SourceType.ts"
import { Amount, choice, Moment, Name, optional, required, struct } from "#core/simulation/schema/ScenarioValue.ts"

const ReserveHold = struct({
  stripe_account: required(Name, "The connected account whose money is held (the Stripe-Account header)."),
  amount: required(Amount, "How much of what it has available."),
  release_after: required(
    Moment,
    "Until when, 3 to 180 days later; it is released at midnight UTC of the day after. A day means its last second."
  ),
  source_type: optional(choice(SourceType.all), "Which of its funds to hold. Default: card.")
})

const ReserveHoldUpdate = struct({
  hold: required(Name, "What is held, by the id of its step, or of the charge or transfer that a plan held it of."),
  release_after: required(
    Moment,
    "Until when it is held now, up to 180 days after it was; it is released at midnight UTC of the day after. A day " +
      "means its last second."
  )
})

const ReserveRelease = struct({
  hold: required(Name, "What is held, by the id of its step, or of the charge or transfer that a plan held it of."),
  amount: optional(Amount, "How much of it. Default: all that is left.")
})

/** By the tag of their commands. */
export const requests = {
  reserve_hold: optional(ReserveHold, "Holds money of a connected account back, in its risk reserve."),
  reserve_hold_update: optional(ReserveHoldUpdate, "Changes until when money is held back."),
  reserve_release: optional(ReserveRelease, "Gives money that is held back to its account early.")
}
