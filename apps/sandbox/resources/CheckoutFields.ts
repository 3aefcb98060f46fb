/**
 * CheckoutFields: the parameters of checkout sessions.
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as StatementDescriptor from "#apps/sandbox/resources/StatementDescriptor.ts"
import * as EmailAddress from "#apps/sandbox/resources/EmailAddress.ts"
import * as Destination from "#apps/sandbox/resources/Destination.ts"
import * as IntentFields from "#apps/sandbox/resources/IntentFields.ts"
import * as WebAddress from "#apps/sandbox/resources/WebAddress.ts"
import * as Wallet from "#apps/sandbox/resources/Wallet.ts"

const productData = Parameter.object({
  description: Parameter.text,
  images: Parameter.ignored,
  metadata: Parameter.ignored,
  name: Parameter.required(Parameter.text),
  tax_code: Parameter.ignored,
  tax_details: Parameter.ignored,
  unit_label: Parameter.ignored
} satisfies Parameter.Complete<Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData>)

const priceData = Parameter.object({
  currency: Parameter.required(Parameter.currency),
  product: Parameter.text,
  product_data: productData,
  recurring: Parameter.notServed,
  tax_behavior: Parameter.ignored,
  unit_amount: Parameter.required(Parameter.integer),
  unit_amount_decimal: Parameter.notServed
} satisfies Parameter.Complete<Stripe.Checkout.SessionCreateParams.LineItem.PriceData>)

const lineItem = Parameter.object({
  adjustable_quantity: Parameter.ignored,
  metadata: Parameter.ignored,
  price: Parameter.text,
  price_data: priceData,
  quantity: Parameter.integer,
  tax_rates: Parameter.notServed
} satisfies Parameter.Complete<Stripe.Checkout.SessionCreateParams.LineItem>)

const intentData = {
  application_fee_amount: Parameter.integer,
  capture_method: IntentFields.create.capture_method,
  description: Parameter.text,
  metadata: Parameter.metadata,
  on_behalf_of: Parameter.text,
  receipt_email: EmailAddress.parameter,
  setup_future_usage: IntentFields.create.setup_future_usage,
  shipping: Parameter.ignored,
  statement_descriptor: StatementDescriptor.parameter,
  statement_descriptor_suffix: Parameter.text,
  transfer_data: Destination.parameter,
  transfer_group: Parameter.text
} as const satisfies Parameter.Complete<Stripe.Checkout.SessionCreateParams.PaymentIntentData>

/** As it was sent, so that a payment intent is made of it as of any request; what is wrong with it is told now. */
const asSent: Parameter.Parameter<Readonly<Record<string, unknown>> | undefined> = {
  isRequired: false,
  read: (value, name) =>
    Result.map(Parameter.object(intentData).read(value, name), (read) =>
      read === undefined ? undefined : (value as Readonly<Record<string, unknown>>)
    )
}

const mode: Parameter.Parameter<"payment" | "setup" | undefined> = {
  isRequired: false,
  read: (value, name) =>
    value === "subscription"
      ? Result.fail(Failure.notServed("subscriptions need Billing, which is no part of the model", name))
      : Parameter.oneOf(["payment", "setup"]).read(value, name)
}

const setupData = Parameter.object({
  description: Parameter.text,
  metadata: Parameter.metadata,
  on_behalf_of: Parameter.text
} satisfies Parameter.Complete<Stripe.Checkout.SessionCreateParams.SetupIntentData>)

/** There is no page of ours, and none within another's. */
const uiMode: Parameter.Parameter<string | undefined> = {
  isRequired: false,
  read: (value, name) =>
    value === "hosted_page" || value === "hosted"
      ? Result.succeed(undefined)
      : Result.fail(Failure.notServed(`sessions with another ${name} than hosted_page are not served`, name))
}

export const create = {
  adaptive_pricing: Parameter.ignored,
  after_expiration: Parameter.ignored,
  allow_promotion_codes: Parameter.shown(Parameter.boolean),
  allowed_payment_method_types: Parameter.list(Parameter.required(Wallet.type)),
  automatic_tax: Parameter.notServed,
  billing_address_collection: Parameter.shown(Parameter.text),
  branding_settings: Parameter.ignored,
  cancel_url: WebAddress.parameter,
  client_reference_id: Parameter.text,
  consent_collection: Parameter.ignored,
  currency: Parameter.ignored,
  custom_fields: Parameter.ignored,
  custom_text: Parameter.ignored,
  customer: Parameter.text,
  customer_account: Parameter.notServed,
  customer_creation: Parameter.shown(Parameter.text),
  customer_email: EmailAddress.parameter,
  customer_update: Parameter.ignored,
  discounts: Parameter.notServed,
  excluded_payment_method_types: Parameter.ignored,
  expires_at: Parameter.moment,
  integration_identifier: Parameter.shown(Parameter.text),
  invoice_creation: Parameter.notServed,
  line_items: Parameter.list(Parameter.required(lineItem)),
  locale: Parameter.shown(Parameter.text),
  managed_payments: Parameter.notServed,
  metadata: Parameter.metadata,
  mode,
  name_collection: Parameter.ignored,
  optional_items: Parameter.notServed,
  origin_context: Parameter.shown(Parameter.text),
  payment_intent_data: asSent,
  payment_method_collection: Parameter.shown(Parameter.text),
  payment_method_configuration: Parameter.notServed,
  payment_method_data: Parameter.ignored,
  payment_method_options: Parameter.ignored,
  /** As older versions of the API call it. */
  payment_method_types: Parameter.list(Parameter.required(Wallet.type)),
  permissions: Parameter.ignored,
  phone_number_collection: Parameter.shown(Parameter.object({ enabled: Parameter.boolean })),
  redirect_on_completion: Parameter.ignored,
  return_url: Parameter.ignored,
  saved_payment_method_options: Parameter.ignored,
  setup_intent_data: setupData,
  shipping_address_collection: Parameter.shown(Parameter.object({ allowed_countries: Parameter.list(Parameter.text) })),
  shipping_options: Parameter.notServed,
  submit_type: Parameter.shown(Parameter.text),
  subscription_data: Parameter.notServed,
  success_url: WebAddress.parameter,
  tax_id_collection: Parameter.ignored,
  ui_mode: uiMode,
  wallet_options: Parameter.ignored
} as const satisfies Parameter.Complete<Stripe.Checkout.SessionCreateParams> & Parameter.Fields

export const update = {
  collected_information: Parameter.notServed,
  line_items: Parameter.notServed,
  metadata: Parameter.metadata,
  payment_intent_data: Parameter.notServed,
  shipping_options: Parameter.notServed
} as const satisfies Parameter.Complete<Stripe.Checkout.SessionUpdateParams>

export const list = {
  ...Page.parameters,
  created: Parameter.range,
  customer: Parameter.text,
  customer_account: Parameter.notServed,
  customer_details: Parameter.notServed,
  payment_intent: Parameter.text,
  payment_link: Parameter.notServed,
  status: Parameter.oneOf(["open", "complete", "expired"]),
  subscription: Parameter.notServed
} as const satisfies Parameter.Complete<Stripe.Checkout.SessionListParams>

/** What the page of a session sends. */
export const pay = {
  expected_amount: Parameter.integer,
  payment_method: Parameter.required(Parameter.text)
} as const
