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
        "us_bank_account, sepa_debit, bacs_debit, au_becs_debit, acss_debit"
    ]
  ],
  [
    { ...card, methods: { card_present: { ...card, failure: "4.00 usd" } } },
    ["key tariffs.mine.methods.card_present.failure: Unknown key; expected one of rate, fixed, cap, floor"]
  ],
  [
    { ...card, methods: { bacs_debit: { ...card, failure: "-1.00 gbp", dispute: 5 } } },
    [
      'tariffs.mine.methods.bacs_debit.failure: "-1.00 gbp" must be zero or more',
      'tariffs.mine.methods.bacs_debit.dispute: Expected an amount of zero or more such as "0.30 usd"'
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
    us_bank_account: { ...price, failure: "4.00 usd", dispute: "0 usd" },
    sepa_debit: price,
    bacs_debit: price,
    au_becs_debit: price,
    acss_debit: price
  }
  expect(issuesOf(changed(["tariffs", { mine: { ...price, methods } }]))).toEqual([])
})
