/**
 * ChargeSteps: the shapes of the steps that charge a payer, now or later.
 */
import { Schema } from "effect"
import * as FailureCode from "#core/connect/schedules/FailureCode.ts"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import * as Product from "#core/connect/prices/Product.ts"
import { Amount, choice, Line, Name, optional, required, struct } from "#core/simulation/schema/ScenarioValue.ts"

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
  on_behalf_of: optional(
    Name,
    "The connected account by whose country, currency, prices and days the charge settles. Default: the platform."
  ),
  transfer_data: optional(TransferData, "Sends the money on to a connected account: a destination charge."),
  application_fee_amount: optional(
    Amount,
    "What the platform takes of a direct or destination charge. Default: nothing."
  ),
  transfer_group: optional(Line, "A label that links charges and transfers, and enforces nothing."),
  products: optional(
    Schema.Array(choice(Product.all)).annotate({ message: "Expected a list of products" }),
    "Which of the products of the account it settles on it uses. Default: all."
  ),
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

const PaymentFailure = struct({
  charge: required(Name, "The bank debit that its bank does not pay, by the id of its step."),
  failure_code: required(
    choice(FailureCode.paymentFailureCodes),
    "Why the bank does not pay it, in Stripe's words such as insufficient_funds."
  )
})

/** By the tag of their commands. */
export const requests = {
  charge: optional(Charge, "A payment: on the platform, direct on a connected account, or to a destination."),
  capture: optional(Capture, "Takes money that a charge holds, all or part of it."),
  authorization_cancel: optional(AuthorizationCancel, "Releases money that a charge holds."),
  payment_failure: optional(
    PaymentFailure,
    "A bank does not pay a bank debit, perhaps when its money was there already."
  )
}
