/**
 * Product: Stripe's `product`, `prod_…`, both ways: what is sold. The money is in its prices.
 *
 * https://docs.stripe.com/api/products/object
 */
import { Schema } from "effect"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"

export const Product = WireObject.make("product", {
  id: Schema.String,
  active: Schema.Boolean,
  created: WireObject.Moment,
  default_price: Schema.optionalKey(WireObject.OptionalReference),
  description: WireObject.Text,
  images: Schema.Array(Schema.String),
  livemode: Schema.Boolean,
  metadata: WireObject.Metadata,
  name: Schema.String,
  updated: WireObject.Moment,
  url: WireObject.Text
})

export type Product = typeof Product.Type

/** All there is to say of one. */
export interface Facts {
  readonly id: string
  readonly created: number
  readonly updated: number
  readonly active: boolean
  readonly defaultPrice: string | null
  readonly description: string | null
  readonly images: ReadonlyArray<string>
  readonly metadata: WireObject.Metadata
  readonly name: string
  readonly shippable: boolean | null
  readonly statementDescriptor: string | null
  readonly unitLabel: string | null
  readonly url: string | null
}

export const of = (it: Facts) => ({
  id: it.id,
  object: "product" as const,
  active: it.active,
  created: it.created,
  default_price: it.defaultPrice,
  description: it.description,
  images: [...it.images],
  livemode: WireObject.livemode,
  marketing_features: [],
  metadata: it.metadata,
  name: it.name,
  package_dimensions: null,
  shippable: it.shippable,
  statement_descriptor: it.statementDescriptor,
  tax_code: null,
  tax_details: null,
  type: "service" as const,
  unit_label: it.unitLabel,
  updated: it.updated,
  url: it.url
})
