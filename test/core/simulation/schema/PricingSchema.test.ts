import { expect, it } from "vitest"
import { changed, issuesOf } from "./ScenarioFiles.ts"

const rule = { payment_methods: ["card"], rate: "1%" }

it.each<readonly [object, ReadonlyArray<string>]>([
  [{ rules: 5 }, ["platform.pricing.rules: Expected a list of rules"]],
  [
    { rules: [{ ...rule, payment_methods: [] }] },
    ["platform.pricing.rules.0.payment_methods: Expected a list of payment methods"]
  ],
  [
    { rules: [{ ...rule, payment_methods: ["cash"] }] },
    [
      "platform.pricing.rules.0.payment_methods.0: Expected card, card_keyed, card_international, card_present, " +
        "us_bank_account, sepa_debit, bacs_debit, au_becs_debit or acss_debit"
    ]
  ],
  [{ rules: Array.from({ length: 126 }, () => rule) }, ["platform.pricing.rules: Expected at most 125 rules"]],
  [{ fallback: { rate: 5 } }, ['platform.pricing.fallback.rate: Expected a rate such as "2.9%"']],
  [{ modifiers: {} }, ["platform.pricing.modifiers: Expected a list of modifiers"]],
  [
    { modifiers: [{ markup: "1%", discount: "1%" }] },
    ["platform.pricing.modifiers.0: Expected exactly one of markup, discount"]
  ]
])("a pricing scheme may not be %j", (pricing, expected) => {
  expect(issuesOf(changed(["platform.pricing", pricing]))).toEqual(expected)
})

it("a pricing scheme may have as many as 125 rules, or nothing", () => {
  expect(issuesOf(changed(["platform.pricing", { rules: Array.from({ length: 125 }, () => rule) }]))).toEqual([])
  expect(issuesOf(changed(["platform.pricing", {}]))).toEqual([])
})
