import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as PricingScheme from "#core/connect/prices/PricingScheme.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import { money } from "../Worlds.ts"

const share = (rate: string, fixed?: string): PricingScheme.Fee => ({
  rate: Rate.of(rate),
  ...(fixed === undefined ? {} : { fixed: money(fixed) })
})

/** At least `minimum`, and so without a fixed part. */
const atLeast = (minimum: string, rate: string): PricingScheme.Fee => ({
  rate: Rate.of(rate),
  minimum: money(minimum)
})

const scheme = (fallback: PricingScheme.Fee, changes: Partial<PricingScheme.PricingScheme> = {}) => ({
  rules: [],
  fallback,
  modifiers: [],
  ...changes
})

const markup = (rate: string) => ({ kind: "markup" as const, rate: Rate.of(rate) })
const discount = (rate: string) => ({ kind: "discount" as const, rate: Rate.of(rate) })

const fee = (it: PricingScheme.PricingScheme, amount: string, method: "card" | "us_bank_account" = "card"): string =>
  Money.format(PricingScheme.fee(it, method, money(amount)))

describe("the application fee by a pricing scheme", () => {
  // https://docs.stripe.com/connect/platform-pricing-tools/pricing-schemes
  it("is marked up by 4% and down by 3%: 14.80 × 1.04 × 0.97 = 14.93024", () => {
    const it = scheme(share("2.9%", "0.30 usd"), { modifiers: [markup("4%"), discount("3%")] })
    expect(fee(it, "500.00 usd")).toBe("14.93 usd")
  })

  it("is marked down by 5% and up by 10%: 1.00 × 0.95 × 1.1 = 1.045, rounded once and half up", () => {
    const it = scheme(share("0%", "1.00 usd"), { modifiers: [discount("5%"), markup("10%")] })
    expect(fee(it, "20.00 usd")).toBe("1.05 usd")
  })

  it("is that of the first rule for the payment method, and of the fallback where there is none", () => {
    const it = scheme(share("3%"), {
      rules: [
        { paymentMethods: ["sepa_debit", "us_bank_account"], fee: share("1%") },
        { paymentMethods: ["us_bank_account"], fee: share("2%") }
      ]
    })
    expect(fee(it, "100.00 usd", "us_bank_account")).toBe("1.00 usd")
    expect(fee(it, "100.00 usd", "card")).toBe("3.00 usd")
  })

  it.each([
    ["10.00 usd", "0.50 usd", "the minimum"],
    ["49.99 usd", "0.50 usd", "the minimum, although 0.4999 would round to it"],
    ["100.00 usd", "1.00 usd", "between them"],
    ["400.04 usd", "4.00 usd", "the maximum"],
    ["0.20 usd", "0.20 usd", "never more than the payment"]
  ])("of %s is %s: %s", (amount, expected) => {
    const it = scheme({ ...atLeast("0.50 usd", "1%"), maximum: money("4.00 usd") })
    expect(fee(it, amount)).toBe(expected)
  })

  it("is limited before it is modified", () => {
    const limited = { ...share("1%"), maximum: money("4.00 usd") }
    expect(fee(scheme(limited, { modifiers: [markup("10%")] }), "1000.00 usd")).toBe("4.40 usd")
  })

  it.each([
    ["99.00 usd", "0.80 usd", "0.396 is below the minimum"],
    ["101.00 usd", "0.81 usd", "0.404 is above it"],
    ["999.00 usd", "7.99 usd", "3.996 is below the maximum"],
    ["1001.00 usd", "8.00 usd", "4.004 is above it"]
  ])("of %s is %s, twice what is limited unrounded: %s", (amount, expected) => {
    const limited = { ...atLeast("0.40 usd", "0.4%"), maximum: money("4.00 usd") }
    expect(fee(scheme(limited, { modifiers: [markup("100%")] }), amount)).toBe(expected)
  })

  it("never falls as the payment grows", () => {
    const usd = (minor: bigint) => Money.of(Currency.of("usd"), minor)
    const amount = fc.bigInt({ min: 1n, max: 100_000n })
    const own = scheme(
      { ...share("2.35%", "0.07 usd"), maximum: money("9.00 usd") },
      { modifiers: [markup("7%"), discount("12.5%")] }
    )
    fc.assert(
      fc.property(amount, amount, (one, more) => {
        const [less, greater] = [usd(one), usd(one + more)].map((paid) => PricingScheme.fee(own, "card", paid))
        expect(less !== undefined && greater !== undefined && Money.compare(less, greater) <= 0).toBe(true)
      })
    )
  })

  it("says when it is stated in another currency", () => {
    expect(PricingScheme.otherCurrency(scheme(share("1%", "0.10 eur")), "card", Currency.of("usd"))).toBe("eur")
    for (const limited of [atLeast("0.10 eur", "1%"), { ...share("1%"), maximum: money("0.10 eur") }]) {
      expect(PricingScheme.otherCurrency(scheme(limited), "card", Currency.of("usd"))).toBe("eur")
    }
    expect(PricingScheme.otherCurrency(scheme(share("1%", "0.10 usd")), "card", Currency.of("usd"))).toBeUndefined()
    expect(PricingScheme.otherCurrency(scheme(share("1%")), "card", Currency.of("usd"))).toBeUndefined()
  })
})
