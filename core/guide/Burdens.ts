/**
 * Burdens: who pays which of Stripe's prices and bears which loss, of payments made as they were chosen.
 *
 * What is about a payment is the platform's wherever the payment is made on its account.
 */
import * as AccountTerms from "#core/connect/accounts/AccountTerms.ts"
import type * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import type * as LossResponsibility from "#core/connect/accounts/LossResponsibility.ts"
import * as Choices from "#core/guide/Choices.ts"

export interface Burdens extends LossResponsibility.Bearers {
  readonly processing: "account" | "application"
  readonly fees: AccountTerms.AccountTerms["fees"]
}

const ofPayments: ReadonlySet<FeeResponsibility.Product> = new Set([
  "payment_processing",
  "network_costs",
  "disputes",
  "payment_method_failures"
])

export const of = ({ charge, ...choices }: Choices.Choices): Burdens => {
  const { fees, losses, processing } = AccountTerms.of(Choices.controller(choices))
  return {
    ...losses[charge],
    processing: processing[charge],
    fees: fees.map(({ payer, product }) => ({
      product,
      payer: charge !== "direct" && ofPayments.has(product) ? "application" : payer
    }))
  }
}
