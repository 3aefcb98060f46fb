import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { connected, market, moment, money } from "../../connect/Worlds.ts"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Exchange from "#core/simulation/generate/Exchange.ts"

const rate = (from: string, to: string, value: string, day = "2026-01-01") => ({
  from: Currency.of(from),
  to: Currency.of(to),
  rate: Rate.of(value),
  since: moment(day)
})
const rates = ExchangeRates.of([
  rate("usd", "eur", "0.8"),
  rate("usd", "eur", "0.9", "2026-03-05"),
  rate("usd", "jpy", "150"),
  rate("usd", "isk", "140.5"),
  rate("usd", "kwd", "0.3071"),
  rate("usd", "idr", "16000")
])
const exchange = { rates, merchant: market, feeRoutes: [] }
const at = moment("2026-03-02")

describe("what payers abroad are asked for", () => {
  it.each([
    ["10.00 usd", "usd", "10.00 usd"],
    ["10.00 usd", "eur", "8.00 eur"],
    // 0.01 usd × 0.8 = 0.008 eur, and half of a step is one.
    ["10.01 usd", "eur", "8.01 eur"],
    ["10.01 usd", "jpy", "1502 jpy"],
    // 1406.405 kr. in whole ones, as Stripe charges them.
    ["10.01 usd", "isk", "1406.00 isk"],
    // 3.074 071 dinars, whose last decimal is always zero.
    ["10.01 usd", "kwd", "3.070 kwd"]
  ])("for %s in %s is %s: the rate itself, half up to what can be charged", (price, currency, expected) => {
    expect(Exchange.presented(exchange, money(price), Currency.of(currency), at)).toEqual(money(expected))
  })

  it("is of the day", () => {
    const later = Exchange.presented(exchange, money("10.00 usd"), Currency.of("eur"), moment("2026-03-05"))
    expect(later).toEqual(money("9.00 eur"))
  })

  it("is no less than Stripe's smallest charge, and no more than its largest", () => {
    expect(Exchange.presented(exchange, money("0.50 usd"), Currency.of("eur"), at)).toEqual(money("0.50 eur"))
    expect(Exchange.presented(exchange, money("999999.00 usd"), Currency.of("jpy"), at)).toEqual(money("99999999 jpy"))
  })

  it("is enough for the smallest charge of what it settles in, after what Stripe keeps", () => {
    // 0.50 usd ÷ (1.25 × 99%) = 0.404 eur, but no less than 0.50 eur; of yen 0.50 ÷ 0.66 ct = 75.8.
    expect(Exchange.least(exchange, Currency.of("eur"), at)).toEqual(money("0.50 eur"))
    expect(Exchange.least(exchange, Currency.of("jpy"), at)).toEqual(money("76 jpy"))
    expect(Exchange.least(exchange, Currency.of("isk"), at)).toEqual(money("71.00 isk"))
    expect(Exchange.least(exchange, market.currency, at)).toEqual(money("0.50 usd"))
    expect(Exchange.presented(exchange, money("0.50 usd"), Currency.of("jpy"), at)).toEqual(money("76 jpy"))
    const merchant = connected("Zoe", "standard", { country: "FR", currency: Currency.of("eur") })
    // 0.50 eur ÷ (0.8 × 98%)
    expect(Exchange.presented({ ...exchange, merchant }, money("0.50 usd"), market.currency, at)).toEqual(
      money("0.64 usd")
    )
  })

  it("is the smallest charge of its own currency where that of the other is none, or nothing ever comes to it", () => {
    const merchant = (currency: string) => connected("Zoe", "standard", { currency: Currency.of(currency) })
    const one = { rates, merchant: merchant("kwd"), feeRoutes: [] }
    expect(Exchange.least(one, market.currency, at)).toEqual(money("0.50 usd"))
    const tiny = ExchangeRates.of([rate("usd", "jpy", "0.000000001")])
    expect(Exchange.least({ ...one, rates: tiny, merchant: merchant("jpy") }, market.currency, at)).toEqual(
      money("0.50 usd")
    )
  })

  it("can always be charged", () => {
    const codes = fc.constantFrom("eur", "jpy", "isk", "kwd", "idr").map(Currency.of)
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 99_999_999 }), codes, (minor, currency) => {
        const asked = Exchange.presented(exchange, Money.of(market.currency, BigInt(minor)), currency, at)
        expect(Money.isMultiple(asked, Currency.chargeStep(currency))).toBe(true)
        expect(asked.minor).toBeGreaterThanOrEqual(Currency.minimumCharge(currency) ?? 1n)
        expect(asked.minor).toBeLessThanOrEqual(Currency.maximumCharge(currency))
        expect(Exchange.settled(exchange, asked, at).minor).toBeGreaterThanOrEqual(50n)
      })
    )
  })
})

