import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as CountryTariffs from "#core/connect/CountryTariffs.ts"
import * as Tariff from "#core/connect/Tariff.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as ScenarioTariffs from "#core/simulation/ScenarioTariffs.ts"

const euro = Currency.of("eur")
const money = (text: string) => Result.getOrThrow(Money.parse(text))
const settled = (stated: Parameters<typeof ScenarioTariffs.translate>[0], name: string, currency = euro) => {
  const tariff = ScenarioTariffs.translate(stated).get(name) ?? expect.fail(`no tariff ${name}`)
  return ScenarioTariffs.settled(tariff, currency)
}

describe("the tariffs of a scenario", () => {
  it("are those known by country, unchanged", () => {
    for (const [country, tariff] of CountryTariffs.byCountry) {
      expect(settled({}, country, tariff.currency), country).toEqual(tariff)
    }
  })

  it("are the stated ones in place of known ones, whole", () => {
    expect([...ScenarioTariffs.translate({ US: { rate: "1%" } }).keys()]).toEqual([...CountryTariffs.byCountry.keys()])
    expect(Tariff.priceOf(settled({ US: { rate: "1%" } }, "US"), "card_keyed")).toBeUndefined()
  })

  it("of rates only are of no currency until their account has one", () => {
    const stated = { flat: { rate: "2%", methods: { sepa_debit: { rate: "1%" } } } }
    expect(ScenarioTariffs.translate(stated).get("flat")?.currency).toBeUndefined()
    const flat = settled(stated, "flat")
    expect(Tariff.prices(flat).map(([method, { fixed }]) => [method, fixed])).toEqual([
      ["card", money("0 eur")],
      ["sepa_debit", money("0 eur")]
    ])
  })

  it("are of the currency of any amount in them", () => {
    const currency = (price: object) =>
      ScenarioTariffs.translate({ own: { rate: "2%", ...price } }).get("own")?.currency
    expect(currency({ fixed: "0.30 usd" })).toBe("usd")
    expect(currency({ cap: "5.00 gbp" })).toBe("gbp")
    expect(currency({ floor: "1 jpy" })).toBe("jpy")
    expect(currency({ methods: { card_present: { rate: "1%", fixed: "0.10 eur" } } })).toBe("eur")
  })
})
