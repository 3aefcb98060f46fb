import { describe, expect, it } from "vitest"
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import * as LocalTariff from "#core/connect/prices/LocalTariff.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"

const pounds = Currency.of("gbp")
const known = (country: string): Tariff.Tariff => CountryTariffs.byCountry.get(country) ?? expect.fail()

describe("what a tariff charges in another currency", () => {
  it("is its own rate, with what is usual in the currency", () => {
    const [own, there] = [known("US"), LocalTariff.of(known("US"), pounds)]
    expect(there).toMatchObject({
      name: `${own.name} in gbp`,
      currency: "gbp",
      prices: { card: { rate: own.prices.card.rate, fixed: known("GB").prices.card.fixed } },
      disputes: known("GB").disputes
    })
    expect(Tariff.otherCurrency(there ?? own, pounds)).toBeUndefined()
  })

  it("is known only where a country's prices in it are", () => {
    expect(LocalTariff.of(known("US"), Currency.of("hnl"))).toBeUndefined()
  })

  it("is its own rate of each method that is priced there too, and no dispute's price where it has none", () => {
    const { card } = known("US").prices
    const debit = { ...card, rate: Rate.of("7%") }
    const { disputes: _, ...own } = { ...known("US"), prices: { card, bacs_debit: debit, us_bank_account: debit } }
    const there = LocalTariff.usual(own, pounds) ?? expect.fail()
    expect(Object.keys(there.prices).toSorted()).toEqual(["bacs_debit", "card"])
    expect(there.prices.bacs_debit).toEqual({ ...known("GB").prices.bacs_debit, rate: Rate.of("7%") })
    expect(there).not.toHaveProperty("disputes")
  })

  it("is the same everywhere where it charges rates only, disputes included", () => {
    const nothing = Money.zero(Currency.of("usd"))
    const price = { rate: Rate.of("0.01"), fixed: nothing, source: "a test" }
    const dispute = {
      from: Instant.of(0),
      received: nothing,
      countered: nothing,
      returnsReceived: true,
      source: "a test"
    }
    const free: Tariff.Tariff = {
      name: "rates",
      currency: Currency.of("usd"),
      prices: { card: price, us_bank_account: price },
      disputes: [dispute, { ...dispute, from: Instant.of(1) }]
    }
    const there = LocalTariff.of(free, Currency.of("hnl")) ?? expect.fail()
    expect(Tariff.otherCurrency(there, Currency.of("hnl"))).toBeUndefined()
    expect(there).toMatchObject({
      name: "rates",
      prices: { card: { rate: price.rate }, us_bank_account: { rate: price.rate } },
      disputes: [{ from: 0 }, { from: 1 }]
    })
    const cap = { ...price, cap: Money.of(Currency.of("usd"), 500n) }
    expect(LocalTariff.of({ ...free, prices: { card: cap } }, Currency.of("hnl"))).toBeUndefined()
    const some = Money.of(Currency.of("usd"), 500n)
    for (const more of [{ fixed: some }, { floor: some }, { failure: some }, { dispute: some }]) {
      const prices = { card: price, us_bank_account: { ...price, ...more } }
      expect(LocalTariff.of({ ...free, prices }, Currency.of("hnl")), JSON.stringify(Object.keys(more))).toBeUndefined()
    }
    for (const more of [{ received: some }, { countered: some }]) {
      expect(LocalTariff.of({ ...free, disputes: [dispute, { ...dispute, ...more }] }, Currency.of("hnl"))).toBe(
        undefined
      )
    }
    const { disputes: _, ...undisputed } = free
    expect(LocalTariff.of(undisputed, Currency.of("hnl"))).not.toHaveProperty("disputes")
  })
})
