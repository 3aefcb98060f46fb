import { describe, expect, it } from "vitest"
import * as WrittenAmount from "#core/connect/prices/WrittenAmount.ts"
import { money } from "../Worlds.ts"

describe("an amount in Stripe's messages", () => {
  it.each([
    ["1000.00 usd", "$1,000.00"],
    ["10.00 eur", "€10.00"],
    ["0.30 gbp", "£0.30"],
    ["50 jpy", "¥50"],
    ["0.50 cad", "CA$0.50"],
    ["3.00 sek", "3.00 SEK"]
  ])("of %s is %s", (amount, written) => {
    expect(WrittenAmount.of(money(amount))).toBe(written)
  })
})
