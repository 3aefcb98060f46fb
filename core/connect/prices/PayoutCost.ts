/**
 * PayoutCost: what of a seller's balance is paid out when the platform passes Stripe's cost of doing so on.
 *
 * Stripe takes a share of what is transferred across a border, a share of what is paid out, and a fixed part for the
 * payout. Of a balance t the seller gets the largest x with x + x·p1 + (x − x·p1)·p2 + f2 ≤ t; the transfer's share of
 * it is rounded half up, and all the rest is the payout's. So the three always sum to the balance. The formula is that
 * of polarsource/polar (server/polar/transaction/fees), with exact decimals in place of its floating-point numbers.
 */
import type { ConnectFees } from "#core/connect/prices/ConnectFees.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

/** Stripe's prices, of which a ConnectFees has the last two. */
export interface Prices extends Pick<ConnectFees, "payout" | "volume"> {
  /** Of what is transferred across a border; zero at home. */
  readonly transferVolume: Rate.Rate
}

export interface PayoutCost {
  readonly paidOut: Money.Money
  readonly transferFee: Money.Money
  readonly payoutFee: Money.Money
}

const one = Rate.of("100%")

/** Undefined where the costs take all of it. Prices in another currency than the balance are a bug and throw. */
export const passedOn = (balance: Money.Money, { payout, transferVolume, volume }: Prices): PayoutCost | undefined => {
  const { currency } = balance
  const whole = Rate.add(Rate.add(one, transferVolume), Rate.multiply(volume, Rate.complement(transferVolume)))
  const rest = Money.minus(balance, payout)
  const units = Money.of(currency, Rate.whole(whole.places))
  const paidOut = Money.proportion(rest, units, Money.of(currency, whole.digits), "floor")
  if (!Money.isPositive(paidOut)) return undefined
  const transferFee = Money.share(paidOut, transferVolume, "half_up")
  return { paidOut, transferFee, payoutFee: Money.minus(Money.minus(balance, paidOut), transferFee) }
}
