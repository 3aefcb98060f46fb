import { describe, expect, it } from "vitest"
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

const of = (country: string): Tariff.Tariff =>
  CountryTariffs.byCountry.get(country) ?? expect.fail(`no tariff of ${country}`)

const also = (what: string, amount: Money.Money | undefined): string =>
  amount === undefined ? "" : `, ${what} ${Money.formatAmount(amount)}`

const written = ([method, price]: readonly [string, Tariff.Price]): string =>
  `${method} ${Rate.format(price.rate)} + ${Money.formatAmount(price.fixed)}` +
  also("at most", price.cap) +
  also("at least", price.floor) +
  also("failed", price.failure) +
  also("disputed", price.dispute)

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
        "us_bank_account 0.8% + 0.00, at most 5.00, at least 0.01, failed 4.00, disputed 15.00"
      ]
    ],
    [
      "AU",
      "aud",
      [
        "card 1.7% + 0.30",
        "card_international 3.5% + 0.30",
        "card_present 1.7% + 0.10",
        "au_becs_debit 1% + 0.30, at most 3.50, failed 2.50, disputed 2.50"
      ]
    ],
    [
      "CA",
      "cad",
      [
        "card 2.9% + 0.30",
        "card_international 3.7% + 0.30",
        "acss_debit 1% + 0.40, at most 5.00, failed 5.00, disputed 5.00"
      ]
    ],
    ["DE", "eur", ["card 1.5% + 0.25", "card_international 3.25% + 0.25"]],
    ["FR", "eur", ["card 1.5% + 0.25", "card_international 3.25% + 0.25", "sepa_debit 0% + 0.35"]],
    [
      "GB",
      "gbp",
      [
        "card 1.5% + 0.20",
        "card_international 3.25% + 0.20",
        "bacs_debit 1% + 0.00, at most 4.00, at least 0.20, disputed 5.00"
      ]
    ],
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
