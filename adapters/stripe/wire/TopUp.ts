/**
 * TopUp: Stripe's `topup`, `tu_…`, both ways.
 *
 * https://docs.stripe.com/api/topups/object
 */
import { Schema } from "effect"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import type * as Model from "#core/connect/objects/TopUp.ts"

const { Text } = WireObject

export const TopUp = WireObject.make("topup", {
  id: Schema.String,
  amount: ExactInteger.ExactInteger,
  balance_transaction: WireObject.OptionalReference,
  created: WireObject.Moment,
  currency: Schema.String,
  description: Text,
  expected_availability_date: Schema.NullOr(WireObject.Moment),
  failure_code: Text,
  failure_message: Text,
  livemode: Schema.Boolean,
  metadata: WireObject.Metadata,
  status: Schema.String,
  transfer_group: Text
})

export type TopUp = typeof TopUp.Type

/** What the model states of it. */
export const stated = (it: Model.TopUp) => ({
  id: it.id,
  object: "topup" as const,
  ...ExactInteger.money(it.amount),
  balance_transaction: ("balanceTransaction" in it ? it.balanceTransaction : undefined) ?? null,
  created: it.created as number,
  description: it.description,
  expected_availability_date: it.expectedAvailabilityDate as number,
  failure_code: it.status === "failed" ? (it.failureCode ?? null) : null,
  status: it.status
})

/** What only whoever serves it knows. */
export interface Beside {
  /** As it was changed to; what it was made with, if absent. */
  readonly description?: string | null
  readonly metadata: WireObject.Metadata
  readonly statement_descriptor: string | null
  readonly transfer_group: string | null
}

const nothing = {
  failure_message: null,
  initiated_by: "user" as const,
  livemode: WireObject.livemode,
  metadata: WireObject.noMetadata,
  source: null,
  statement_descriptor: null,
  transfer_group: null
}

export const of = (it: Model.TopUp, beside: Partial<Beside> = {}) => ({ ...nothing, ...stated(it), ...beside })