describe("what a charge brings to its balance", () => {
  it("is what it is, or what Stripe leaves of it: 1% less in the United States, 2% elsewhere", () => {
    expect(Exchange.settled(exchange, money("10.00 usd"), at)).toEqual(money("10.00 usd"))
    expect(Exchange.settled(exchange, money("8.00 eur"), at)).toEqual(money("9.90 usd"))
    const merchant = connected("Zoe", "standard", { country: "FR", currency: Currency.of("eur") })
    expect(Exchange.settled({ ...exchange, merchant }, money("10.00 usd"), at)).toEqual(money("7.84 eur"))
  })

  it("is not known without a rate: that is a bug", () => {
    expect(() => Exchange.settled(exchange, money("8.00 gbp"), at)).toThrow(
      new RangeError("there is no rate of gbp to usd on 2026-03-02")
    )
  })
})

describe("the platform's fee", () => {
  const fee = { rate: Rate.of("10%"), fixed: money("0.30 usd") }

  it("has its fixed part in what the payer pays in", () => {
    expect(Exchange.feeOf(exchange, fee, money("10.00 usd"), at)).toEqual(money("1.30 usd"))
    expect(Exchange.feeOf(exchange, fee, money("10.00 eur"), at)).toEqual(money("1.24 eur"))
    expect(Exchange.feeOf(exchange, fee, money("1000 jpy"), at)).toEqual(money("145 jpy"))
    expect(Exchange.feeOf(exchange, { ...fee, rate: Rate.zero, fixed: money("0.00 usd") }, money("9 jpy"), at)).toBe(
      undefined
    )
  })

  it("is none where nothing of it would reach one of its sides", () => {
    const percent = { rate: Rate.of("1%"), fixed: money("0.00 usd") }
    const at16000 = (routes: Exchange.Exchange["feeRoutes"], amount: string) =>
      Exchange.feeOf({ ...exchange, feeRoutes: routes }, percent, money(amount), at)
    const french = connected("Zoe", "standard", { country: "FR", currency: Currency.of("eur") })
    // 80.00 idr ÷ 16000 less 1% are 0.495 ct, and 81.00 idr are 0.501 ct.
    expect(at16000([[market]], "8000.00 idr")).toBe(undefined)
    expect(at16000([[market]], "8100.00 idr")).toEqual(money("81.00 idr"))
    expect(at16000([[], [market]], "8000.00 idr")).toBe(undefined)
    // On to euros, by both rates at once: 0.501 ct × 0.8 less 2% are 0.39 ct, and 104.00 idr are 0.504 ct.
    expect(at16000([[market, french]], "8100.00 idr")).toBe(undefined)
    expect(at16000([[market, french]], "10400.00 idr")).toEqual(money("104.00 idr"))
    // Of rupiah to euros there is no rate, and none was asked for.
    expect(at16000([[french]], "8000.00 idr")).toEqual(money("80.00 idr"))
  })

  it("is no more than all of it", () => {
    const all = { rate: Rate.of("100%"), fixed: money("0.30 usd") }
    expect(Exchange.feeOf(exchange, all, money("10.00 eur"), at)).toEqual(money("10.00 eur"))
  })
})
