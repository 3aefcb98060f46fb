/**
 * BalancePaymentSteps: the shapes of the steps in which connected accounts pay the platform with their Stripe balances.
 */
import * as SourceType from "#core/connect/prices/SourceType.ts"
import { Amount, choice, Line, Name, optional, required, struct } from "#core/simulation/schema/ScenarioValue.ts"

const BalancePayment = struct({
  stripe_account: required(Name, "The connected account that pays, out of what it has available."),
  amount: required(Amount, "What it pays the platform, in the currency that both settle in."),
  source_type: optional(choice(SourceType.all), "Which of its funds pay. Default: card."),
  description: optional(Line, "The description of both balance transactions. Default: none.")
})

const BalancePaymentRefund = struct({
  balance_payment: required(Name, "The payment that is given back, by the id of its step."),
  amount: optional(Amount, "How much of it. Default: all that is left.")
})

/** By the tag of their commands. */
export const requests = {
  balance_payment: optional(BalancePayment, "A connected account pays the platform with its Stripe balance."),
  balance_payment_refund: optional(BalancePaymentRefund, "The platform gives such a payment back.")
}
