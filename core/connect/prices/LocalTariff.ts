/**
 * LocalTariff: what a tariff charges for payments that settle in another currency than its own.
 *
 * Its rates, with the amounts that are usual in that currency: of the first country whose tariff is in it.
 * https://support.stripe.com/questions/rounding-rules-for-stripe-fees: in the settlement currency.
 */
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import type { DisputePrice } from "#core/connect/prices/DisputePrice.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

/** Undefined where no amounts are known in `currency`; a tariff of rates only is the same in every currency. */
export const of = (own: Tariff.Tariff, currency: Currency): Tariff.Tariff | undefined =>
  isOfRatesOnly(own) ? sameRates(own, currency) : usual(own, currency)

/** With the amounts that are usual in `currency`, whatever its own are; undefined where none are known. */
export const usual = (
  own: Pick<Tariff.Tariff, "name" | "prices" | "disputes">,
  currency: Currency
): Tariff.Tariff | undefined => {
  const local = [...CountryTariffs.byCountry.values()].find((tariff) => tariff.currency === currency)
  if (local === undefined) return undefined
  const prices = Tariff.prices(local).flatMap(([method, price]) => {
    const rate = own.prices[method]?.rate
    return rate === undefined ? [] : [[method, { ...price, rate }] as const]
  })
  return {
    name: `${own.name} in ${currency}`,
    currency,
    prices: { ...Object.fromEntries(prices), card: { ...local.prices.card, rate: own.prices.card.rate } },
    ...(own.disputes === undefined || local.disputes === undefined ? {} : { disputes: local.disputes })
  }
}

const isOfRatesOnly = (own: Tariff.Tariff): boolean =>
  Tariff.prices(own).every(
    ([, { cap, dispute, failure, fixed, floor }]) =>
      Money.isZero(fixed) && [cap, dispute, failure, floor].every((amount) => amount === undefined)
  ) && (own.disputes ?? []).every(({ countered, received }) => Money.isZero(countered) && Money.isZero(received))

const sameRates = ({ disputes, name, prices }: Tariff.Tariff, currency: Currency): Tariff.Tariff => {
  const fixed = Money.zero(currency)
  const free = (price: DisputePrice): DisputePrice => ({ ...price, received: fixed, countered: fixed })
  const known = Object.entries(prices).map(([method, price]) => [method, { ...price, fixed }] as const)
  return {
    name,
    currency,
    prices: { ...Object.fromEntries(known), card: { ...prices.card, fixed } },
    ...(disputes === undefined ? {} : { disputes: [free(disputes[0]), ...disputes.slice(1).map(free)] })
  }
}
