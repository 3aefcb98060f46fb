import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as CountryConnectFees from "#core/connect/prices/CountryConnectFees.ts"
import * as PayoutCost from "#core/connect/prices/PayoutCost.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import { money } from "../Worlds.ts"

const prices = (transferVolume: string): PayoutCost.Prices => ({
  ...(CountryConnectFees.byCountry.get("US") ?? expect.fail()),
  transferVolume: Rate.of(transferVolume)
})

const told = (balance: string, transferVolume: string): string | undefined => {
  const cost = PayoutCost.passedOn(money(balance), prices(transferVolume))
  return cost && [cost.paidOut, cost.transferFee, cost.payoutFee].map(Money.format).join(", ")
}

describe("what is paid out when its cost is passed on", () => {
  // By the formula of polarsource/polar, at 0.25% + 0.25 usd for the payout.
  it.each([
    ["1000.00 usd", "0%", "997.25 usd, 0.00 usd, 2.75 usd"],
    ["1000.00 usd", "0.25%", "994.78 usd, 2.49 usd, 2.73 usd"],
    ["1000.00 usd", "1%", "987.43 usd, 9.87 usd, 2.70 usd"],
    ["30.00 usd", "0%", "29.67 usd, 0.00 usd, 0.33 usd"],
    ["12345.67 usd", "1.25%", "12163.34 usd, 152.04 usd, 30.29 usd"]
  ])("of %s with %s for the transfer is %s", (balance, transferVolume, split) => {
    expect(told(balance, transferVolume)).toBe(split)
  })

  it("is nothing where the costs take all of it", () => {
    expect(["0.00 usd", "0.25 usd", "0.26 usd", "-5.00 usd"].map((balance) => told(balance, "0%"))).toEqual(
      Array.from({ length: 4 }, () => undefined)
    )
    expect(told("0.27 usd", "0%")).toBe("0.01 usd, 0.00 usd, 0.26 usd")
  })

  it("sums to the balance, covers what Stripe takes, and is the most that does", () => {
    const balance = fc.bigInt({ min: 100n, max: 10n ** 9n }).map((minor) => Money.of(money("0 usd").currency, minor))
    const rate = fc.constantFrom("0%", "0.25%", "0.5%", "0.75%", "1%", "1.25%")
    fc.assert(
      fc.property(balance, rate, (whole, transferVolume) => {
        const own = prices(transferVolume)
        const { paidOut, payoutFee, transferFee } = PayoutCost.passedOn(whole, own) ?? expect.fail()
        expect(Money.sum(whole.currency, [paidOut, transferFee, payoutFee])).toEqual(whole)
        const price = { rate: own.volume, fixed: own.payout, source: "this test" }
        const taken = Tariff.fee(price, Money.minus(paidOut, transferFee))
        const short = Money.minus(taken, payoutFee)
        expect(Money.compare(short, Money.of(whole.currency, 1n))).toBeLessThanOrEqual(0)
        const cost = (x: Money.Money) => {
          const transferred = Money.share(x, own.transferVolume, "half_up")
          return Money.add(Money.add(x, transferred), Tariff.fee(price, Money.minus(x, transferred)))
        }
        const more = Money.add(paidOut, Money.of(whole.currency, 2n))
        expect(Money.compare(cost(more), whole)).toBeGreaterThan(0)
      })
    )
  })
})
