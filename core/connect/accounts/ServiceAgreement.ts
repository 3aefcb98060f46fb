/**
 * ServiceAgreement: what an account agreed to with Stripe: `full`, or as a mere `recipient` of the platform's transfers.
 *
 * A recipient is paid by the platform, which is the merchant of record: it cannot be charged directly nor on behalf of,
 * and what is transferred to it takes 24 hours longer. Only accounts whose losses are the platform's and that have no
 * full dashboard can be one. https://docs.stripe.com/connect/service-agreement-types
 */
import type { Capability } from "#core/connect/accounts/Capability.ts"
import type { Controller } from "#core/connect/accounts/Controller.ts"

export type ServiceAgreement = "full" | "recipient"

/** How much longer what is transferred to a recipient stays pending. */
export const recipientDelaySeconds = 86_400

/** What an account may ask for under it. */
export const capabilities: { readonly [agreement in ServiceAgreement]: ReadonlyArray<Capability> } = {
  full: ["card_payments", "transfers"],
  recipient: ["transfers"]
}

/** Why an account with this controller cannot be a recipient; undefined where it can. */
export const recipientRefusal = ({ dashboard, losses }: Controller): string | undefined => {
  if (losses === "stripe") return "recipient needs losses: application"
  return dashboard === "full" ? "recipient needs dashboard: express or none" : undefined
}
