import { expect, it } from "vitest"
import * as CountryConnectFees from "#core/connect/prices/CountryConnectFees.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"

it.each([
  ["US", "2.00 usd, 0.25 usd + 0.25%, 1% from 0.00 usd"],
  ["DE", "2.00 eur, 0.10 eur + 0.25%, 1% from 0.50 eur"],
  ["FR", "2.00 eur, 0.10 eur + 0.25%, 1% from 0.50 eur"],
  ["IE", "2.00 eur, 0.10 eur + 0.25%, 1% from 0.50 eur"]
])("Connect's fees in %s are %s", (country, expected) => {
  const fees = CountryConnectFees.byCountry.get(country) ?? expect.fail()
  const { activeAccount, instantMinimum, instantVolume, payout, volume } = fees
  const parts = `${Money.format(payout)} + ${Rate.format(volume)}, ${Rate.format(instantVolume)} from ${Money.format(instantMinimum)}`
  expect(`${Money.format(activeAccount)}, ${parts}`).toBe(expected)
})
