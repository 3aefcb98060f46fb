import { expect, it } from "vitest"
import { changed, issuesOf } from "./ScenarioFiles.ts"

const card = { rate: "2.9%" }

it.each<readonly [object, ReadonlyArray<string>]>([
  [{ ...card, cap: "0 usd" }, ['tariffs.mine.cap: "0 usd" must be more than zero']],
  [{ ...card, floor: 1 }, ['tariffs.mine.floor: Expected an amount above zero such as "10.00 usd"']],
  [
    { ...card, methods: { sepa_debit: {} } },
    ["tariffs.mine.methods.sepa_debit.rate: Missing key. Stripe's share of a payment's amount."]
  ],
  [
    { ...card, methods: { card } },
    [
      "key tariffs.mine.methods.card: Unknown key; expected one of card_keyed, card_international, card_present, " +
        "us_bank_account, sepa_debit"
    ]
  ]
])("a tariff may not be %j", (tariff, expected) => {
  expect(issuesOf(changed(["tariffs", { mine: tariff }]))).toEqual(expected)
})

it("a tariff may have every price with its limits", () => {
  const price = { rate: "1%", fixed: "0.10 usd", cap: "5.00 usd", floor: "0.20 usd" }
  const methods = {
    card_keyed: price,
    card_international: price,
    card_present: price,
    us_bank_account: price,
    sepa_debit: price
  }
  expect(issuesOf(changed(["tariffs", { mine: { ...price, methods } }]))).toEqual([])
})
