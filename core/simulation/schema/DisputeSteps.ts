/**
 * DisputeSteps: the shapes of the steps in which a bank disputes a charge, is answered, or decides.
 */
import * as Dispute from "#core/connect/objects/Dispute.ts"
import { Amount, choice, Moment, Name, optional, required, struct } from "#core/simulation/schema/ScenarioValue.ts"

const DisputeOf = struct({
  charge: required(Name, "The charge that the payer's bank disputes, by the id of its step."),
  amount: optional(
    Amount,
    "What is disputed, which may be more than was charged. Default: all that was neither refunded nor disputed before."
  ),
  reason: required(choice(Dispute.reasons), "Why the payer disputes it, in Stripe's words such as fraudulent."),
  status: optional(
    choice(Dispute.filed),
    "How it begins: a chargeback (needs_response), an inquiry that moves no money (warning_needs_response), a " +
      "chargeback that cannot be answered (lost), or one that was settled before (prevented). Default: needs_response, " +
      "and of a bank debit lost."
  ),
  evidence_due_by: optional(
    Moment,
    "Until when it may be answered; a day means its last second. Default: the end of the 19th day after."
  )
})

const DisputeEscalation = struct({
  dispute: required(Name, "The inquiry that becomes a chargeback, by the id of its step."),
  evidence_due_by: optional(
    Moment,
    "Until when the chargeback may be answered; a day means its last second. Default: the end of the 19th day after."
  )
})

const DisputeEvidence = struct({
  dispute: required(Name, "The dispute to answer with evidence, by the id of its step.")
})

const DisputeClose = struct({
  dispute: required(Name, "The chargeback to accept as lost, by the id of its step.")
})

const DisputeWon = struct({
  dispute: required(Name, "The chargeback that the bank gives back, by the id of its step.")
})

const DisputeLost = struct({
  dispute: required(Name, "The chargeback that the bank upholds, by the id of its step."),
  amount_reinstated: optional(Amount, "The part that it gives back all the same. Default: nothing.")
})

/** By the tag of their commands. */
export const requests = {
  dispute: optional(DisputeOf, "A payer's bank disputes a charge: it asks about it, or takes the money."),
  dispute_escalation: optional(DisputeEscalation, "The bank that asked takes the money."),
  dispute_evidence: optional(DisputeEvidence, "Evidence against a dispute, once."),
  dispute_close: optional(DisputeClose, "Accepts a chargeback as lost."),
  dispute_won: optional(DisputeWon, "The bank decides for the charge: the money comes back."),
  dispute_lost: optional(DisputeLost, "The bank decides for the payer.")
}
