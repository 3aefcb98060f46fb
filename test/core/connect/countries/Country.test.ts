import { describe, expect, it } from "vitest"
import * as Country from "#core/connect/countries/Country.ts"
import * as CountryTariffs from "#core/connect/prices/CountryTariffs.ts"
import * as Region from "#core/connect/countries/Region.ts"
import * as Rate from "#core/money/Rate.ts"

const codes = (keeps: (country: Country.Country) => boolean): ReadonlyArray<string> =>
  [...Country.all.values()].filter(keeps).map(({ code }) => code)

describe("the countries where Stripe has accounts", () => {
  it("have a name, a price and who has accounts there", () => {
    expect(Country.all.get("TT")).toEqual({
      code: "TT",
      name: "Trinidad & Tobago",
      hasBusinesses: false,
      hasRecipients: true,
      transferRate: Rate.of("0.5%"),
      currency: "ttd"
    })
  })

  it("are 45 with businesses, the known prices among them, and 118 with recipients", () => {
    expect(Country.ofBusinesses).toHaveLength(45)
    expect(codes(({ hasRecipients }) => hasRecipients)).toHaveLength(118)
    expect(codes(({ hasRecipients }) => !hasRecipients)).toEqual(["BR", "GI", "US"])
    expect(Country.ofBusinesses).toEqual(expect.arrayContaining([...CountryTariffs.byCountry.keys()]))
  })

  it("are all that money crosses borders between", () => {
    expect([...Region.crossBorder].filter((code) => !Country.all.has(code))).toEqual([])
  })

  it("take what the platform of Polar pays, an American one", () => {
    const at = (rate: string) => codes(({ transferRate }) => Rate.equals(transferRate, Rate.of(rate))).join(" ")
    expect(at("0%")).toBe("BR")
    expect(at("0.5%")).toBe("AR CR DK DO HK ID IL JM MA NZ PL SG TH TN TT ZA")
    expect(at("0.75%")).toBe("BD BO CL CO EG IN KE PY RO TR UY")
    expect(at("1.25%")).toBe("PE")
    expect(at("0.25%").split(" ")).toHaveLength(34)
    expect(at("1%").split(" ")).toHaveLength(58)
  })
})

describe("what people write", () => {
  it.each([
    ["US", "US"],
    ["us", "US"],
    [" de ", "DE"],
    ["UK", "GB"],
    ["EL", "GR"],
    ["USA", "US"],
    ["UAE", "AE"],
    ["england", "GB"],
    ["Great Britain", "GB"],
    ["Holland", "NL"],
    ["Czech Republic", "CZ"],
    ["Turkey", "TR"],
    ["new zealand", "NZ"],
    ["ZZ", undefined],
    ["RU", undefined],
    ["", undefined]
  ])("%j means %j", (text, code) => {
    expect(Country.meant(text)?.code).toBe(code)
  })
})
