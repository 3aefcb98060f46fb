/**
 * StepSchema: the shape of a step of a scenario file: when, and one request to Stripe with its parameters.
 */
import { Schema } from "effect"
import { Amount, Flag, Line, Moment, Name, optional, required, struct } from "#core/simulation/ScenarioValue.ts"

const TransferData = struct({
  destination: required(Name, "The connected account that receives the money."),
  amount: optional(Amount, "How much of the charge to send. Default: all of it.")
})

const Charge = struct({
  amount: required(Amount, "What the payer pays."),
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
})

const Refund = struct({
  charge: required(Name, "The charge to refund, by the id of its step."),
  amount: optional(Amount, "What goes back to the payer. Default: all that is left."),
  reverse_transfer: optional(Flag, "Also take the share of a destination charge's transfer back. Default: false."),
  refund_application_fee: optional(Flag, "Also give the share of the application fee back. Default: false.")
})

const Transfer = struct({
  amount: required(Amount, "What to send."),
  destination: required(Name, "The connected account that receives it."),
  source_transaction: optional(
    Name,
    "The platform's charge it comes from, by the id of its step. Default: what the platform has available."
  ),
  transfer_group: optional(Line, "A label; a transfer with a source_transaction inherits the charge's."),
  description: optional(Line, "The description of its balance transaction.")
})

const TransferReversal = struct({
  transfer: required(Name, "The transfer to take back, by the id of its step; of a destination charge, the charge's."),
  amount: optional(Amount, "How much of it. Default: all that is left."),
  refund_application_fee: optional(
    Flag,
    "Also give the share of a destination charge's application fee back. Default: false."
  )
})

const ApplicationFeeRefund = struct({
  fee: required(Name, "The application fee to give back, by the id of its charge's step."),
  amount: optional(Amount, "How much of it. Default: all that is left.")
})

/** What a step may do; each step does one. */
const requests = {
  charge: optional(Charge, "A payment: on the platform, direct on a connected account, or to a destination."),
  refund: optional(Refund, "Money back to a payer, from the balance the charge stands on."),
  transfer: optional(Transfer, "Money from the platform to a connected account."),
  transfer_reversal: optional(TransferReversal, "Money back from a transfer to the platform."),
  application_fee_refund: optional(ApplicationFeeRefund, "An application fee back to the connected account.")
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
