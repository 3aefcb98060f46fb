/**
 * Refund: Stripe's `refund`, `re_…` or `pyr_…`, both ways.
 *
 * https://docs.stripe.com/api/refunds/object
 */
import { Schema } from "effect"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import type * as Model from "#core/connect/objects/Refund.ts"

const { OptionalReference, Text } = WireObject

export const Refund = WireObject.make("refund", {
  id: Schema.String,
  amount: ExactInteger.ExactInteger,
  balance_transaction: OptionalReference,
  charge: OptionalReference,
  created: WireObject.Moment,
  currency: Schema.String,
  failure_balance_transaction: Schema.optionalKey(WireObject.Reference),
  failure_reason: Schema.optionalKey(Schema.String),
  metadata: Schema.NullOr(WireObject.Metadata),
  payment_intent: OptionalReference,
  pending_reason: Schema.optionalKey(Schema.String),
  reason: Text,
  source_transfer_reversal: OptionalReference,
  status: Text,
  transfer_reversal: OptionalReference
})

export type Refund = typeof Refund.Type

/** What the model states of it. */
export const stated = (it: Model.Refund) => ({
  id: it.id,
  object: "refund" as const,
  ...ExactInteger.money(it.amount),
  balance_transaction: ("balanceTransaction" in it ? it.balanceTransaction : undefined) ?? null,
  charge: it.charge,
  created: it.created as number,
  ...("failureBalanceTransaction" in it ? { failure_balance_transaction: it.failureBalanceTransaction } : {}),
  ...(it.status === "failed" ? { failure_reason: it.failureReason } : {}),
  ...(it.status === "pending" ? { pending_reason: it.pendingReason } : {}),
  source_transfer_reversal: it.sourceTransferReversal ?? null,
  status: it.status,
  transfer_reversal: it.transferReversal ?? null
})

/** What only whoever serves it knows. */
export interface Beside {
  readonly destination_details: { readonly type: string; readonly card?: { readonly type: "refund" } }
  readonly metadata: WireObject.Metadata
  readonly payment_intent: string | null
  readonly payment_method: string | null
  readonly reason: string | null
}

const nothing = {
  customer: null,
  customer_account: null,
  metadata: WireObject.noMetadata,
  payment_intent: null,
  payment_method: null,
  reason: null,
  receipt_number: null
}

export const of = (it: Model.Refund, beside: Partial<Beside> = {}) => ({ ...nothing, ...stated(it), ...beside })
