import { expect, it } from "vitest"
import * as CountryConnectFees from "#core/connect/prices/CountryConnectFees.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

it.each([
  ["US", "2.00 usd, 0.25 usd + 0.25%, 1%"],
  ["DE", "2.00 eur, 0.10 eur + 0.25%, 1%"],
  ["FR", "2.00 eur, 0.10 eur + 0.25%, 1%"],
  ["IE", "2.00 eur, 0.10 eur + 0.25%, 1%"]
])("Connect's fees in %s are %s", (country, expected) => {
  const { activeAccount, instantVolume, payout, volume } = CountryConnectFees.byCountry.get(country) ?? expect.fail()
  const parts = `${Money.format(payout)} + ${Rate.format(volume)}, ${Rate.format(instantVolume)}`
  expect(`${Money.format(activeAccount)}, ${parts}`).toBe(expected)
})
