import { describe, expect, it } from "vitest"
import * as Country from "#core/connect/countries/Country.ts"
import * as MinimumPayout from "#core/connect/countries/MinimumPayout.ts"
import * as Money from "#core/money/Money.ts"

const written = (country: string) => {
  const minimum = MinimumPayout.of(country)
  return minimum && Money.format(minimum)
}

describe("the smallest payout to recipients", () => {
  // https://docs.stripe.com/connect/cross-border-payouts/special-requirements, from its beginning.
  it.each([
    ["AL", "3000.00 all"],
    ["DZ", "1.00 dzd"],
    ["AO", "23000.00 aoa"],
    ["AM", "12100.00 amd"],
    ["AT", "1.00 eur"],
    ["BE", "1.00 eur"],
    ["BG", "1.00 bgn"],
    ["BH", "1.000 bhd"],
    ["BJ", "1 xof"],
    ["BA", "50.00 bam"],
    ["KH", "123000.00 khr"],
    ["CL", "23000 clp"],
    ["CO", "140000.00 cop"],
    // https://github.com/polarsource/polar/pull/13121
    ["GH", "300.00 ghs"],
    // Two copies: the one below, and https://knowledge.vpmsolutions.com/knowledge/stripe-minimum-payouts
    ["SV", "30.00 usd"],
    ["PH", "20.00 php"],
    ["MX", "10.00 mxn"]
  ])("in %s is %s", (country, minimum) => {
    expect(written(country)).toBe(minimum)
  })

  // antiwork/gumroad@a1eef51ccabc09c20db2f30b9d05fb76c6c25e49, app/models/country.rb, in the currency of each.
  const stated = [
    "AG 1.00 xcd",
    "AR 4600.00 ars",
    "AZ 50.00 azn",
    "BD 20.00 bdt",
    "BN 1.00 bnd",
    "BO 200.00 bob",
    "BS 1.00 bsd",
    "BT 2500.00 btn",
    "BW 1.00 bwp",
    "CI 1 xof",
    "DO 1.00 dop",
    "EG 20.00 egp",
    "ET 1.00 etb",
    "GA 100 xaf",
    "GM 1900.00 gmd",
    "GT 1.00 gtq",
    "GY 6300.00 gyd",
    "ID 1.00 idr",
    "IN 1.00 inr",
    "IS 1.00 eur",
    "JM 1.00 jmd",
    "JO 1.000 jod",
    "KE 1.00 kes",
    "KR 40000 krw",
    "KW 1.000 kwd",
    "KZ 1.00 kzt",
    "LA 516000.00 lak",
    "LC 1.00 xcd",
    "LK 1.00 lkr",
    "MC 1.00 eur",
    "MD 500.00 mdl",
    "MG 132300 mga",
    "MK 1500.00 mkd",
    "MN 105000.00 mnt",
    "MO 1.00 mop",
    "MU 1.00 mur",
    "MY 133.00 myr",
    "MZ 1700.00 mzn",
    "NA 550.00 nad",
    "NE 1 xof",
    "NG 1.00 ngn",
    "OM 1.000 omr",
    "PA 50.00 usd",
    "PK 1.00 pkr",
    "PY 210000 pyg",
    "QA 1.00 qar",
    "RS 3000.00 rsd",
    "RW 100 rwf",
    "SA 1.00 sar",
    "SM 1.00 eur",
    "SN 1 xof",
    "TH 600.00 thb",
    "TR 5.00 try",
    "TW 800.00 twd",
    "TZ 800.00 tzs",
    "UZ 343000.00 uzs",
    "VN 81125 vnd",
    "ZA 100.00 zar"
  ]
  it.each(stated)("in %s", (stated) => {
    const [country = "", ...minimum] = stated.split(" ")
    expect(written(country)).toBe(minimum.join(" "))
  })

  it.each(["AU", "CA", "UY", "GB", "XX"])("in %s is not stated, or nothing", (country) => {
    expect(written(country)).toBe(undefined)
  })

  it("is known of countries with recipients only, in the currency of each", () => {
    const known = [...Country.all.values()].filter(({ code }) => MinimumPayout.of(code) !== undefined)
    expect(known).toHaveLength(75)
    expect(known.filter(({ hasRecipients }) => !hasRecipients)).toEqual([])
    expect(known.filter(({ code, currency }) => MinimumPayout.of(code)?.currency !== currency)).toEqual([])
  })
})
