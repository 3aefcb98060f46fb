/**
 * FinancingSteps: the shapes of the steps in which Stripe Capital advances an account money.
 */
import { Amount, Name, optional, Percentage, required, struct } from "#core/simulation/schema/ScenarioValue.ts"

const Financing = struct({
  stripe_account: required(Name, "The connected account that the money is advanced to."),
  advance_amount: required(Amount, "What it gets, in the currency that it settles in."),
  fee_amount: optional(Amount, "The flat fee that it owes beside it. Default: none."),
  withhold_rate: required(Percentage, "What is withheld of each of its payments until both are repaid, such as 10%.")
})

/** By the tag of their commands. */
export const requests = {
  financing: optional(Financing, "Stripe Capital advances a connected account money, paid down by its payments.")
}
