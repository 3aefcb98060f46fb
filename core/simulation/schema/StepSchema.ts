/**
 * StepSchema: the shape of a step of a scenario file: when, and one request to Stripe with its parameters.
 */
import { Schema } from "effect"
import * as Dispute from "#core/connect/Dispute.ts"
import * as FailureCode from "#core/connect/FailureCode.ts"
import * as PaymentMethod from "#core/connect/PaymentMethod.ts"
import {
  Amount,
  choice,
  Flag,
  Line,
  Moment,
  Name,
  PayoutName,
  optional,
  required,
  struct
} from "#core/simulation/schema/ScenarioValue.ts"

const SourceType = choice(["card", "bank_account", "fpx"])

const TransferData = struct({
  destination: required(Name, "The connected account that receives the money."),
  amount: optional(Amount, "How much of the charge to send. Default: all of it.")
})

const Charge = struct({
  amount: optional(Amount, "What the payer pays. Either this or net_amount must be there."),
  net_amount: optional(
    Amount,
    "What whoever the charge is for is left with after the fees; the payer pays the smallest amount that leaves it."
  ),
  payment_method: optional(choice(PaymentMethod.all), "What the payer pays with. Default: card."),
  capture_method: optional(
    choice(["automatic", "manual"]),
    "Whether the money is taken at once, or held on the card for a later capture. Default: automatic."
  ),
  decline_code: optional(
    choice(FailureCode.declineCodes),
    "The card is declined for this reason, and no money moves. Default: it is not."
  ),
  stripe_account: optional(
    Name,
    "The connected account to charge on (the Stripe-Account header): a direct charge. Default: the platform."
  ),
  transfer_data: optional(TransferData, "Sends the money on to a connected account: a destination charge."),
  application_fee_amount: optional(
    Amount,
    "What the platform takes of a direct or destination charge. Default: nothing."
  ),
  transfer_group: optional(Line, "A label that links charges and transfers, and enforces nothing."),
  description: optional(Line, "The description of its balance transaction.")
}).check(
  Schema.makeFilter(
    ({ amount, net_amount: net }) =>
      (amount === undefined) === (net === undefined) ? "Expected either amount or net_amount" : undefined,
    { toJsonSchema: () => ({ oneOf: [{ required: ["amount"] }, { required: ["net_amount"] }] }) }
  )
)

const Capture = struct({
  charge: required(Name, "The charge whose money is held, by the id of its step."),
  amount_to_capture: optional(Amount, "How much of it to take; the rest is released. Default: all that is held."),
  application_fee_amount: optional(
    Amount,
    "What the platform takes of it. Default: what the charge's step says, capped at what is captured."
  )
})

const AuthorizationCancel = struct({
  charge: required(Name, "The charge whose held money to release, by the id of its step.")
})

const Refund = struct({
  charge: required(Name, "The charge to refund, by the id of its step."),
  amount: optional(Amount, "What goes back to the payer. Default: all that is left."),
  reverse_transfer: optional(Flag, "Also take the share of a destination charge's transfer back. Default: false."),
  refund_application_fee: optional(Flag, "Also give the share of the application fee back. Default: false.")
})

const RefundCancel = struct({
  refund: required(Name, "The refund that waits for funds, by the id of its step.")
})

const RefundFailure = struct({
  refund: required(Name, "The refund that the payer does not get, by the id of its step."),
  failure_reason: required(choice(FailureCode.refundFailureReasons), "Why, in Stripe's words.")
})

