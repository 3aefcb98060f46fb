/**
 * DisputePrice: what Stripe charges for a dispute: a fee when it is received, and one when it is countered.
 *
 * Which price holds is decided by the day on which the dispute was filed, for all of its life. The fee for countering
 * is for cards only, and comes back with a dispute that is won whole. Bank debits may have a fee of their own, which
 * their tariff states; SEPA direct debits without one are free of both.
 * https://docs.stripe.com/disputes/how-disputes-work#dispute-fees
 */
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface DisputePrice {
  /** The first moment of the disputes that it is for. */
  readonly from: Instant
  readonly received: Money.Money
  readonly countered: Money.Money
  /** Whether the fee for receiving it comes back if it is won. */
  readonly returnsReceived: boolean
  /** Where the figures come from, with the date they were read. */
  readonly source: string
}

/** Each until the next one, in the order of time; the first one is for all time before. */
export type DisputePrices = readonly [DisputePrice, ...ReadonlyArray<DisputePrice>]

/** The price of a dispute that was filed at `created`. */
export const at = (prices: DisputePrices, created: Instant): DisputePrice =>
  prices.findLast(({ from }) => from <= created) ?? prices[0]

/** The fee for receiving a dispute of a payment by `method`, for which the tariff may state one of its `own`. */
export const received = (price: DisputePrice, method: PaymentMethod.PaymentMethod, own?: Money.Money): Money.Money =>
  own ?? (method === "sepa_debit" ? Money.zero(price.received.currency) : price.received)

/** The fee for countering it. */
export const countered = (price: DisputePrice, method: PaymentMethod.PaymentMethod): Money.Money =>
  PaymentMethod.isCard(method) ? price.countered : Money.zero(price.countered.currency)
