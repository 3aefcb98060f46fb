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
    ["BH", "1.000 bhd"],
    ["BJ", "1 xof"],
    ["BA", "50.00 bam"],
    ["KH", "123000.00 khr"],
    ["CL", "23000 clp"],
    ["CO", "140000.00 cop"],
    // https://github.com/polarsource/polar/pull/13121
    ["GH", "300.00 ghs"],
    // https://knowledge.vpmsolutions.com/knowledge/stripe-minimum-payouts
    ["SV", "30.00 usd"],
    ["PH", "20.00 php"],
    ["MX", "10.00 mxn"]
  ])("in %s is %s", (country, minimum) => {
    expect(written(country)).toBe(minimum)
  })

  it.each(["AU", "CA", "UY", "GB", "XX"])("in %s is not stated, or nothing", (country) => {
    expect(written(country)).toBe(undefined)
  })

  it("is known of countries with recipients only, in the currency of each", () => {
    const known = [...Country.all.values()].filter(({ code }) => MinimumPayout.of(code) !== undefined)
    expect(known).toHaveLength(74)
    expect(known.filter(({ hasRecipients }) => !hasRecipients)).toEqual([])
    expect(known.filter(({ code, currency }) => MinimumPayout.of(code)?.currency !== currency)).toEqual([])
  })
})
