/**
 * Transfer: Stripe's `transfer`, `tr_…`, both ways, with its reversals in it.
 *
 * https://docs.stripe.com/api/transfers/object
 */
import { Schema } from "effect"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as List from "#adapters/stripe/wire/List.ts"
import * as TransferReversal from "#adapters/stripe/wire/TransferReversal.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import type * as Model from "#core/connect/objects/Transfer.ts"
import * as Money from "#core/money/Money.ts"

const Amount = ExactInteger.ExactInteger
const { OptionalReference, Text } = WireObject

export const Transfer = WireObject.make("transfer", {
  id: Schema.String,
  amount: Amount,
  amount_reversed: Amount,
  balance_transaction: OptionalReference,
  created: WireObject.Moment,
  currency: Schema.String,
  description: Text,
  destination: OptionalReference,
  destination_payment: Schema.optionalKey(WireObject.Reference),
  livemode: Schema.Boolean,
  metadata: WireObject.Metadata,
  reversals: List.List(TransferReversal.TransferReversal),
  reversed: Schema.Boolean,
  source_transaction: OptionalReference,
  source_type: Schema.optionalKey(Schema.String),
  transfer_group: Text
})

export type Transfer = typeof Transfer.Type

/** What the model states of it. */
export const stated = (it: Model.Transfer) => ({
  id: it.id,
  object: "transfer" as const,
  ...ExactInteger.money(it.amount),
  amount_reversed: ExactInteger.of(it.amountReversed),
  balance_transaction: it.balanceTransaction,
  created: it.created as number,
  destination: it.destination as string,
  destination_payment: it.destinationPayment,
  reversed: Money.equals(it.amount, it.amountReversed),
  source_transaction: it.sourceTransaction ?? null,
  source_type: it.sourceType as string,
  transfer_group: it.transferGroup ?? null
})

/** What only whoever serves it knows. */
export interface Beside {
  readonly description: string | null
  readonly metadata: WireObject.Metadata
  /** Its newest reversals, and whether there are more. */
  readonly reversals: List.Page<ReturnType<typeof TransferReversal.of>>
}

export const of = (it: Model.Transfer, beside: Partial<Beside> = {}) => ({
  description: null,
  livemode: WireObject.livemode,
  metadata: WireObject.noMetadata,
  reversals: List.of<ReturnType<typeof TransferReversal.of>>(`/v1/transfers/${it.id}/reversals`, []),
  ...stated(it),
  ...beside
})
