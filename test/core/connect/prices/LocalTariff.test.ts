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
    const charged = { ...dispute, received: Money.of(Currency.of("usd"), 1500n) }
    expect(LocalTariff.of({ ...free, disputes: [charged] }, Currency.of("hnl"))).toBeUndefined()
  })
})
