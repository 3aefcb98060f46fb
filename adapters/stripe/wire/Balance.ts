/**
 * Balance: Stripe's `balance` of one account, both ways: what is pending and available, per currency.
 *
 * https://docs.stripe.com/api/balance/balance_object
 */
import { Schema } from "effect"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type * as Money from "#core/money/Money.ts"

const Amount = ExactInteger.ExactInteger

const Part = WireObject.open({
  amount: Amount,
  currency: Schema.String,
  source_types: Schema.optionalKey(Schema.Record(Schema.String, Amount))
})

export const Balance = WireObject.make("balance", {
  available: Schema.Array(Part),
  connect_reserved: Schema.optionalKey(Schema.Array(Part)),
  livemode: Schema.Boolean,
  pending: Schema.Array(Part)
})

export type Balance = typeof Balance.Type

/** What an account has of one currency, and which pots it is in. */
export interface Funds {
  readonly amount: Money.Money
  readonly sourceTypes: ReadonlyArray<readonly [SourceType, Money.Money]>
}

const part = ({ amount, sourceTypes }: Funds) => ({
  ...ExactInteger.money(amount),
  source_types: Object.fromEntries(sourceTypes.map(([type, amount]) => [type, ExactInteger.of(amount)] as const))
})

/** What is held on the platform for others is stated of a platform only. */
export const of = (
  available: ReadonlyArray<Funds>,
  pending: ReadonlyArray<Funds>,
  connectReserved?: ReadonlyArray<Money.Money>
) => ({
  object: "balance" as const,
  available: available.map(part),
  ...(connectReserved === undefined ? {} : { connect_reserved: connectReserved.map(ExactInteger.money) }),
  livemode: WireObject.livemode,
  pending: pending.map(part)
})
