/**
 * IntentFields: the parameters of payment intents.
 */
import type Stripe from "stripe"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as CardOptions from "#apps/sandbox/resources/CardOptions.ts"
import * as EmailAddress from "#apps/sandbox/resources/EmailAddress.ts"
import * as StatementDescriptor from "#apps/sandbox/resources/StatementDescriptor.ts"
import * as DashboardMethods from "#apps/sandbox/resources/DashboardMethods.ts"
import * as Destination from "#apps/sandbox/resources/Destination.ts"
import * as Shipping from "#apps/sandbox/resources/Shipping.ts"
import * as Wallet from "#apps/sandbox/resources/Wallet.ts"

const captureMethod = Parameter.oneOf(["automatic", "automatic_async", "manual"])

/** What moves no money, and what this sandbox has no objects for. */
const common = {
  amount_details: Parameter.ignored,
  excluded_payment_method_types: Parameter.ignored,
  hooks: Parameter.notServed,
  payment_details: Parameter.ignored,
  payment_method_data: Parameter.object(
    Wallet.parts satisfies Parameter.Complete<Stripe.PaymentIntentCreateParams.PaymentMethodData>
  ),
  payment_method_options: CardOptions.parameter,
  receipt_email: EmailAddress.parameter,
  setup_future_usage: Parameter.oneOf(["off_session", "on_session"]),
  shipping: Parameter.shown(Shipping.parameter)
} as const

const confirming = {
  confirmation_token: Parameter.notServed,
  error_on_requires_action: Parameter.boolean,
  mandate: Parameter.notServed,
  mandate_data: Parameter.ignored,
  off_session: Parameter.boolean,
  radar_options: Parameter.ignored,
  return_url: Parameter.text,
  use_stripe_sdk: Parameter.boolean
} as const

const newest = {
  ...common,
  ...confirming,
  allowed_payment_method_types: Parameter.list(Parameter.required(Wallet.type)),
  amount: Parameter.required(Parameter.integer),
  application_fee_amount: Parameter.integer,
  automatic_payment_methods: DashboardMethods.parameter,
  capture_method: captureMethod,
  confirm: Parameter.boolean,
  confirmation_method: Parameter.oneOf(["automatic", "manual"]),
  currency: Parameter.required(Parameter.currency),
  customer: Parameter.text,
  customer_account: Parameter.text,
  description: Parameter.text,
  metadata: Parameter.metadata,
  on_behalf_of: Parameter.text,
  payment_method: Parameter.text,
  payment_method_configuration: Parameter.notServed,
  statement_descriptor: StatementDescriptor.parameter,
  statement_descriptor_suffix: Parameter.text,
  transfer_data: Destination.parameter,
  transfer_group: Parameter.text
} as const satisfies Parameter.Complete<Stripe.PaymentIntentCreateParams>

/** With what older versions of the API call otherwise, and most programs still send. */
export const create = {
  ...newest,
  payment_method_types: Parameter.list(Parameter.required(Wallet.type))
} as const

export const update = {
  ...common,
  allowed_payment_method_types: Parameter.ignored,
  amount: Parameter.integer,
  application_fee_amount: Parameter.integer,
  capture_method: Parameter.notServed,
  currency: Parameter.notServed,
  customer: Parameter.text,
  customer_account: Parameter.text,
  description: Parameter.text,
  metadata: Parameter.metadata,
  payment_method: Parameter.text,
  payment_method_configuration: Parameter.notServed,
  statement_descriptor: StatementDescriptor.parameter,
  statement_descriptor_suffix: Parameter.text,
  transfer_data: Parameter.notServed,
  transfer_group: Parameter.text
} as const satisfies Parameter.Complete<Stripe.PaymentIntentUpdateParams>

export const confirm = {
  ...common,
  ...confirming,
  allowed_payment_method_types: Parameter.ignored,
  amount_to_confirm: Parameter.notServed,
  capture_method: captureMethod,
  payment_method: Parameter.text
} as const satisfies Parameter.Complete<Stripe.PaymentIntentConfirmParams>

export const capture = {
  amount_details: Parameter.ignored,
  amount_to_capture: Parameter.integer,
  application_fee_amount: Parameter.integer,
  final_capture: Parameter.ignored,
  hooks: Parameter.notServed,
  metadata: Parameter.metadata,
  payment_details: Parameter.ignored,
  statement_descriptor: StatementDescriptor.parameter,
  statement_descriptor_suffix: Parameter.text,
  transfer_data: Parameter.notServed
} as const satisfies Parameter.Complete<Stripe.PaymentIntentCaptureParams>

export const cancel = {
  cancellation_reason: Parameter.oneOf(["abandoned", "duplicate", "fraudulent", "requested_by_customer"])
} as const satisfies Parameter.Complete<Stripe.PaymentIntentCancelParams>

export const list = {
  ...Page.parameters,
  created: Parameter.range,
  customer: Parameter.text,
  customer_account: Parameter.text
} as const satisfies Parameter.Complete<Stripe.PaymentIntentListParams>

export const retrieve = {
  client_secret: Parameter.ignored
} as const satisfies Parameter.Complete<Stripe.PaymentIntentRetrieveParams>
