import { expect, it } from "vitest"
import { changed, issuesOf } from "./ScenarioFiles.ts"

it("a bank account has a currency, and may have a country and a tariff", () => {
  const path = "platform.external_accounts"
  const bank = { currency: "eur", country: "FR", tariff: "FR" }
  expect(issuesOf(changed([path, [{ currency: "usd" }, bank]]))).toEqual([])
  expect(issuesOf(changed([path, [{ currency: "usd" }, { ...bank, default_for_currency: true }]]))).toEqual([
    `key ${path}.1.default_for_currency: Unknown key; expected one of currency, object, country, tariff`
  ])
  expect(issuesOf(changed([path, [{ currency: "usd", object: "card" }]]))).toEqual([])
  expect(issuesOf(changed([path, [{ currency: "usd", object: "source" }]]))).toEqual([
    `${path}.0.object: Expected bank_account or card`
  ])
  expect(issuesOf(changed([path, [{ currency: "usd" }, { ...bank, country: "France" }]]))).toEqual([
    `${path}.1.country: "France" is no country's code; did you mean FR (France)?`
  ])
})
