/**
 * PaymentIntent: Stripe's `payment_intent`, `pi_…`, both ways.
 *
 * The model knows charges only: who serves a payment intent keeps what it says beside them.
 * https://docs.stripe.com/api/payment_intents/object
 */
import { Schema } from "effect"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import type * as PaymentMethod from "#adapters/stripe/wire/PaymentMethod.ts"
import * as Payer from "#adapters/stripe/wire/Payer.ts"
import * as StripeError from "#adapters/stripe/wire/StripeError.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import type * as Money from "#core/money/Money.ts"

const Amount = ExactInteger.ExactInteger
const { OptionalReference, Text } = WireObject

export const PaymentIntent = WireObject.make("payment_intent", {
  id: Schema.String,
  amount: Amount,
  amount_capturable: Amount,
  amount_received: Amount,
  application: OptionalReference,
  application_fee_amount: Schema.NullOr(Amount),
  canceled_at: Schema.NullOr(WireObject.Moment),
  cancellation_reason: Text,
  capture_method: Schema.String,
  client_secret: Text,
  confirmation_method: Schema.String,
  created: WireObject.Moment,
  currency: Schema.String,
  customer: OptionalReference,
  description: Text,
  last_payment_error: Schema.NullOr(WireObject.open({ type: Schema.String })),
  latest_charge: OptionalReference,
  livemode: Schema.Boolean,
  metadata: WireObject.Metadata,
  on_behalf_of: OptionalReference,
  payment_method: OptionalReference,
  payment_method_types: Schema.Array(Schema.String),
  status: Schema.String,
  transfer_data: Schema.optionalKey(
    Schema.NullOr(WireObject.open({ amount: Schema.optionalKey(Amount), destination: WireObject.Reference }))
  ),
  transfer_group: Text
})

export type PaymentIntent = typeof PaymentIntent.Type

export type Status =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "requires_capture"
  | "processing"
  | "canceled"
  | "succeeded"

/** Why the last attempt did not pay. */
export interface PaymentError {
  readonly charge?: string
  readonly code: string
  readonly decline_code?: string
  readonly message: string
  /** What was to pay, as it was then. */
  readonly payment_method?: ReturnType<typeof PaymentMethod.of>
  readonly type: "card_error" | "invalid_request_error"
}

/** Where a payer proves who they are, and where they come back to. */
export interface Redirect {
  readonly return_url: string
  readonly url: string
}

/** What the payer has to do next: to prove who they are, by Stripe's scripts where they are sent nowhere. */
export const nextAction = (redirect: Redirect | undefined) =>
  redirect === undefined
    ? { type: "use_stripe_sdk", use_stripe_sdk: { type: "three_d_secure_redirect" } }
    : { type: "redirect_to_url", redirect_to_url: redirect }

/** All there is to say of one. */
export interface Facts {
  readonly id: string
  readonly created: number
  readonly amount: Money.Money
  readonly amountCapturable: Money.Money
  readonly amountReceived: Money.Money
  readonly applicationFeeAmount: Money.Money | undefined
  readonly automaticPaymentMethods: { readonly enabled: boolean; readonly allow_redirects?: string } | null
  readonly application: string | null
  readonly canceledAt: number | null
  readonly cancellationReason: string | null
  readonly captureMethod: "automatic" | "automatic_async" | "manual"
  readonly confirmationMethod: "automatic" | "manual"
  readonly clientSecret: string
  /** Whoever pays: a customer, or an account. */
  readonly customer: string | null
  readonly description: string | null
  readonly lastPaymentError: PaymentError | null
  readonly latestCharge: string | null
  readonly metadata: WireObject.Metadata
  readonly onBehalfOf: string | null
  readonly paymentMethod: string | null
  readonly paymentMethodTypes: ReadonlyArray<string>
  readonly receiptEmail: string | null
  readonly redirect?: Redirect | undefined
  readonly setupFutureUsage: "off_session" | "on_session" | null
  readonly statementDescriptor: string | null
  readonly statementDescriptorSuffix: string | null
  readonly status: Status
  readonly transferData: { readonly amount?: Money.Money; readonly destination: string } | undefined
  readonly transferGroup: string | null
}

const nothing = {
  allowed_payment_method_types: null,
  amount_details: { tip: {} },
  excluded_payment_method_types: null,
  livemode: WireObject.livemode,
  managed_payments: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_record: null,
  processing: null,
  review: null,
  shipping: null,
  source: null
}

const transferDataOf = ({ transferData }: Facts) =>
  transferData === undefined
    ? null
    : {
        ...(transferData.amount === undefined ? {} : { amount: ExactInteger.of(transferData.amount) }),
        destination: transferData.destination
      }

export const of = (it: Facts) => ({
  id: it.id,
  object: "payment_intent" as const,
  ...nothing,
  ...ExactInteger.money(it.amount),
  amount_capturable: ExactInteger.of(it.amountCapturable),
  amount_received: ExactInteger.of(it.amountReceived),
  application: it.application,
  application_fee_amount: it.applicationFeeAmount === undefined ? null : ExactInteger.of(it.applicationFeeAmount),
  automatic_payment_methods: it.automaticPaymentMethods,
  canceled_at: it.canceledAt,
  cancellation_reason: it.cancellationReason,
  capture_method: it.captureMethod,
  client_secret: it.clientSecret,
  confirmation_method: it.confirmationMethod,
  created: it.created,
  customer: Payer.customer(it.customer),
  customer_account: Payer.customerAccount(it.customer),
  description: it.description,
  last_payment_error:
    it.lastPaymentError === null
      ? null
      : { ...it.lastPaymentError, doc_url: StripeError.page(it.lastPaymentError.code) },
  latest_charge: it.latestCharge,
  metadata: it.metadata,
  next_action: it.status === "requires_action" ? nextAction(it.redirect) : null,
  on_behalf_of: it.onBehalfOf,
  payment_method: it.paymentMethod,
  payment_method_types: [...it.paymentMethodTypes],
  receipt_email: it.receiptEmail,
  setup_future_usage: it.setupFutureUsage,
  statement_descriptor: it.statementDescriptor,
  statement_descriptor_suffix: it.statementDescriptorSuffix,
  status: it.status,
  transfer_data: transferDataOf(it),
  transfer_group: it.transferGroup
})