const DisputeOf = struct({
  charge: required(Name, "The charge that the payer's bank disputes, by the id of its step."),
  amount: optional(Amount, "What is disputed, which may be more than was charged. Default: all that is not refunded."),
  reason: required(choice(Dispute.reasons), "Why, in Stripe's words."),
  status: optional(
    choice(Dispute.filed),
    "How it begins: a chargeback (needs_response), an inquiry that moves no money (warning_needs_response), a " +
      "chargeback that cannot be answered (lost), or one that was settled before (prevented). Default: needs_response."
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

const Transfer = struct({
  amount: required(Amount, "What to send."),
  destination: required(Name, "The connected account that receives it; with stripe_account, platform."),
  stripe_account: optional(
    Name,
    "The connected account that sends it to the platform (the Stripe-Account header): an account debit. Default: the platform sends."
  ),
  source_transaction: optional(
    Name,
    "The platform's charge it comes from, by the id of its step. Default: what the platform has available."
  ),
  source_type: optional(SourceType, "Which of the sender's funds to take without a source_transaction. Default: card."),
  transfer_group: optional(Line, "A label; a transfer with a source_transaction inherits the charge's."),
  description: optional(Line, "The description of its balance transaction.")
})

const TransferReversal = struct({
  transfer: required(
    Name,
    "The transfer to take back, by the id of its step; of a destination charge, the charge's, or its capture's."
  ),
  amount: optional(Amount, "How much of it. Default: all that is left."),
  refund_application_fee: optional(
    Flag,
    "Also give the share of a destination charge's application fee back. Default: false."
  )
})

const ApplicationFeeRefund = struct({
  fee: required(
    Name,
    "The application fee to give back, by the id of its charge's step, its capture's or its instant payout's."
  ),
  amount: optional(Amount, "How much of it. Default: all that is left.")
})

const Payout = struct({
  stripe_account: optional(Name, "Whose payout it is (the Stripe-Account header). Default: the platform's."),
  amount: optional(
    Amount,
    "How much to send to its bank. Default: all that is available of the source_type; of an instant payout, the most " +
      "that is left after its fee."
  ),
  method: optional(
    choice(["standard", "instant"]),
    "Whether it takes the bank's business days, or half an hour at most, for a fee. Default: standard."
  ),
  source_type: optional(SourceType, "Which of its funds to take. Default: card."),
  description: optional(Line, "The description of its balance transaction. Default: STRIPE PAYOUT.")
})

const payoutName = "by the id of its step, or an automatic one by its account and day (ada.2026-03-05)"

const PayoutCancel = struct({
  payout: required(PayoutName, `The payout to cancel while it is pending, ${payoutName}.`)
})

const PayoutFailure = struct({
  payout: required(PayoutName, `The payout that the bank sends back, ${payoutName}.`),
  failure_code: required(choice(FailureCode.payoutFailureCodes), "Why, in Stripe's words.")
})

const PayoutReversal = struct({
  payout: required(PayoutName, `The payout of a connected account to take back from its bank, ${payoutName}.`)
})

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
  failure_code: required(choice(FailureCode.topUpFailureCodes), "Why, in Stripe's words.")
})

const TopUpReversal = struct({
  top_up: required(Name, "The top-up that the bank takes back, by the id of its step.")
})

const ExternalAccountUpdate = struct({
  stripe_account: optional(Name, "Whose bank account it is. Default: the platform's.")
})

/** What a step may do, by the tag of its command; each step does one. */
const requests = {
  charge: optional(Charge, "A payment: on the platform, direct on a connected account, or to a destination."),
  capture: optional(Capture, "Takes money that a charge holds, all or part of it."),
  authorization_cancel: optional(AuthorizationCancel, "Releases money that a charge holds."),
  refund: optional(Refund, "Money back to a payer, from the balance the charge stands on."),
  refund_cancel: optional(RefundCancel, "Gives a refund up while it waits for funds."),
  refund_failure: optional(RefundFailure, "A refund comes back from the payer's bank."),
  dispute: optional(DisputeOf, "A payer's bank disputes a charge: it asks about it, or takes the money."),
  dispute_escalation: optional(DisputeEscalation, "The bank that asked takes the money."),
  dispute_evidence: optional(DisputeEvidence, "Evidence against a dispute, once."),
  dispute_close: optional(DisputeClose, "Accepts a chargeback as lost."),
  dispute_won: optional(DisputeWon, "The bank decides for the charge: the money comes back."),
  dispute_lost: optional(DisputeLost, "The bank decides for the payer."),
  transfer: optional(Transfer, "Money from the platform to a connected account, or back by an account debit."),
  transfer_reversal: optional(TransferReversal, "Money back from a transfer to the platform."),
  application_fee_refund: optional(ApplicationFeeRefund, "An application fee back to the connected account."),
  payout: optional(Payout, "Money from a Stripe balance to its account's bank."),
  payout_cancel: optional(PayoutCancel, "Keeps a payout from leaving."),
  payout_failure: optional(PayoutFailure, "A payout comes back from the bank, even after it arrived."),
  payout_reversal: optional(PayoutReversal, "Takes a payout back from the bank that it arrived at."),
  external_account_update: optional(
    ExternalAccountUpdate,
    "A bank account is replaced or mended, so that an account is paid out again after a payout failed."
  ),
  top_up: optional(TopUp, "Money from the platform's bank to its Stripe balance."),
  top_up_cancel: optional(TopUpCancel, "Gives a top-up up before it is there."),
  top_up_failure: optional(TopUpFailure, "A top-up does not come."),
  top_up_reversal: optional(TopUpReversal, "A top-up goes back to the bank after it had come.")
}
export type Request = keyof typeof requests
export const requestNames = Object.keys(requests) as ReadonlyArray<Request>

export const StepSchema = struct({
  at: required(Moment, "When it happens, in UTC; no earlier than the step above it."),
  id: optional(
    Name,
    "What later steps call it; ids of objects are made from it (ch_<id>). Default: step-1, step-2, … by its place."
  ),
  ...requests
}).check(
  Schema.makeFilter(
    (step: object) => {
      const found = requestNames.filter((name) => name in step)
      if (found.length === 1) return undefined
      const expected = `Expected exactly one of ${requestNames.join(", ")}`
      return found.length === 0 ? expected : `${expected}; found ${found.join(" and ")}`
    },
    { toJsonSchema: () => ({ oneOf: requestNames.map((name) => ({ required: [name] })) }) }
  )
)

export type StepSchema = typeof StepSchema.Type
