/**
 * SetupIntentFields: the parameters of setup intents.
 */
import type Stripe from "stripe"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as CardOptions from "#apps/sandbox/resources/CardOptions.ts"
import * as DashboardMethods from "#apps/sandbox/resources/DashboardMethods.ts"
import * as Wallet from "#apps/sandbox/resources/Wallet.ts"

export const common = {
  allowed_payment_method_types: Parameter.list(Parameter.required(Wallet.type)),
  attach_to_self: Parameter.notServed,
  customer: Parameter.text,
  customer_account: Parameter.text,
  description: Parameter.text,
  excluded_payment_method_types: Parameter.ignored,
  flow_directions: Parameter.shown(Parameter.list(Parameter.oneOf(["inbound", "outbound"]))),
  metadata: Parameter.metadata,
  payment_method: Parameter.text,
  payment_method_configuration: Parameter.notServed,
  payment_method_data: Parameter.object(
    Wallet.parts satisfies Parameter.Complete<Stripe.SetupIntentCreateParams.PaymentMethodData>
  ),
  payment_method_options: CardOptions.parameter
} as const

export const create = {
  ...common,
  automatic_payment_methods: DashboardMethods.parameter,
  confirm: Parameter.boolean,
  confirmation_token: Parameter.notServed,
  mandate_data: Parameter.ignored,
  on_behalf_of: Parameter.text,
  /** As older versions of the API call it. */
  payment_method_types: Parameter.list(Parameter.required(Wallet.type)),
  return_url: Parameter.text,
  single_use: Parameter.notServed,
  usage: Parameter.oneOf(["off_session", "on_session"]),
  use_stripe_sdk: Parameter.boolean
} as const satisfies Parameter.Complete<Stripe.SetupIntentCreateParams> & Parameter.Fields

export const update = {
  ...common,
  payment_method_types: create.payment_method_types
} as const satisfies Parameter.Complete<Stripe.SetupIntentUpdateParams> & Parameter.Fields

export const confirm = {
  allowed_payment_method_types: Parameter.ignored,
  confirmation_token: Parameter.notServed,
  mandate_data: Parameter.ignored,
  payment_method: Parameter.text,
  payment_method_data: common.payment_method_data,
  payment_method_options: CardOptions.parameter,
  return_url: Parameter.text,
  use_stripe_sdk: Parameter.boolean
} as const satisfies Parameter.Complete<Stripe.SetupIntentConfirmParams>

export const cancel = {
  cancellation_reason: Parameter.oneOf(["abandoned", "duplicate", "requested_by_customer"])
} as const satisfies Parameter.Complete<Stripe.SetupIntentCancelParams>

export const list = {
  ...Page.parameters,
  attach_to_self: Parameter.notServed,
  created: Parameter.range,
  customer: Parameter.text,
  customer_account: Parameter.text,
  payment_method: Parameter.text
} as const satisfies Parameter.Complete<Stripe.SetupIntentListParams>

export const retrieve = {
  client_secret: Parameter.ignored
} as const satisfies Parameter.Complete<Stripe.SetupIntentRetrieveParams>
