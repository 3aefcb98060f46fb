/**
 * RefundSteps: the shapes of the steps that give a payer money back.
 */
import * as FailureCode from "#core/connect/schedules/FailureCode.ts"
import { Amount, choice, Flag, Name, optional, required, struct } from "#core/simulation/schema/ScenarioValue.ts"

const Refund = struct({
  charge: required(Name, "The charge to refund, by the id of its step."),
  amount: optional(Amount, "What goes back to the payer. Default: all that is left."),
  reverse_transfer: optional(Flag, "Also take the share of a destination charge's transfer back. Default: false."),
  refund_application_fee: optional(Flag, "Also give the share of the application fee back. Default: false.")
})

const RefundCancel = struct({
  refund: required(Name, "The refund that waits, by the id of its step.")
})

const RefundFailure = struct({
  refund: required(Name, "The refund that the payer does not get, by the id of its step."),
  failure_reason: required(
    choice(FailureCode.refundFailureReasons),
    "Why the bank does not take it, in Stripe's words such as expired_or_canceled_card."
  )
})

/** By the tag of their commands. */
export const requests = {
  refund: optional(Refund, "Money back to a payer, from the balance the charge stands on."),
  refund_cancel: optional(RefundCancel, "Gives a refund up while it waits."),
  refund_failure: optional(RefundFailure, "A refund comes back from the payer's bank.")
}
