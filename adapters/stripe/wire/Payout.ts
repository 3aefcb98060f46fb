/**
 * Payout: Stripe's `payout`, `po_…`, both ways.
 *
 * https://docs.stripe.com/api/payouts/object
 */
import { Schema } from "effect"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as PayoutWords from "#adapters/stripe/wire/PayoutWords.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import type * as Model from "#core/connect/objects/Payout.ts"

const Amount = ExactInteger.ExactInteger
const { OptionalReference, Text } = WireObject

export const Payout = WireObject.make("payout", {
  id: Schema.String,
  amount: Amount,
  application_fee: OptionalReference,
  application_fee_amount: Schema.NullOr(Amount),
  arrival_date: WireObject.Moment,
  automatic: Schema.Boolean,
  balance_transaction: OptionalReference,
  created: WireObject.Moment,
  currency: Schema.String,
  description: Text,
  destination: OptionalReference,
  failure_balance_transaction: OptionalReference,
  failure_code: Text,
  failure_message: Text,
  livemode: Schema.Boolean,
  metadata: Schema.NullOr(WireObject.Metadata),
  method: Schema.String,
  original_payout: OptionalReference,
  reconciliation_status: Schema.String,
  reversed_by: OptionalReference,
  source_type: Schema.String,
  status: Schema.String,
  type: Schema.String
})

export type Payout = typeof Payout.Type

const isReturned = (it: Model.Payout): it is Model.Returned => it.status === "failed" || it.status === "canceled"

/** What the model states of it. */
export const stated = (it: Model.Payout) => ({
  id: it.id,
  object: "payout" as const,
  ...ExactInteger.money(it.amount),
  application_fee: it.applicationFee ?? null,
  application_fee_amount: it.applicationFeeAmount === undefined ? null : ExactInteger.of(it.applicationFeeAmount),
  arrival_date: it.arrivalDate as number,
  automatic: it.maker !== "request",
  balance_transaction: it.balanceTransaction,
  created: it.created as number,
  description: it.description,
  failure_balance_transaction: isReturned(it) ? it.failureBalanceTransaction : null,
  failure_code: isReturned(it) ? (it.failureCode ?? null) : null,
  method: it.method,
  original_payout: it.originalPayout ?? null,
  reconciliation_status: it.reconciliationStatus,
  reversed_by: it.reversedBy ?? null,
  source_type: it.sourceType,
  status: it.status
})

/** What only whoever serves it knows. */
export interface Beside {
  /** The external account that it goes to. */
  readonly destination: string | null
  readonly metadata: WireObject.Metadata
  readonly statement_descriptor: string | null
}

const nothing = {
  destination: null,
  livemode: WireObject.livemode,
  metadata: WireObject.noMetadata,
  payout_method: null,
  statement_descriptor: null,
  trace_id: null
}

const messageOf = (it: Model.Payout): string | null =>
  isReturned(it) && it.failureCode !== undefined ? PayoutWords.of(it.failureCode) : null

export const of = (it: Model.Payout, beside: Partial<Beside> = {}) => ({
  ...nothing,
  ...stated(it),
  failure_message: messageOf(it),
  type: it.type ?? ("bank_account" as const),
  ...beside
})
