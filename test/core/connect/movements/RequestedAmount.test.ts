import { describe, expect, it } from "vitest"
import * as RequestedAmount from "#core/connect/movements/RequestedAmount.ts"
import { answer, money } from "../Worlds.ts"

const said = (amount: string, whole: string): string => {
  const refusal = RequestedAmount.refusalOf(money(amount), "amount", money(whole))
  return refusal === undefined ? "nothing" : answer(refusal)
}

describe("what speaks against an amount that is asked for", () => {
  it.each([
    ["0.01 usd", "10.00 usd", "nothing"],
    ["99.00 usd", "10.00 usd", "nothing"],
    ["1 isk", "10 isk", "nothing"],
    ["0.010 kwd", "1.000 kwd", "nothing"],
    ["0 usd", "10.00 usd", "must be greater than or equal to 1"],
    ["-1.00 usd", "10.00 usd", "must be greater than or equal to 1"],
    ["1.00 eur", "10.00 usd", "must be usd"],
    ["0.01 isk", "10 isk", "divisible by 100, and 1 is not"],
    ["0.50 ugx", "10 ugx", "divisible by 100, and 50 is not"],
    ["0.001 kwd", "1.000 kwd", "divisible by 10, and 1 is not"]
  ])("%s of %s: %s", (amount, whole, expected) => {
    expect(said(amount, whole)).toContain(expected)
  })
})

describe("what speaks against the amount of a payout", () => {
  it.each([
    ["0.01 usd", "nothing"],
    ["5.00 huf", "nothing"],
    ["5.50 huf", "divisible by 100, and 550 is not"],
    ["0.01 isk", "divisible by 100, and 1 is not"],
    ["0.00 usd", "must be greater than or equal to 1"]
  ])("%s: %s", (amount, expected) => {
    const refusal = RequestedAmount.payoutRefusal(money(amount))
    expect(refusal === undefined ? "nothing" : answer(refusal)).toContain(expected)
  })
})
