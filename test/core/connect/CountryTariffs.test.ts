import { describe, expect, it } from "vitest"
import * as CountryTariffs from "#core/connect/CountryTariffs.ts"
import * as Tariff from "#core/connect/Tariff.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

const of = (country: string): Tariff.Tariff =>
  CountryTariffs.byCountry.get(country) ?? expect.fail(`no tariff of ${country}`)

const written = ([method, { cap, fixed, floor, rate }]: readonly [string, Tariff.Price]): string =>
  `${method} ${Rate.format(rate)} + ${Money.formatAmount(fixed)}` +
  (cap === undefined ? "" : `, at most ${Money.formatAmount(cap)}`) +
  (floor === undefined ? "" : `, at least ${Money.formatAmount(floor)}`)

describe("the tariffs that are known", () => {
  it.each([
    [
      "US",
      "usd",
      [
        "card 2.9% + 0.30",
        "card_keyed 3.4% + 0.30",
        "card_international 4.4% + 0.30",
        "card_present 2.7% + 0.05",
        "us_bank_account 0.8% + 0.00, at most 5.00, at least 0.01"
      ]
    ],
    ["AU", "aud", ["card 1.7% + 0.30", "card_international 3.5% + 0.30", "card_present 1.7% + 0.10"]],
    ["CA", "cad", ["card 2.9% + 0.30", "card_international 3.7% + 0.30"]],
    ["DE", "eur", ["card 1.5% + 0.25", "card_international 3.25% + 0.25"]],
    ["FR", "eur", ["card 1.5% + 0.25", "card_international 3.25% + 0.25", "sepa_debit 0% + 0.35"]],
    ["GB", "gbp", ["card 1.5% + 0.20", "card_international 3.25% + 0.20"]],
    ["IE", "eur", ["card 1.5% + 0.25", "card_international 3.25% + 0.25"]],
    ["JP", "jpy", ["card 3.6% + 0"]],
    ["SG", "sgd", ["card 3.4% + 0.50", "card_international 3.9% + 0.50"]]
  ])("%s in %s: %s", (country, currency, prices) => {
    expect(Tariff.prices(of(country)).map(written)).toEqual(prices)
    expect(Tariff.otherCurrency(of(country), of(country).currency)).toBeUndefined()
    expect(of(country).currency).toBe(currency)
  })

  it("are no others", () => {
    expect([...CountryTariffs.byCountry.keys()]).toEqual(["US", "AU", "CA", "DE", "FR", "GB", "IE", "JP", "SG"])
  })

  it("say of every figure where it comes from, and when it was stated or read", () => {
    for (const [country, tariff] of CountryTariffs.byCountry) {
      for (const [method, { source }] of Tariff.prices(tariff)) expect(source, `${country} ${method}`).toMatch(/\S{8}/)
    }
  })
})
