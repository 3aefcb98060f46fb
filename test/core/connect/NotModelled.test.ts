import { describe, expect, it } from "vitest"
import { NotModelled } from "#core/connect/NotModelled.ts"
import { ada, market, money } from "./Worlds.ts"

describe("what is not modelled", () => {
  it("says so, and guesses nothing", () => {
    expect(new NotModelled({ what: "a dispute" }).message).toBe("a dispute is not modelled yet")
  })

  it("is money in another currency than the one that its account settles in", () => {
    expect(NotModelled.conversion(money("1.00 eur"), ada)?.message).toBe(
      "converting eur to usd, the currency that acct_ada settles in, is not modelled yet"
    )
    expect(NotModelled.conversion(money("1 jpy"), market)?.message).toBe(
      "converting jpy to usd, the currency that acct_market settles in, is not modelled yet"
    )
    expect(NotModelled.conversion(money("1.00 usd"), ada)).toBeUndefined()
  })
})
