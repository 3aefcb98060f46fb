/**
 * BalanceTransaction: Stripe's `balance_transaction`, `txn_…`, both ways.
 *
 * https://docs.stripe.com/api/balance_transactions/object
 */
import { Schema } from "effect"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import * as Model from "#core/connect/objects/BalanceTransaction.ts"
import * as Rate from "#core/money/Rate.ts"
import type { Instant } from "#core/time/Instant.ts"

const Amount = ExactInteger.ExactInteger

export const BalanceTransaction = WireObject.make("balance_transaction", {
  id: Schema.String,
  amount: Amount,
  available_on: WireObject.Moment,
  balance_type: Schema.String,
  created: WireObject.Moment,
  currency: Schema.String,
  description: WireObject.Text,
  exchange_rate: Schema.NullOr(Schema.Number),
  fee: Amount,
  fee_details: Schema.Array(
    WireObject.open({
      amount: Amount,
      application: WireObject.Text,
      currency: Schema.String,
      description: WireObject.Text,
      type: Schema.String
    })
  ),
  net: Amount,
  reporting_category: Schema.String,
  source: WireObject.OptionalReference,
  status: Schema.String,
  type: Schema.String
})

export type BalanceTransaction = typeof BalanceTransaction.Type

/** Every digit of it. */
const rateOf = (rate: Rate.Rate | undefined): number | null =>
  rate === undefined ? null : (JSON.rawJSON(Rate.formatDecimal(rate)) as unknown as number)

/** What the model states of it, with the status that it has at the moment `asOf`. */
export const stated = (it: Model.BalanceTransaction, asOf: Instant) => ({
  id: it.id,
  object: "balance_transaction" as const,
  amount: ExactInteger.of(it.amount),
  available_on: it.availableOn as number,
  balance_type: it.balanceType,
  created: it.created as number,
  currency: it.amount.currency as string,
  description: it.description,
  exchange_rate: rateOf(it.exchangeRate),
  fee: ExactInteger.of(it.fee),
  fee_details: it.feeDetails.map(({ amount, description, type }) => ({
    ...ExactInteger.money(amount),
    description,
    type
  })),
  net: ExactInteger.of(it.net),
  reporting_category: it.reportingCategory,
  source: it.source ?? null,
  status: Model.matures(it) > asOf ? "pending" : "available",
  type: it.type
})

/** What the platform took, its application did. */
export const of = (it: Model.BalanceTransaction, asOf: Instant, application: string | null = null) => {
  const known = stated(it, asOf)
  return {
    ...known,
    description: known.description === "" ? null : known.description,
    fee_details: known.fee_details.map((line) => ({
      ...line,
      application: line.type === "application_fee" ? application : null
    }))
  }
}
