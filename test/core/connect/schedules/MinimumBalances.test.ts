import { describe, expect, it } from "vitest"
import * as MinimumBalances from "#core/connect/schedules/MinimumBalances.ts"
import * as Money from "#core/money/Money.ts"
import { money } from "../Worlds.ts"

const of = (...amounts: ReadonlyArray<string>) => MinimumBalances.of(amounts.map(money))

describe("minimum balances", () => {
  it.each([
    [["5.00 usd", "6.00 eur"], [], ["5.00 usd", "6.00 eur"]],
    [["5.00 usd", "6.00 eur"], ["7.00 eur"], ["5.00 usd", "7.00 eur"]],
    [["5.00 usd"], ["7.00 eur", "8.00 gbp"], ["5.00 usd", "7.00 eur", "8.00 gbp"]],
    [["5.00 usd", "6.00 eur"], ["0.00 usd"], ["6.00 eur"]],
    [["5.00 usd"], ["0.00 usd", "0.00 eur"], []],
    [[], ["1.00 usd", "2.00 usd"], ["2.00 usd"]]
  ])("of %j that %j change are %j", (before, stated, after) => {
    const was = of(...before)
    expect([...MinimumBalances.changed(was, stated.map(money)).values()].map(Money.format)).toEqual(after)
    expect([...was.values()].map(Money.format)).toEqual(before)
  })

  it.each([
    [[], [], true],
    [["5.00 usd", "6.00 eur"], ["6.00 eur", "5.00 usd"], true],
    [["5.00 usd"], ["5.01 usd"], false],
    [["5.00 usd"], ["5.00 eur"], false],
    [["5.00 usd"], [], false],
    [[], ["5.00 usd"], false],
    [["5.00 usd"], ["5.00 usd", "6.00 eur"], false]
  ])("%j and %j: the same is %s", (one, other, areSame) => {
    expect(MinimumBalances.equals(of(...one), of(...other))).toBe(areSame)
  })
})
