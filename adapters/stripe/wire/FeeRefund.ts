/**
 * FeeRefund: Stripe's `fee_refund`, `fr_…`: what the platform gave back of an application fee, both ways.
 *
 * https://docs.stripe.com/api/fee_refunds/object
 */
import { Schema } from "effect"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import type * as Model from "#core/connect/objects/ApplicationFee.ts"

export const FeeRefund = WireObject.make("fee_refund", {
  id: Schema.String,
  amount: ExactInteger.ExactInteger,
  balance_transaction: WireObject.OptionalReference,
  created: WireObject.Moment,
  currency: Schema.String,
  fee: WireObject.Reference,
  metadata: Schema.NullOr(WireObject.Metadata)
})

export type FeeRefund = typeof FeeRefund.Type

/** What the model states of it. */
export const stated = (it: Model.ApplicationFeeRefund) => ({
  id: it.id,
  object: "fee_refund" as const,
  ...ExactInteger.money(it.amount),
  balance_transaction: it.balanceTransaction,
  created: it.created as number,
  fee: it.fee
})

export const of = (it: Model.ApplicationFeeRefund, metadata = WireObject.noMetadata) => ({ ...stated(it), metadata })
