/**
 * ScenarioTariffs: the tariffs that the accounts of a scenario may name: those known by country and those it states.
 */
import { Result } from "effect"
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import type { DisputePrice } from "#core/connect/prices/DisputePrice.ts"
import * as LocalTariff from "#core/connect/prices/LocalTariff.ts"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"
import { given, readAmount, same } from "#core/simulation/schema/ScenarioValue.ts"
import type { DisputesSchema, PriceSchema, TariffSchema } from "#core/simulation/schema/TariffSchema.ts"
import * as Instant from "#core/time/Instant.ts"

/** A price as the file states it: without a fixed part it adds nothing, in whatever currency its account settles in. */
type StatedPrice = Omit<Tariff.Price, "fixed"> & { readonly fixed?: Money.Money }

/** What disputes cost, as the file states it or as it is known of a country. */
type StatedDisputes = readonly [StatedDispute, ...ReadonlyArray<StatedDispute>]
type StatedDispute = Omit<DisputePrice, "received" | "countered"> & {
  readonly received?: Money.Money
  readonly countered?: Money.Money
}

/** A tariff as the file states it: one of rates only is of no currency yet. */
export interface StatedTariff {
  readonly name: string
  readonly currency: Currency | undefined
  /** Of accounts that take no payments. */
  readonly isUnknown?: true
  readonly card: StatedPrice
  readonly others: ReadonlyArray<readonly [PaymentMethod.PaymentMethod, StatedPrice]>
  readonly disputes?: StatedDisputes
}

const priceOf = ({ cap, dispute, failure, fixed, floor, rate }: PriceSchema): StatedPrice => ({
  rate: Result.getOrThrow(Rate.parse(rate)),
  ...given("fixed", fixed, readAmount),
  ...given("cap", cap, readAmount),
  ...given("floor", floor, readAmount),
  ...given("failure", failure, readAmount),
  ...given("dispute", dispute, readAmount),
  source: "stated in the scenario"
})

/** Stated for all time. */
const disputesOf = ({ countered, received, received_is_returned: isReturned }: DisputesSchema): StatedDisputes => [
  {
    from: Instant.of(0),
    ...given("received", received, readAmount),
    ...given("countered", countered, readAmount),
    returnsReceived: isReturned ?? false,
    source: "stated in the scenario"
  }
]

const statedTariff = (name: string, { disputes, methods = {}, ...own }: TariffSchema): StatedTariff => {
  const card = priceOf(own)
  const others = PaymentMethod.all.flatMap((method) => {
    const price = method === "card" ? undefined : methods[method]
    return price === undefined ? [] : [[method, priceOf(price)] as const]
  })
  const ofDisputes = given("disputes", disputes, disputesOf)
  const amounts = [
    ...[card, ...others.map(([, price]) => price)].flatMap((price) => [
      price.fixed,
      price.cap,
      price.floor,
      price.failure,
      price.dispute
    ]),
    ...(ofDisputes.disputes ?? []).flatMap(({ countered, received }) => [received, countered])
  ]
  return { name, currency: amounts.find((amount) => amount !== undefined)?.currency, card, others, ...ofDisputes }
}

const known = ({ currency, disputes, name, prices: { card, ...others } }: Tariff.Tariff): StatedTariff => ({
  name,
  currency,
  card,
  others: PaymentMethod.all.flatMap((method) => {
    const price = method === "card" ? undefined : others[method]
    return price === undefined ? [] : [[method, price] as const]
  }),
  ...given("disputes", disputes, same)
})

/** Of an account that only receives transfers, in a country whose prices are not known: nothing. */
export const unknownIn = (country: string): StatedTariff => ({
  name: country,
  currency: undefined,
  isUnknown: true,
  card: { rate: Rate.zero, source: "the account takes no payments" },
  others: []
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

/** That there is no such tariff, and which there are. */
export const unknown = (name: string, known: ReadonlyMap<string, StatedTariff>): string =>
  `there is no tariff "${name}"; expected one of ${[...known.keys()].join(", ")}, or a tariff of your own under tariffs`

/**
 * What is charged by `own` of what settles in another currency; undefined where no amounts are known in it. A tariff of
 * rates only is the same in every currency.
 */
export const elsewhere = (own: StatedTariff, currency: Currency): Tariff.Tariff | undefined =>
  own.currency === undefined ? settled(own, currency) : LocalTariff.usual(settled(own, own.currency), currency)

/** The tariff of an account that settles in `currency`. */
export const settled = (
  { card, disputes, isUnknown, name, others }: StatedTariff,
  currency: Currency
): Tariff.Tariff => {
  const complete = (price: StatedPrice): Tariff.Price => ({ fixed: Money.zero(currency), ...price })
  const free = { received: Money.zero(currency), countered: Money.zero(currency) }
  const cost = (dispute: StatedDispute): DisputePrice => ({ ...free, ...dispute })
  return {
    name,
    currency,
    ...given("isUnknown", isUnknown, same),
    prices: {
      card: complete(card),
      ...Object.fromEntries(others.map(([method, price]) => [method, complete(price)]))
    },
    ...given("disputes", disputes, ([first, ...later]) => [cost(first), ...later.map(cost)] as const)
  }
}
