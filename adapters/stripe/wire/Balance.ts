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

const Instant = WireObject.open({
  amount: Amount,
  currency: Schema.String,
  net_available: Schema.optionalKey(
    Schema.Array(
      WireObject.open({
        amount: Amount,
        destination: Schema.String,
        source_types: Schema.optionalKey(Schema.Record(Schema.String, Amount))
      })
    )
  ),
  source_types: Schema.optionalKey(Schema.Record(Schema.String, Amount))
})

export const Balance = WireObject.make("balance", {
  available: Schema.Array(Part),
  connect_reserved: Schema.optionalKey(Schema.Array(Part)),
  instant_available: Schema.optionalKey(Schema.Array(Instant)),
  livemode: Schema.Boolean,
  pending: Schema.Array(Part)
})

export type Balance = typeof Balance.Type

/** What an account has of one currency, and which pots it is in. */
export interface Funds {
  readonly amount: Money.Money
  readonly sourceTypes: ReadonlyArray<readonly [SourceType, Money.Money]>
}

/** What could be paid out instantly, and what of it arrives where, if the platform asks a price. */
export interface InstantFunds extends Funds {
  readonly net: { readonly amount: Money.Money; readonly destination: string } | undefined
}

const part = ({ amount, sourceTypes }: Funds) => ({
  ...ExactInteger.money(amount),
  source_types: Object.fromEntries(sourceTypes.map(([type, amount]) => [type, ExactInteger.of(amount)] as const))
})

/** What arrives is there, and shown only where it is asked for: see Expansion. */
const instant = ({ net, ...funds }: InstantFunds) => {
  const shown = part(funds)
  if (net === undefined) return shown
  const amount = ExactInteger.of(net.amount)
  const value = [{ amount, destination: net.destination, source_types: { card: amount } }]
  return Object.defineProperty(shown, "net_available", { value, enumerable: false })
}

/** What is held on the platform for others is stated of a platform only. */
export const of = (
  available: ReadonlyArray<Funds>,
  pending: ReadonlyArray<Funds>,
  instantAvailable: ReadonlyArray<InstantFunds>,
  connectReserved?: ReadonlyArray<Money.Money>
) => ({
  object: "balance" as const,
  available: available.map(part),
  ...(connectReserved === undefined ? {} : { connect_reserved: connectReserved.map(ExactInteger.money) }),
  ...(instantAvailable.length === 0 ? {} : { instant_available: instantAvailable.map(instant) }),
  livemode: WireObject.livemode,
  pending: pending.map(part)
})
