/**
 * TransferSteps: the shapes of the steps that move money between the platform and an account.
 */
import * as SourceType from "#core/connect/prices/SourceType.ts"
import {
  Amount,
  choice,
  Flag,
  Line,
  Name,
  optional,
  PartName,
  required,
  struct
} from "#core/simulation/schema/ScenarioValue.ts"

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
  source_type: optional(
    choice(SourceType.all),
    "Which of the sender's funds to take without a source_transaction. Default: card."
  ),
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
    PartName,
    "The application fee to give back, by the id of its charge's step, its capture's or its instant payout's; of a part " +
      "of one that is split with its number (out.2)."
  ),
  amount: optional(Amount, "How much of it. Default: all that is left.")
})

/** By the tag of their commands. */
export const requests = {
  transfer: optional(Transfer, "Money from the platform to a connected account, or back by an account debit."),
  transfer_reversal: optional(TransferReversal, "Money back from a transfer to the platform."),
  application_fee_refund: optional(ApplicationFeeRefund, "An application fee back to the connected account.")
}
