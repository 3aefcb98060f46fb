/**
 * Price: Stripe's `price`, `price_…`, both ways: what one unit of a product costs, once or again and again.
 *
 * https://docs.stripe.com/api/prices/object
 */
import { Schema } from "effect"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import type * as Money from "#core/money/Money.ts"

const Recurring = WireObject.open({ interval: Schema.String, interval_count: Schema.Int })

export const Price = WireObject.make("price", {
  id: Schema.String,
  active: Schema.Boolean,
  created: WireObject.Moment,
  currency: Schema.String,
  livemode: Schema.Boolean,
  lookup_key: WireObject.Text,
  metadata: WireObject.Metadata,
  nickname: WireObject.Text,
  product: WireObject.Reference,
  recurring: Schema.NullOr(Recurring),
  type: Schema.String,
  unit_amount: Schema.NullOr(ExactInteger.ExactInteger),
  unit_amount_decimal: WireObject.Text
})

export type Price = typeof Price.Type

/** How often it is paid. */
export interface Interval {
  readonly interval: "day" | "week" | "month" | "year"
  readonly count: number
}

/** All there is to say of one. */
export interface Facts {
  readonly id: string
  readonly created: number
  readonly active: boolean
  readonly lookupKey: string | null
  readonly metadata: WireObject.Metadata
  readonly nickname: string | null
  readonly product: string
  readonly recurring: Interval | null
  readonly taxBehavior: "exclusive" | "inclusive" | "unspecified"
  readonly unitAmount: Money.Money
}

const recurring = ({ count, interval }: Interval) => ({
  interval,
  interval_count: count,
  meter: null,
  trial_period_days: null,
  usage_type: "licensed" as const
})

export const of = (it: Facts) => ({
  id: it.id,
  object: "price" as const,
  active: it.active,
  billing_scheme: "per_unit" as const,
  created: it.created,
  currency: it.unitAmount.currency as string,
  custom_unit_amount: null,
  livemode: WireObject.livemode,
  lookup_key: it.lookupKey,
  metadata: it.metadata,
  nickname: it.nickname,
  product: it.product,
  recurring: it.recurring === null ? null : recurring(it.recurring),
  tax_behavior: it.taxBehavior,
  tiers_mode: null,
  transform_quantity: null,
  type: it.recurring === null ? ("one_time" as const) : ("recurring" as const),
  unit_amount: ExactInteger.of(it.unitAmount),
  unit_amount_decimal: it.unitAmount.minor.toString()
})
