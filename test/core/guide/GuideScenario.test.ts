import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as GuideScenario from "#core/guide/GuideScenario.ts"
import * as Money from "#core/money/Money.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import * as Combinations from "../../guide/Combinations.ts"

const { marketplace, saas } = Combinations

const requests = (choices: typeof saas): ReadonlyArray<string> =>
  (GuideScenario.of(choices).steps ?? []).map(({ at: _at, id, ...request }) => `${id} ${Object.keys(request).join()}`)

describe("the scenario of choices", () => {
  it("is one that can be read, whatever suits", () => {
    for (const choices of Combinations.suitable) {
      expect(Result.isSuccess(Scenario.decode(GuideScenario.of(choices)))).toBe(true)
    }
  })

  it("has a payment that is kept, one that is refunded and one that is disputed and lost", () => {
    const rest = ["dispute dispute", "dispute-accepted dispute_close"]
    const three = ["kept charge", "refunded charge", "disputed charge", "refund refund"]
    expect(requests(saas)).toEqual([...three, ...rest])
    expect(requests(marketplace)).toEqual([...three, ...rest])
    expect(requests({ ...marketplace, charge: "separate" })).toEqual([
      "kept charge",
      "kept-transfer transfer",
      "refunded charge",
      "refunded-transfer transfer",
      "disputed charge",
      "disputed-transfer transfer",
      "refund-transfer transfer_reversal",
      "refund refund",
      ...rest
    ])
  })

  it("asks the same price everywhere, in the currency's own units, and a tenth is the platform's", () => {
    const yen = { currency: Result.getOrThrow(Money.parse("1 jpy")).currency }
    expect([GuideScenario.price(saas), GuideScenario.fee(saas)].map(Money.format)).toEqual(["100.00 usd", "10.00 usd"])
    expect([GuideScenario.price(yen), GuideScenario.fee(yen)].map(Money.format)).toEqual(["10000 jpy", "1000 jpy"])
  })
})
