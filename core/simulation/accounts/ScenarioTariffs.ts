/**
 * ScenarioTariffs: the tariffs that the accounts of a scenario may name: those known by country and those it states.
 */
import { Result } from "effect"
import * as CountryTariffs from "#core/connect/CountryTariffs.ts"
import * as PaymentMethod from "#core/connect/PaymentMethod.ts"
import * as Tariff from "#core/connect/Tariff.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import { given, readAmount } from "#core/simulation/schema/ScenarioValue.ts"
import type { PriceSchema, TariffSchema } from "#core/simulation/schema/TariffSchema.ts"

/** A price as the file states it: without a fixed part it adds nothing, in whatever currency its account settles in. */
type StatedPrice = Omit<Tariff.Price, "fixed"> & { readonly fixed?: Money.Money }

/** A tariff as the file states it: one of rates only is of no currency yet. */
export interface StatedTariff {
  readonly name: string
  readonly currency: Currency | undefined
  readonly card: StatedPrice
  readonly others: ReadonlyArray<readonly [PaymentMethod.PaymentMethod, StatedPrice]>
}

const priceOf = ({ cap, fixed, floor, rate }: PriceSchema): StatedPrice => ({
  rate: Result.getOrThrow(Rate.parse(rate)),
  ...given("fixed", fixed, readAmount),
  ...given("cap", cap, readAmount),
  ...given("floor", floor, readAmount),
  source: "stated in the scenario"
})

const statedTariff = (name: string, { methods = {}, ...own }: TariffSchema): StatedTariff => {
  const card = priceOf(own)
  const others = PaymentMethod.all.flatMap((method) => {
    const price = method === "card" ? undefined : methods[method]
    return price === undefined ? [] : [[method, priceOf(price)] as const]
  })
  const amounts = [card, ...others.map(([, price]) => price)].flatMap(({ cap, fixed, floor }) => [fixed, cap, floor])
  return { name, currency: amounts.find((amount) => amount !== undefined)?.currency, card, others }
}

const known = ({ currency, name, prices: { card, ...others } }: Tariff.Tariff): StatedTariff => ({
  name,
  currency,
  card,
  others: PaymentMethod.all.flatMap((method) => {
    const price = method === "card" ? undefined : others[method]
    return price === undefined ? [] : [[method, price] as const]
  })
})

/** By name; a stated one replaces a known one of the same name. What contradicts itself is reported at its key. */
export const translate = (
  stated: Readonly<Record<string, TariffSchema>>,
  report: Report
): ReadonlyMap<string, StatedTariff> =>
  new Map([
    ...[...CountryTariffs.byCountry].map(([country, tariff]) => [country, known(tariff)] as const),
    ...Object.entries(stated).map(([name, tariff]) => {
      const translated = statedTariff(name, tariff)
      checkLimits(translated.card, ["tariffs", name], report)
      for (const [method, price] of translated.others) {
        checkLimits(price, ["tariffs", name, "methods", method], report)
      }
      return [name, translated] as const
    })
  ])

/** Amounts of two currencies are the account's to find, which settles in at most one of them. */
const checkLimits = (price: StatedPrice, path: Path, report: Report): void => {
  const { cap, floor } = price
  if (floor === undefined || cap?.currency !== floor.currency || !Tariff.isInverted(price)) return
  report([...path, "floor"], `"${Money.format(floor)}" must not be more than the cap`)
}

/** The tariff of an account that settles in `currency`. */
export const settled = ({ card, name, others }: StatedTariff, currency: Currency): Tariff.Tariff => {
  const complete = (price: StatedPrice): Tariff.Price => ({ fixed: Money.zero(currency), ...price })
  return {
    name,
    currency,
    prices: {
      card: complete(card),
      ...Object.fromEntries(others.map(([method, price]) => [method, complete(price)]))
    }
  }
}
