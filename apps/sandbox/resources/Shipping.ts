/**
 * Shipping: where what is paid for goes to, as a payment or a customer states it.
 *
 * https://docs.stripe.com/api/payment_intents/create#create_payment_intent-shipping
 */
import type Stripe from "stripe"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as AddressFields from "#apps/sandbox/resources/AddressFields.ts"

export const parameter = Parameter.object({
  address: AddressFields.address,
  carrier: Parameter.text,
  name: Parameter.text,
  phone: Parameter.text,
  tracking_number: Parameter.text
} satisfies Parameter.Complete<Stripe.PaymentIntentCreateParams.Shipping>)
