import { describe, expect, it } from "vitest"
import * as InstantPayoutTerms from "#core/connect/schedules/InstantPayoutTerms.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import { money } from "../Worlds.ts"

const told = (country: string): string | undefined => {
  const terms = InstantPayoutTerms.of(country)
  return terms && `${Money.format(terms.minimum)} to ${Money.format(terms.maximum)} at ${Rate.format(terms.price.rate)}`
}

describe("the terms of instant payouts", () => {
  it.each([
    ["US", "0.50 usd to 9999.00 usd at 1.5%"],
    ["CA", "0.60 cad to 9999.00 cad at 1%"],
    ["SG", "0.50 sgd to 9999.00 sgd at 1%"],
    ["GB", "0.40 gbp to 9999.00 gbp at 1%"],
    ["AU", "0.50 aud to 9999.00 aud at 1.5%"],
    ["DE", "0.40 eur to 9999.00 eur at 1%"],
    ["SI", "0.40 eur to 9999.00 eur at 1%"],
    ["CZ", "10.00 czk to 99999.00 czk at 1%"],
    ["DK", "5.00 dkk to 9999.00 dkk at 1%"],
    ["HK", "5.00 hkd to 9999.00 hkd at 1%"],
    ["HU", "200.00 huf to 999999.00 huf at 1%"],
    ["NO", "5.00 nok to 9999.00 nok at 1%"],
    ["PL", "2.00 pln to 9999.00 pln at 1%"],
    ["RO", "2.00 ron to 9999.00 ron at 1%"],
    ["SE", "5.00 sek to 9999.00 sek at 1%"],
    ["NZ", "0.50 nzd to 9999.00 nzd at 1.5%"],
    ["MY", "2.00 myr to 9999.00 myr at 1%"],
    ["AE", "2.00 aed to 9999.00 aed at 1.5%"]
  ])("in %s are %s", (country, expected) => {
    expect(told(country)).toBe(expected)
    expect(InstantPayoutTerms.of(country)?.price.source).toMatch(/20\d\d/)
  })

  it("are ten a day, each there within half an hour, with no least price where none is stated", () => {
    expect([InstantPayoutTerms.maximumPerDay, InstantPayoutTerms.secondsToArrive]).toEqual([10, 1800])
    expect(InstantPayoutTerms.of("CA")?.price).not.toHaveProperty("floor")
  })

  it("are those of the euro in each of its countries that have them, and none in Japan", () => {
    const countries = "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MC MT NL PT SI".split(" ")
    expect(new Set(countries.map(told))).toEqual(new Set([told("DE")]))
    expect(told("JP")).toBeUndefined()
  })

  it.each([
    ["100.00 usd", "1.50 usd"],
    ["33.33 usd", "0.50 usd"],
    ["0.50 usd", "0.50 usd"],
    ["100.00 eur", "1.00 eur"],
    ["10.00 eur", "0.50 eur"]
  ])("cost %s at least half a dollar or a euro: %s", (amount, fee) => {
    const price = InstantPayoutTerms.of(amount.endsWith("eur") ? "DE" : "US")?.price ?? expect.fail()
    expect(Money.format(Tariff.fee(price, money(amount)))).toBe(fee)
  })
})
