/**
 * AccountTerms: all that follows from how an account is set up: who pays for which of Stripe's products, who bears
 * which loss, and which charges it is fit for.
 */
import * as ChargeCompatibility from "#core/connect/accounts/ChargeCompatibility.ts"
import type * as ChargeType from "#core/connect/prices/ChargeType.ts"
import type { Controller } from "#core/connect/accounts/Controller.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import * as LossResponsibility from "#core/connect/accounts/LossResponsibility.ts"
import type { ServiceAgreement } from "#core/connect/accounts/ServiceAgreement.ts"

export interface AccountTerms {
  readonly fees: ReadonlyArray<{ readonly product: FeeResponsibility.Product; readonly payer: FeeResponsibility.Payer }>
  /** Stripe's fee for a payment, by where it is made: what is charged on the platform is always the platform's. */
  readonly processing: { readonly [charge in ChargeType.ChargeType]: "account" | "application" }
  readonly losses: { readonly [charge in ChargeType.ChargeType]: LossResponsibility.Bearers }
  readonly charges: ReadonlyArray<ChargeCompatibility.Way & ChargeCompatibility.ChargeCompatibility>
}

/** Fees for disputes are the platform's only where the losses are, too. https://docs.stripe.com/connect/disputes */
const payerOf = (product: FeeResponsibility.Product, controller: Controller): FeeResponsibility.Payer =>
  product === "disputes"
    ? LossResponsibility.of("direct", controller).disputeFees
    : FeeResponsibility.of(product, controller.feesPayer)

export const of = (controller: Controller, agreement: ServiceAgreement = "full"): AccountTerms => ({
  fees: FeeResponsibility.products.map((product) => ({ product, payer: payerOf(product, controller) })),
  processing: {
    direct:
      FeeResponsibility.of("payment_processing", controller.feesPayer) === "application" ? "application" : "account",
    destination: "application",
    separate: "application"
  },
  losses: {
    direct: LossResponsibility.of("direct", controller),
    destination: LossResponsibility.of("destination", controller),
    separate: LossResponsibility.of("separate", controller)
  },
  charges: ChargeCompatibility.ways.map((way) => ({ ...way, ...ChargeCompatibility.of(controller, way, agreement) }))
})
