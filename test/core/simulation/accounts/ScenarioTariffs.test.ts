import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as ScenarioTariffs from "#core/simulation/accounts/ScenarioTariffs.ts"
import * as Issue from "#core/simulation/schema/Issue.ts"

const euro = Currency.of("eur")
const money = (text: string) => Result.getOrThrow(Money.parse(text))
type Stated = Parameters<typeof ScenarioTariffs.translate>[0]
const translate = (stated: Stated) => {
  const issues: Array<string> = []
  const tariffs = ScenarioTariffs.translate(stated, (path, message) => issues.push(`${Issue.dotted(path)}: ${message}`))
  return { issues, tariffs }
}
const sound = (stated: Stated) => {
  const { issues, tariffs } = translate(stated)
  expect(issues).toEqual([])
  return tariffs
}
const settled = (stated: Stated, name: string, currency = euro) => {
  const tariff = sound(stated).get(name) ?? expect.fail(`no tariff ${name}`)
  return ScenarioTariffs.settled(tariff, currency)
}

describe("the tariffs of a scenario", () => {
  it("are those known by country, unchanged", () => {
    for (const [country, tariff] of CountryTariffs.byCountry) {
      expect(settled({}, country, tariff.currency), country).toEqual(tariff)
    }
  })

  it("are the stated ones in place of known ones, whole", () => {
    expect([...sound({ US: { rate: "1%" } }).keys()]).toEqual([...CountryTariffs.byCountry.keys()])
    expect(Tariff.priceOf(settled({ US: { rate: "1%" } }, "US"), "card_keyed")).toBeUndefined()
  })

  it("of rates only are of no currency until their account has one", () => {
    const stated = { flat: { rate: "2%", methods: { sepa_debit: { rate: "1%" } } } }
    expect(sound(stated).get("flat")?.currency).toBeUndefined()
    const flat = settled(stated, "flat")
    expect(Tariff.prices(flat).map(([method, { fixed }]) => [method, fixed])).toEqual([
      ["card", money("0 eur")],
      ["sepa_debit", money("0 eur")]
    ])
  })

  it("are of the currency of any amount in them", () => {
    const currency = (price: object) => sound({ own: { rate: "2%", ...price } }).get("own")?.currency
    expect(currency({ fixed: "0.30 usd" })).toBe("usd")
    expect(currency({ cap: "5.00 gbp" })).toBe("gbp")
    expect(currency({ floor: "1 jpy" })).toBe("jpy")
    expect(currency({ methods: { card_present: { rate: "1%", fixed: "0.10 eur" } } })).toBe("eur")
    expect(currency({ methods: { acss_debit: { rate: "1%", failure: "5.00 cad" } } })).toBe("cad")
    expect(currency({ methods: { acss_debit: { rate: "1%", dispute: "5.00 cad" } } })).toBe("cad")
  })

  it("have no floor above the cap, for any method", () => {
    const inverted = { rate: "1%", cap: "0.50 eur", floor: "0.51 eur" }
    const { issues } = translate({
      own: { ...inverted, methods: { sepa_debit: { rate: "1%", cap: "2.00 eur", floor: "3.00 eur" } } },
      even: { rate: "1%", cap: "0.50 eur", floor: "0.50 eur" },
      mixed: { rate: "1%", cap: "0.50 eur", floor: "0.51 usd" }
    })
    expect(issues).toEqual([
      'tariffs.own.floor: "0.51 eur" must not be more than the cap',
      'tariffs.own.methods.sepa_debit.floor: "3.00 eur" must not be more than the cap'
    ])
  })
})

describe("what a stated tariff says of disputes", () => {
  const own = (disputes: object) => settled({ own: { rate: "1%", disputes } }, "own")

  it("holds for all time, and is nothing where it says nothing", () => {
    const source = "stated in the scenario"
    expect(own({}).disputes).toEqual([
      { from: 0, received: money("0 eur"), countered: money("0 eur"), returnsReceived: false, source }
    ])
    expect(own({ received: "20.00 eur", countered: "5.00 eur", received_is_returned: true }).disputes).toEqual([
      { from: 0, received: money("20.00 eur"), countered: money("5.00 eur"), returnsReceived: true, source }
    ])
    expect(settled({ own: { rate: "1%" } }, "own").disputes).toBeUndefined()
  })

  it("says of what currency the tariff is", () => {
    const currency = (disputes: object) => sound({ own: { rate: "1%", disputes } }).get("own")?.currency
    expect(currency({ received: "15.00 usd" })).toBe("usd")
    expect(currency({ countered: "15.00 cad" })).toBe("cad")
    expect(currency({ received_is_returned: true })).toBeUndefined()
  })
})
