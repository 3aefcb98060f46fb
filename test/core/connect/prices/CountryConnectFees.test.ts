import { expect, it } from "vitest"
import * as CountryConnectFees from "#core/connect/prices/CountryConnectFees.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

it.each([
  ["US", "2.00 usd, 0.25 usd + 0.25%, 1% from 0.00 usd"],
  ["DE", "2.00 eur, 0.10 eur + 0.25%, 1% from 0.50 eur"],
  ["FR", "2.00 eur, 0.10 eur + 0.25%, 1% from 0.50 eur"],
  ["IE", "2.00 eur, 0.10 eur + 0.25%, 1% from 0.50 eur"],
  // https://github.com/polarsource/polar, server/polar/transaction/fees/stripe/stripe_country_fees.csv
  ["AU", "2.00 aud, 0.25 aud + 0.25%"],
  ["BR", "7.00 brl, 0.67 brl + 0.25%"],
  ["CA", "2.00 cad, 0.25 cad + 0.25%"],
  ["CH", "2.00 chf, 0.55 chf + 0.25%"],
  ["GB", "2.00 gbp, 0.10 gbp + 0.25%"],
  ["JP", "200 jpy, 250 jpy + 0.25%"],
  ["MX", "35.00 mxn, 12.00 mxn + 0.25%"],
  ["PL", "9.00 pln, 1.35 pln + 0.25%"],
  ["SE", "15.00 sek, 5.00 sek + 0.25%"],
  ["SG", "2.00 sgd, 0.50 sgd + 0.25%"]
])("Connect's fees in %s are %s", (country, expected) => {
  const fees = CountryConnectFees.byCountry.get(country) ?? expect.fail()
  const { activeAccount, instant, payout, volume } = fees
  const parts = [
    Money.format(activeAccount),
    `${Money.format(payout)} + ${Rate.format(volume)}`,
    ...(instant === undefined ? [] : [`${Rate.format(instant.volume)} from ${Money.format(instant.minimum)}`])
  ]
  expect(parts.join(", ")).toBe(expected)
})
