/**
 * FeeExchange: what an application fee comes to where its payment's currency is not that of both balances.
 *
 * The fee is stated in the payment's currency. The connected account pays it by the rates that its payment was
 * converted at; the platform gets it in its own currency. Neither figure can be derived from the other (recorded by
 * antiwork/gumroad: a fee of 30 usd is 41 cad on one side and 30 usd on the other).
 * https://docs.stripe.com/connect/currencies
 */
import type { ApplicationFee, Exchanged } from "#core/connect/objects/ApplicationFee.ts"
import type { Converted } from "#core/connect/prices/Converted.ts"
import * as Conversion from "#core/connect/movements/Conversion.ts"
import type { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type { Instant } from "#core/time/Instant.ts"

/** What the connected account gets back and what the platform pays, with the rate that Stripe shows there. */
export interface Returned {
  readonly returned: Money.Money
  readonly paid: Money.Money
  readonly rate: Rate.Rate | undefined
}

/**
 * Of `fee`, where the charge was converted to settle, its transfer as it arrived, or neither; undefined where the fee
 * itself stands on both sides. It `isShared` where it is taken out of a transfer, and may reach the platform as it is.
 */
export const of = (
  world: World,
  fee: Money.Money | undefined,
  settled: Converted | undefined,
  arrived: Converted | undefined,
  isShared: boolean,
  at: Instant
): Exchanged | Refusal.Refusal | NotModelled | undefined => {
  const { platform } = world
  if (fee === undefined) return undefined
  if (settled === undefined && arrived === undefined && SettlementCurrency.settles(platform, fee.currency)) {
    return undefined
  }
  const taken = takenOf(fee, settled, arrived)
  if (taken !== undefined && Money.isZero(taken.amount)) return Refusal.convertsToNothing(fee, taken.amount.currency)
  // Where the platform settles in that currency too, it is one amount.
  if (taken !== undefined && SettlementCurrency.settles(platform, taken.amount.currency))
    return { taken, received: taken }
  if (isShared && world.settings.applicationFeeCurrency === "connected_account") return { taken, received: taken }
  const received = Conversion.incoming(world, platform, fee, at)
  return Conversion.isRefused(received) ? received : { taken, received }
}

/** By both rates at once, rounded once. Back in its own currency it is the fee itself. */
const takenOf = (
  fee: Money.Money,
  settled: Converted | undefined,
  arrived: Converted | undefined
): Converted | undefined => {
  const last = arrived ?? settled
  if (last === undefined || last.amount.currency === fee.currency) return undefined
  const rate = settled === undefined || arrived === undefined ? last.rate : Rate.multiply(settled.rate, arrived.rate)
  return { amount: Money.convert(fee, last.amount.currency, rate), rate }
}

/**
 * What giving `amount` of a fee back comes to, the smallest unit at least; undefined where that is the amount itself on
 * both sides.
 */
export const back = (
  world: World,
  { exchanged }: ApplicationFee,
  amount: Money.Money,
  at: Instant
): Returned | undefined => {
  if (exchanged === undefined) return undefined
  const { received, taken } = exchanged
  if (taken !== undefined && taken === received) {
    const returned = returnedAt(taken, amount)
    return { returned, paid: returned, rate: taken.rate }
  }
  // By a rate that the fee itself came by: of both rates at once, as it was taken, there may be none.
  const side = received ?? taken
  const given = side && Conversion.outgoing(world, amount, side.amount.currency, at)
  return {
    returned: taken === undefined ? amount : returnedAt(taken, amount),
    paid: received === undefined ? amount : (given?.amount ?? amount),
    rate: given?.rate
  }
}

const returnedAt = ({ amount: { currency }, rate }: Converted, amount: Money.Money): Money.Money =>
  Money.isZero(amount) ? Money.zero(currency) : Money.max(Money.convert(amount, currency, rate), Money.of(currency, 1n))
