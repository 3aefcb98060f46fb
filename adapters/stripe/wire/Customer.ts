/**
 * Customer: Stripe's `customer`, `cus_…`, both ways. The model knows no payers: nothing of it moves money.
 *
 * https://docs.stripe.com/api/customers/object
 */
import { Schema } from "effect"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"

const { Text } = WireObject

export const Customer = WireObject.make("customer", {
  id: Schema.String,
  balance: Schema.Int,
  created: WireObject.Moment,
  currency: Schema.optionalKey(Text),
  default_source: WireObject.OptionalReference,
  description: Text,
  email: Text,
  invoice_settings: WireObject.open({ default_payment_method: WireObject.OptionalReference }),
  livemode: Schema.Boolean,
  metadata: WireObject.Metadata,
  name: Schema.optionalKey(Text),
  phone: Schema.optionalKey(Text)
})

export type Customer = typeof Customer.Type

/** Where somebody lives, with what is not known left out as null. */
export interface Address {
  readonly city: string | null
  readonly country: string | null
  readonly line1: string | null
  readonly line2: string | null
  readonly postal_code: string | null
  readonly state: string | null
}

/** All there is to say of one. */
export interface Facts {
  readonly id: string
  readonly created: number
  readonly address: Address | null
  readonly defaultPaymentMethod: string | null
  readonly description: string | null
  readonly email: string | null
  readonly metadata: WireObject.Metadata
  readonly name: string | null
  readonly phone: string | null
}

export const of = (it: Facts) => ({
  id: it.id,
  object: "customer" as const,
  address: it.address,
  balance: 0,
  created: it.created,
  currency: null,
  customer_account: null,
  default_source: null,
  delinquent: false,
  description: it.description,
  discount: null,
  email: it.email,
  invoice_prefix: null,
  invoice_settings: {
    custom_fields: null,
    default_payment_method: it.defaultPaymentMethod,
    footer: null,
    rendering_options: null
  },
  livemode: WireObject.livemode,
  metadata: it.metadata,
  name: it.name,
  next_invoice_sequence: 1,
  phone: it.phone,
  preferred_locales: [],
  shipping: null,
  tax_exempt: "none" as const,
  test_clock: null
})
