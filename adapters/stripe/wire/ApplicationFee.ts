/**
 * ApplicationFee: Stripe's `application_fee`, `fee_…`, both ways, with its refunds in it.
 *
 * https://docs.stripe.com/api/application_fees/object
 */
import { Schema } from "effect"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as FeeRefund from "#adapters/stripe/wire/FeeRefund.ts"
import * as List from "#adapters/stripe/wire/List.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import type * as Model from "#core/connect/objects/ApplicationFee.ts"
import * as Money from "#core/money/Money.ts"

const Amount = ExactInteger.ExactInteger
const { OptionalReference } = WireObject

export const ApplicationFee = WireObject.make("application_fee", {
  id: Schema.String,
  account: WireObject.Reference,
  amount: Amount,
  amount_refunded: Amount,
  application: WireObject.Reference,
  balance_transaction: OptionalReference,
  /** Null of a payout's fee, which the official types do not know. */
  charge: OptionalReference,
  created: WireObject.Moment,
  currency: Schema.String,
  fee_source: Schema.NullOr(
    WireObject.open({
      charge: Schema.optionalKey(Schema.String),
      payout: Schema.optionalKey(Schema.String),
      type: Schema.String
    })
  ),
  livemode: Schema.Boolean,
  originating_transaction: OptionalReference,
  refunded: Schema.Boolean,
  refunds: List.List(FeeRefund.FeeRefund)
})

export type ApplicationFee = typeof ApplicationFee.Type

/** What it was taken from. */
const sourceOf = (it: Model.ApplicationFee): { charge?: string; payout?: string; type: "charge" | "payout" } =>
  it.charge === undefined ? { payout: it.payout, type: "payout" } : { charge: it.charge, type: "charge" }

/** What the model states of it. */
export const stated = (it: Model.ApplicationFee) => ({
  id: it.id,
  object: "application_fee" as const,
  account: it.account as string,
  ...ExactInteger.money(it.amount),
  amount_refunded: ExactInteger.of(it.amountRefunded),
  balance_transaction: it.balanceTransaction,
  charge: it.charge ?? null,
  created: it.created as number,
  fee_source: sourceOf(it),
  originating_transaction: it.originatingTransaction ?? null,
  refunded: Money.equals(it.amount, it.amountRefunded)
})

/** What only whoever serves it knows: the platform's application, and the fee's newest refunds. */
export interface Beside {
  readonly application: string
  readonly refunds: List.Page<ReturnType<typeof FeeRefund.of>>
}

export const of = (it: Model.ApplicationFee, beside: Partial<Beside> = {}) => ({
  application: "ca_unknown",
  livemode: WireObject.livemode,
  refunds: List.of<ReturnType<typeof FeeRefund.of>>(`/v1/application_fees/${it.id}/refunds`, []),
  ...stated(it),
  ...beside
})
