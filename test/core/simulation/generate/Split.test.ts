import { expect, it } from "vitest"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Split from "#core/simulation/generate/Split.ts"
import { readAmount } from "#core/simulation/schema/ScenarioValue.ts"

const shown = (money: Money.Money | undefined) => (money === undefined ? "nothing" : Money.format(money))

it.each([
  ["10%", "0.00 usd", "12.34 usd", "1.23 usd"],
  ["10%", "0.00 usd", "12.35 usd", "1.24 usd"],
  ["2.9%", "0.30 usd", "10.00 usd", "0.59 usd"],
  ["0%", "0.00 usd", "10.00 usd", "nothing"],
  ["1%", "0.00 usd", "0.49 usd", "nothing"],
  ["0.9%", "0.000 kwd", "1.000 kwd", "nothing"],
  ["10%", "0.005 kwd", "1.230 kwd", "0.120 kwd"],
  ["10%", "0.00 isk", "1234.00 isk", "123.00 isk"]
])("a fee of %s and %s takes of %s %s", (rate, fixed, amount, fee) => {
  expect(shown(Split.feeOf({ rate: Rate.of(rate), fixed: readAmount(fixed) }, readAmount(amount)))).toBe(fee)
})

it.each([
  ["85%", "12.34 usd", "10.48 usd"],
  ["100%", "12.34 usd", "12.34 usd"],
  ["0%", "12.34 usd", "nothing"],
  ["1%", "0.99 usd", "nothing"],
  ["33%", "1.000 kwd", "0.330 kwd"],
  ["33.3%", "1.000 kwd", "0.330 kwd"]
])("a share of %s sends of %s %s", (rate, amount, share) => {
  expect(shown(Split.shareOf(Rate.of(rate), readAmount(amount)))).toBe(share)
})
