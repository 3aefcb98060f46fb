/**
 * TransferReversal: Stripe's `transfer_reversal`, `trr_…`, both ways.
 *
 * https://docs.stripe.com/api/transfer_reversals/object
 */
import { Schema } from "effect"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import type * as Model from "#core/connect/objects/Transfer.ts"

const { OptionalReference } = WireObject

export const TransferReversal = WireObject.make("transfer_reversal", {
  id: Schema.String,
  amount: ExactInteger.ExactInteger,
  balance_transaction: OptionalReference,
  created: WireObject.Moment,
  currency: Schema.String,
  destination_payment_refund: OptionalReference,
  metadata: Schema.NullOr(WireObject.Metadata),
  source_refund: OptionalReference,
  transfer: WireObject.Reference
})

export type TransferReversal = typeof TransferReversal.Type

/** What the model states of it. */
export const stated = (it: Model.TransferReversal) => ({
  id: it.id,
  object: "transfer_reversal" as const,
  ...ExactInteger.money(it.amount),
  balance_transaction: it.balanceTransaction,
  created: it.created as number,
  destination_payment_refund: it.destinationPaymentRefund,
  source_refund: it.sourceRefund ?? null,
  transfer: it.transfer
})

export const of = (it: Model.TransferReversal, metadata = WireObject.noMetadata) => ({ ...stated(it), metadata })
