/**
 * CheckoutSession: Stripe's `checkout.session`, `cs_test_…`, and the items on its page, both ways.
 *
 * https://docs.stripe.com/api/checkout/sessions/object
 */
import { Schema } from "effect"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as List from "#adapters/stripe/wire/List.ts"
import * as PriceWire from "#adapters/stripe/wire/Price.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import * as Money from "#core/money/Money.ts"

const { OptionalReference, Text } = WireObject
const Amount = Schema.NullOr(ExactInteger.ExactInteger)

export const CheckoutSession = WireObject.make("checkout.session", {
  id: Schema.String,
  amount_subtotal: Amount,
  amount_total: Amount,
  client_reference_id: Text,
  created: WireObject.Moment,
  currency: Text,
  customer: OptionalReference,
  customer_email: Text,
  expires_at: WireObject.Moment,
  line_items: Schema.optionalKey(List.List(Schema.Unknown)),
  livemode: Schema.Boolean,
  metadata: Schema.NullOr(WireObject.Metadata),
  mode: Schema.String,
  payment_intent: OptionalReference,
  payment_status: Schema.String,
  status: Text,
  success_url: Text,
  url: Text
})

export type CheckoutSession = typeof CheckoutSession.Type

/** So many of a price. */
export interface LineItem {
  readonly id: string
  readonly description: string
  readonly price: PriceWire.Facts
  readonly quantity: bigint
}

/** All there is to say of one. */
export interface Facts {
  readonly id: string
  readonly created: number
  readonly cancelUrl: string | null
  readonly clientReferenceId: string | null
  readonly customer: string | null
  readonly customerEmail: string | null
  readonly expiresAt: number
  /** All in the same currency; none where nothing is paid, but a way to pay is set up. */
  readonly items: ReadonlyArray<LineItem>
  readonly metadata: WireObject.Metadata
  readonly paymentIntent: string | null
  readonly paymentMethodTypes: ReadonlyArray<string>
  readonly paymentStatus: "no_payment_required" | "paid" | "unpaid"
  /** Of one that sets up a way to pay; null of one that is paid. */
  readonly setupIntent: string | null
  readonly status: "open" | "complete" | "expired"
  readonly successUrl: string | null
}

const amountOf = ({ price, quantity }: LineItem): Money.Money => Money.times(price.unitAmount, quantity)

/** What the payer pays; undefined where that is nothing. */
export const total = ({ items }: Pick<Facts, "items">): Money.Money | undefined => {
  const [first] = items
  return first === undefined ? undefined : Money.sum(first.price.unitAmount.currency, items.map(amountOf))
}

/** Stripe's `item`. */
export const lineItem = (it: LineItem) => {
  const { amount, currency } = ExactInteger.money(amountOf(it))
  return {
    id: it.id,
    object: "item" as const,
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency,
    description: it.description,
    metadata: {},
    price: PriceWire.of(it.price),
    quantity: Number(it.quantity)
  }
}

const noText = { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null }

const nothing = {
  adaptive_pricing: { enabled: false },
  after_expiration: null,
  allow_promotion_codes: null,
  allowed_payment_method_types: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: noText,
  customer_account: null,
  customer_creation: "if_required" as const,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  livemode: WireObject.livemode,
  locale: null,
  managed_payments: null,
  origin_context: null,
  payment_link: null,
  payment_method_collection: "if_required" as const,
  payment_method_configuration_details: null,
  payment_method_options: {},
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  submit_type: null,
  subscription: null,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  ui_mode: "hosted_page" as const,
  wallet_options: null
}

const details = (email: string) => ({
  address: null,
  business_name: null,
  email,
  individual_name: null,
  name: null,
  phone: null,
  tax_exempt: "none" as const,
  tax_ids: null
})

export const of = (it: Facts) => {
  const sum = total(it)
  const { amount, currency } = sum === undefined ? { amount: null, currency: null } : ExactInteger.money(sum)
  return {
    id: it.id,
    object: "checkout.session" as const,
    ...nothing,
    amount_subtotal: amount,
    amount_total: amount,
    cancel_url: it.cancelUrl,
    client_reference_id: it.clientReferenceId,
    created: it.created,
    currency,
    customer: it.customer,
    customer_details: it.customerEmail === null ? null : details(it.customerEmail),
    customer_email: it.customerEmail,
    expires_at: it.expiresAt,
    metadata: it.metadata,
    mode: it.setupIntent === null ? ("payment" as const) : ("setup" as const),
    payment_intent: it.paymentIntent,
    payment_method_types: [...it.paymentMethodTypes],
    payment_status: it.paymentStatus,
    setup_intent: it.setupIntent,
    status: it.status,
    success_url: it.successUrl,
    url: it.status === "open" ? `https://checkout.stripe.com/c/pay/${it.id}` : null
  }
}
