/**
 * SetupIntent: Stripe's `setup_intent`, `seti_…`, both ways: a payment method made ready for later, without a payment.
 *
 * https://docs.stripe.com/api/setup_intents/object
 */
import { Schema } from "effect"
import * as PaymentIntent from "#adapters/stripe/wire/PaymentIntent.ts"
import * as Payer from "#adapters/stripe/wire/Payer.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"

const { OptionalReference, Text } = WireObject

export const SetupIntent = WireObject.make("setup_intent", {
  id: Schema.String,
  application: OptionalReference,
  cancellation_reason: Text,
  client_secret: Text,
  created: WireObject.Moment,
  customer: OptionalReference,
  description: Text,
  last_setup_error: Schema.NullOr(WireObject.open({ type: Schema.String })),
  livemode: Schema.Boolean,
  metadata: Schema.NullOr(WireObject.Metadata),
  on_behalf_of: OptionalReference,
  payment_method: OptionalReference,
  payment_method_types: Schema.Array(Schema.String),
  status: Schema.String,
  usage: Schema.String
})

export type SetupIntent = typeof SetupIntent.Type

/** Why a payment method could not be made ready. */
export interface SetupError {
  readonly code: string
  readonly decline_code?: string
  readonly message: string
  readonly type: "card_error" | "invalid_request_error"
}

export type Status = "requires_payment_method" | "requires_confirmation" | "requires_action" | "canceled" | "succeeded"

/** All there is to say of one. */
export interface Facts {
  readonly id: string
  readonly created: number
  readonly application: string | null
  readonly automaticPaymentMethods: { readonly enabled: boolean; readonly allow_redirects?: string } | null
  readonly cancellationReason: "abandoned" | "duplicate" | "requested_by_customer" | null
  readonly clientSecret: string
  /** Whoever pays: a customer, or an account. */
  readonly customer: string | null
  readonly description: string | null
  readonly lastSetupError: SetupError | null
  /** Nobody has tried to set it up yet, if absent. */
  readonly latestAttempt?: string | undefined
  readonly metadata: WireObject.Metadata
  readonly onBehalfOf: string | null
  readonly paymentMethod: string | null
  readonly paymentMethodTypes: ReadonlyArray<string>
  readonly redirect?: PaymentIntent.Redirect | undefined
  readonly status: Status
  readonly usage: "off_session" | "on_session"
}

export const of = (it: Facts) => ({
  id: it.id,
  object: "setup_intent" as const,
  allowed_payment_method_types: null,
  application: it.application,
  automatic_payment_methods: it.automaticPaymentMethods,
  cancellation_reason: it.cancellationReason,
  client_secret: it.clientSecret,
  created: it.created,
  customer: Payer.customer(it.customer),
  customer_account: Payer.customerAccount(it.customer),
  description: it.description,
  excluded_payment_method_types: null,
  flow_directions: null,
  last_setup_error: it.lastSetupError,
  latest_attempt: it.latestAttempt ?? null,
  livemode: WireObject.livemode,
  mandate: null,
  metadata: it.metadata,
  next_action: it.status === "requires_action" ? PaymentIntent.nextAction(it.redirect) : null,
  on_behalf_of: it.onBehalfOf,
  payment_method: it.paymentMethod,
  payment_method_configuration_details: null,
  payment_method_options: null,
  payment_method_types: [...it.paymentMethodTypes],
  single_use_mandate: null,
  status: it.status,
  usage: it.usage
})
