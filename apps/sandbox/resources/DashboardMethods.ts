/**
 * DashboardMethods: `automatic_payment_methods` of an intent: whether it takes whatever the Dashboard says, and with it
 * payment methods that lead the payer away from the page and need to know where they come back to.
 *
 * Here the Dashboard has cards and nothing else; but no program is told so, and what Stripe asks of it is asked here.
 * https://docs.stripe.com/api/payment_intents/create#create_payment_intent-automatic_payment_methods
 */
import type Stripe from "stripe"
import type * as PaymentIntent from "#adapters/stripe/wire/PaymentIntent.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"

export const parameter = Parameter.object({
  allow_redirects: Parameter.oneOf(["always", "never"]),
  enabled: Parameter.required(Parameter.boolean)
} satisfies Parameter.Complete<Stripe.PaymentIntentCreateParams.AutomaticPaymentMethods>)

export type DashboardMethods = PaymentIntent.Facts["automaticPaymentMethods"]

/** Of an intent that names no payment methods. */
const usual: DashboardMethods = { allow_redirects: "always", enabled: true }

interface Said {
  readonly allowed_payment_method_types?: ReadonlyArray<string> | undefined
  readonly automatic_payment_methods?: Parameter.Given<{ readonly it: typeof parameter }>["it"]
  readonly payment_method_types?: ReadonlyArray<string> | undefined
}

export const of = (it: Said): DashboardMethods => {
  const { automatic_payment_methods: stated } = it
  if (stated === undefined) {
    return it.allowed_payment_method_types === undefined && it.payment_method_types === undefined ? usual : null
  }
  const { allow_redirects = "always", enabled } = stated
  return enabled ? { allow_redirects, enabled } : { enabled }
}

/** Whether it needs to know, when it is confirmed, where its payer comes back to. */
export const needsReturn = (it: DashboardMethods): boolean => it?.enabled === true && it.allow_redirects !== "never"
