import { describe, expect, it } from "vitest"
import * as AccountDebit from "#core/connect/objects/AccountDebit.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import { money } from "../Worlds.ts"

describe("an account debit", () => {
  it.each([
    ["US", "US", true],
    ["JP", "JP", true],
    ["AU", "AU", true],
    ["CA", "CA", true],
    ["HK", "HK", true],
    ["NZ", "NZ", true],
    ["DE", "FR", true],
    ["GB", "IE", true],
    ["US", "CA", false],
    ["DE", "US", false],
    ["BR", "BR", false]
  ])("between %s and %s is possible: %s", (one, other, possible) => {
    expect(AccountDebit.isPossible(one, other)).toBe(possible)
    expect(AccountDebit.isPossible(other, one)).toBe(possible)
  })

  it.each([
    ["US", "1000.00 usd", "15.00 usd"],
    ["US", "0.33 usd", "0.00 usd"],
    ["US", "0.34 usd", "0.01 usd"],
    ["JP", "1000 jpy", "15 jpy"],
    ["DE", "1000.00 eur", "14.00 eur"],
    ["FR", "1000.00 eur", "14.00 eur"],
    ["IE", "1000.00 eur", "14.00 eur"]
  ])("to a platform in %s of %s costs it %s", (country, amount, fee) => {
    const price = AccountDebit.priceIn(country, money(amount).currency)
    expect(price === undefined ? undefined : Money.format(Tariff.fee(price, money(amount)))).toBe(fee)
    expect(price?.source).toMatch(/20\d\d|chapter/)
  })

  it("has no price where no source states one, and no limit outside of dollars", () => {
    expect(AccountDebit.priceIn("AU", Currency.of("aud"))).toBeUndefined()
    expect(AccountDebit.maximum(Currency.of("usd"))).toEqual(money("100000.00 usd"))
    expect(AccountDebit.maximum(Currency.of("eur"))).toBeUndefined()
  })
})
