import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as GrossUp from "#core/connect/prices/GrossUp.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import { money } from "../Worlds.ts"

const priced = (rate: string, fixed: string, cap?: string): GrossUp.Fee => {
  const limit = cap === undefined ? {} : { cap: money(cap) }
  return (amount) => Tariff.fee({ rate: Rate.of(rate), fixed: money(fixed), ...limit, source: "stated here" }, amount)
}

const grossUp = (net: string, fee: GrossUp.Fee): string => {
  const amount = GrossUp.of(money(net), fee)
  return amount === undefined ? "nothing" : Money.format(amount)
}

describe("what to charge so that something is left", () => {
  it.each<readonly [string, string, string, string | undefined, string, string]>([
    [
      "100.00 usd",
      "2.9%",
      "0.30 usd",
      undefined,
      "103.30 usd",
      "support.stripe.com/questions/passing-the-stripe-fee-on-to-customers"
    ],
    ["120.00 eur", "3.25%", "0.10 eur", undefined, "124.13 eur", "help.clubzap.com, can ClubZap pass on card fees"],
    ["203.00 usd", "2.9%", "0.30 usd", undefined, "209.37 usd", "200.00 for a club and 3.00 for its platform"],
    ["600.00 usd", "0.8%", "0.00 usd", "5.00 usd", "604.84 usd", "below the cap"],
    ["620.00 usd", "0.8%", "0.00 usd", "5.00 usd", "625.00 usd", "at the cap"],
    ["1000.00 usd", "0.8%", "0.00 usd", "5.00 usd", "1005.00 usd", "above the cap"],
    ["1000 jpy", "3.6%", "0 jpy", undefined, "1037 jpy", "no decimals"],
    ["10.000 kwd", "2.9%", "0.100 kwd", undefined, "10.410 kwd", "in steps of ten"],
    ["1.00 usd", "100%", "0.00 usd", undefined, "nothing", "everything is taken"],
    ["1.00 usd", "100%", "0.00 usd", "5.00 usd", "6.00 usd", "everything, but at most 5.00"]
  ])("for %s at %s + %s, capped at %s, is %s: %s", (net, rate, fixed, cap, amount) => {
    expect(grossUp(net, priced(rate, fixed, cap))).toBe(amount)
  })

  it("leaves the net, is the smallest that does, and is an amount that Stripe takes", () => {
    const minor = (max: bigint) => fc.bigInt({ min: 0n, max })
    fc.assert(
      fc.property(
        fc.constantFrom("usd", "jpy", "kwd", "isk"),
        fc.bigInt({ min: 1n, max: 3000n }),
        fc.nat(990),
        minor(60n),
        fc.option(fc.bigInt({ min: 1n, max: 200n })),
        (code, net, tenths, fixed, cap) => {
          const currency = Currency.of(code)
          const of = (amount: bigint) => Money.of(currency, amount)
          const price = {
            rate: Rate.of(`${Math.floor(tenths / 10)}.${tenths % 10}%`),
            fixed: of(fixed),
            ...(cap === null ? {} : { cap: of(cap) }),
            source: "stated here"
          }
          const fee: GrossUp.Fee = (amount) => Tariff.fee(price, amount)
          const step = Currency.chargeStep(currency)
          let smallest = step
          while (Money.compare(GrossUp.left(of(smallest), fee), of(net)) < 0) smallest += step
          expect(GrossUp.of(of(net), fee)).toEqual(of(smallest))
        }
      )
    )
  })
})
