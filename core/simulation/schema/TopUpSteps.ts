/**
 * TopUpSteps: the shapes of the steps that bring money from the platform's bank.
 */
import * as FailureCode from "#core/connect/schedules/FailureCode.ts"
import {
  Amount,
  choice,
  Line,
  Moment,
  Name,
  optional,
  required,
  struct
} from "#core/simulation/schema/ScenarioValue.ts"

const TopUp = struct({
  amount: required(Amount, "What to bring from the platform's bank to its Stripe balance."),
  expected_availability_date: optional(Moment, "When it is there. Default: 5 business days later."),
  description: optional(Line, "The description of its balance transaction. Default: Top-up.")
})

const TopUpCancel = struct({
  top_up: required(Name, "The top-up to cancel before it is there, by the id of its step.")
})

const TopUpFailure = struct({
  top_up: required(Name, "The top-up that the bank does not pay for, by the id of its step."),
  failure_code: required(
    choice(FailureCode.topUpFailureCodes),
    "Why the bank does not pay it, in Stripe's words such as insufficient_funds."
  )
})

const TopUpReversal = struct({
  top_up: required(Name, "The top-up that the bank takes back, by the id of its step.")
})

/** By the tag of their commands. */
export const requests = {
  top_up: optional(TopUp, "Money from the platform's bank to its Stripe balance."),
  top_up_cancel: optional(TopUpCancel, "Gives a top-up up before it is there."),
  top_up_failure: optional(TopUpFailure, "A top-up does not come."),
  top_up_reversal: optional(TopUpReversal, "A top-up goes back to the bank after it had come.")
}
