/**
 * Tariff: what Stripe charges for processing a payment, by what the payer pays with.
 *
 * A price is a rate of the amount plus a fixed part, at most the cap. The fee is rounded once, half up, on the sum of
 * both parts and in the settlement currency (https://support.stripe.com/questions/rounding-rules-for-stripe-fees).
 * Recorded traffic proves the rule: 540 at 2.9% + 0.30 is 46, not 45.66; 450 at 5% + 0.05 is 28, not 27.5.
 *
 * Laws: no fee for nothing; a larger amount never has a smaller fee; a fee is between floor and cap, of which the floor
 * is not the higher one: that is a bug, RangeError.
 *
 * The tariffs that are known by country are data of `CountryTariffs`; a scenario may state its own.
 */
import type { DisputePrices } from "#core/connect/prices/DisputePrice.ts"
import type { PaymentMethod } from "#core/connect/prices/PaymentMethod.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Rate } from "#core/money/Rate.ts"

export interface Price {
  readonly rate: Rate
  readonly fixed: Money.Money
  /** The most it comes to, whatever the amount. */
  readonly cap?: Money.Money
  /** The least it comes to. */
  readonly floor?: Money.Money
  /** What Stripe takes of a bank debit that fails, in the place of its fee; nothing, if absent. */
  readonly failure?: Money.Money
  /** What a dispute of a bank debit costs, in the place of what a dispute costs otherwise. */
  readonly dispute?: Money.Money
  /** Where the figures come from, with the date they were read. */
  readonly source: string
}

/** The prices of one country or contract, all in `currency`. */
export interface Tariff {
  readonly name: string
  /** The one that payments settle in. */
  readonly currency: Currency
  /** Of an account that takes no payments, and of which nobody knows what they would cost. */
  readonly isUnknown?: true
  readonly prices: { readonly card: Price } & { readonly [method in PaymentMethod]?: Price }
  /** What a dispute costs; disputes are not modelled where it is not stated. */
  readonly disputes?: DisputePrices
}

/** Whether no fee can be between the two. */
export const isInverted = ({ cap, floor }: Omit<Price, "fixed">): boolean =>
  cap !== undefined && floor !== undefined && Money.compare(floor, cap) > 0

/** The processing fee of `amount`, which must be in the price's currency. Nothing is charged for nothing. */
export const fee = (price: Price, amount: Money.Money): Money.Money => {
  const { cap, fixed, floor, rate } = price
  if (isInverted(price)) throw new RangeError("a price has a floor above its cap: no fee is between them")
  if (Money.isZero(amount)) return amount
  const sum = Money.add(Money.share(amount, rate, "half_up"), fixed)
  const least = floor === undefined ? sum : Money.max(sum, floor)
  return cap === undefined ? least : Money.min(least, cap)
}

/** What a payment by `method` costs; undefined where no price is stated. */
export const priceOf = (tariff: Tariff, method: PaymentMethod): Price | undefined => tariff.prices[method]

/** The prices by their methods. */
export const prices = (tariff: Tariff): ReadonlyArray<readonly [PaymentMethod, Price]> =>
  Object.entries(tariff.prices) as ReadonlyArray<[PaymentMethod, Price]>

/** The first of the tariff's currencies that is not `currency`; undefined in a tariff that is all in it. */
export const otherCurrency = (tariff: Tariff, currency: Currency): Currency | undefined =>
  [
    tariff.currency,
    ...(tariff.disputes ?? []).flatMap(({ countered, received }) => [countered.currency, received.currency]),
    ...prices(tariff).flatMap(([, { cap, dispute, failure, fixed, floor }]) =>
      [fixed, cap, floor, failure, dispute].flatMap((money) => (money === undefined ? [] : [money.currency]))
    )
  ].find((other) => other !== currency)
