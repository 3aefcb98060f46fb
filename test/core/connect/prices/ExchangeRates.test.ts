import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as ExchangeRates from "#core/connect/prices/ExchangeRates.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Instant from "#core/time/Instant.ts"
import { moment } from "../Worlds.ts"

const rate = (pair: string, value: string, since = Instant.of(0), fee?: string): ExchangeRates.ExchangeRate => {
  const [from = "", to = ""] = pair.split("/")
  const stated = { from: Currency.of(from), to: Currency.of(to), rate: Rate.of(value), since }
  return fee === undefined ? stated : { ...stated, fee: Rate.of(fee) }
}

const later = moment("2026-03-05T00:00:00Z")
const before = moment("2026-03-04T23:59:59Z")
const twoPercent = Rate.of("2%")

const written = (found: Rate.Rate | undefined): string | undefined => found && Rate.formatDecimal(found)
const incoming = (rates: ReadonlyArray<ExchangeRates.ExchangeRate>, pair: string, at = later, fee = twoPercent) => {
  const [from = "", to = ""] = pair.split("/")
  return written(ExchangeRates.incoming(ExchangeRates.of(rates), Currency.of(from), Currency.of(to), at, fee))
}
const outgoing = (rates: ReadonlyArray<ExchangeRates.ExchangeRate>, pair: string, at = later) => {
  const [from = "", to = ""] = pair.split("/")
  return written(ExchangeRates.outgoing(ExchangeRates.of(rates), Currency.of(from), Currency.of(to), at))
}

describe("what comes in and what goes back", () => {
  it.each([
    ["usd/cad", "1.38343", "2%", "1.35576", "recorded with on_behalf_of"],
    ["usd/cad", "1.38656", "2%", "1.35883", "recorded: 61 usd came as 83 cad and went back as 85"],
    ["usd/cad", "1.43118", "1%", "1.41687", "recorded: 691 usd came as 979 cad and went back as 989"],
    ["usd/sgd", "1.36622", "2%", "1.3389", "recorded: 200 usd came as 268 sgd and went back as 273"]
  ])("differ by Stripe's fee: %s at %s less %s is %s (%s)", (pair, back, fee, expected) => {
    expect(outgoing([rate(pair, back)], pair)).toBe(back)
    expect(incoming([rate(pair, back)], pair, later, Rate.of(fee))).toBe(expected)
  })

  it("are between minor units, however many there are", () => {
    expect(outgoing([rate("usd/krw", "1321.36")], "usd/krw")).toBe("13.2136")
    expect(outgoing([rate("jpy/chf", "0.0049334")], "jpy/chf")).toBe("0.49334")
    expect(outgoing([rate("usd/bhd", "0.377")], "usd/bhd")).toBe("3.77")
    expect(outgoing([rate("usd/isk", "139.5")], "usd/isk")).toBe("139.5")
  })

  it("go the other way by the inverse, to six digits", () => {
    expect(outgoing([rate("usd/cad", "1.25")], "cad/usd")).toBe("0.8")
    expect(outgoing([rate("usd/cad", "1.38343")], "cad/usd")).toBe("0.722841")
    expect(incoming([rate("usd/cad", "1.38343")], "cad/usd")).toBe("0.708384")
    expect(outgoing([rate("usd/jpy", "150")], "jpy/usd")).toBe("0.666667")
  })

  it("are to six digits both ways, whatever is kept", () => {
    const precise = [rate("usd/cad", "1.3834345678")]
    expect(outgoing(precise, "usd/cad")).toBe("1.38343")
    expect(incoming(precise, "usd/cad", later, Rate.zero)).toBe("1.38343")
    expect(outgoing(precise, "cad/usd")).toBe("0.722839")
  })

  it("differ both ways from the middle where a part of what goes back is kept too, as recorded", () => {
    const both = { ...rate("usd/cad", "1.36946", Instant.of(0), "1%"), returnFee: Rate.of("1%") }
    expect(incoming([both], "usd/cad")).toBe("1.35577")
    expect(outgoing([both], "usd/cad")).toBe("1.38329")
    expect(incoming([both], "cad/usd")).toBe("0.722913")
    expect(outgoing([both], "cad/usd")).toBe("0.737591")
    const [usd, cad] = [Currency.of("usd"), Currency.of("cad")]
    expect(written(ExchangeRates.middle(ExchangeRates.of([both]), usd, cad, later))).toBe("1.36946")
    expect(ExchangeRates.middle(ExchangeRates.none, usd, cad, later)).toBeUndefined()
  })

  it("are rounded once, with the fee: 0.99 by 1.6896 is 0.5859375 and by 5.0688 is 0.1953125, half up", () => {
    const onePercent = Rate.of("1%")
    expect(incoming([rate("usd/cad", "1.6896")], "cad/usd", later, onePercent)).toBe("0.585938")
    expect(incoming([rate("usd/cad", "5.0688")], "cad/usd", later, onePercent)).toBe("0.195313")
    expect(incoming([rate("usd/cad", "1.4")], "cad/usd", later, Rate.of("100%"))).toBe("0")
  })

  it("are by the pair's own fee where it states one, and to six digits where that is none", () => {
    expect(incoming([rate("eur/chf", "0.89335612", Instant.of(0), "0%")], "eur/chf")).toBe("0.893356")
    expect(incoming([rate("eur/chf", "1", Instant.of(0), "10%")], "eur/chf")).toBe("0.9")
  })
})

describe("the next change of a rate", () => {
  const rates = ExchangeRates.of([
    rate("usd/cad", "1.4", later),
    rate("cad/usd", "0.7", before),
    rate("eur/usd", "1.1")
  ])
  const next = (from: string, to: string, at: Instant.Instant) =>
    ExchangeRates.nextChange(rates, Currency.of(from), Currency.of(to), at)

  it("is the first after the moment, whichever way the pair is written; none where there is none", () => {
    expect(next("usd", "cad", Instant.of(0))).toBe(before)
    expect(next("cad", "usd", before)).toBe(later)
    expect(next("cad", "usd", later)).toBeUndefined()
    expect(next("usd", "sgd", before)).toBeUndefined()
  })
})

describe("the rate of a day", () => {
  const rates = [rate("usd/eur", "0.88"), rate("eur/usd", "1.25", later), rate("usd/cad", "1.3", later)]

  it("is the latest of its pair, whichever way that is written", () => {
    expect(outgoing(rates, "usd/eur", before)).toBe("0.88")
    expect(outgoing(rates, "usd/eur", later)).toBe("0.8")
    expect(outgoing(rates.toReversed(), "usd/eur", later)).toBe("0.8")
    expect(outgoing(rates.toReversed(), "usd/eur", before)).toBe("0.88")
  })

  it("is unknown before the first, and of other pairs", () => {
    expect(outgoing(rates, "usd/cad", before)).toBeUndefined()
    expect(incoming(rates, "usd/cad", before)).toBeUndefined()
    expect(outgoing(rates, "eur/cad")).toBeUndefined()
  })
})

// 13.2136 and others were printed by a test account's balance transactions, each with both amounts.
const recorded = [
  ["200 usd", "13.2136", "2643 krw"],
  ["61 usd", "1.35883", "83 cad"],
  ["61 usd", "1.38656", "85 cad"],
  ["691 usd", "1.41687", "979 cad"],
  ["691 usd", "1.43118", "989 cad"],
  ["200 usd", "0.92594", "185 eur"],
  ["200 usd", "0.94484", "189 eur"],
  ["200 usd", "1.3389", "268 sgd"],
  ["200 usd", "1.36622", "273 sgd"],
  ["100 usd", "1.29726", "130 sgd"],
  ["25 usd", "1.29726", "32 sgd"],
  ["1000 usd", "1.35576", "1356 cad"],
  ["30 usd", "1.35576", "41 cad"],
  ["15 usd", "1.35576", "20 cad"],
  ["500 usd", "1.38343", "692 cad"],
  ["100 usd", "1.38343", "138 cad"],
  ["1000 usd", "1.38343", "1383 cad"],
  ["900 usd", "1.38343", "1245 cad"],
  ["733 usd", "1.36314", "999 cad"],
  ["4820 jpy", "0.49334", "2378 chf"],
  ["4825 eur", "0.893356", "4310 chf"],
  ["1000 eur", "1.234", "1234 usd"]
] as const

it.each(recorded)("%s at %s is %s in minor units, as recorded: half up", (from, at, expected) => {
  const [minor = "", code = ""] = from.split(" ")
  const [, to = ""] = expected.split(" ")
  const money = Money.convert(Money.of(Currency.of(code), BigInt(minor)), Currency.of(to), Rate.of(at))
  expect(`${money.minor} ${money.currency}`).toBe(expected)
})

it("what goes back never costs less than it brought, at one rate", () => {
  const cents = fc.bigInt({ min: 1n, max: 10n ** 9n })
  const value = fc.integer({ min: 1, max: 10 ** 6 }).map((digits) => Rate.shift(Rate.of(String(digits)), -4))
  const fee = fc.integer({ min: 0, max: 99 }).map((percent) => Rate.of(`${percent}%`))
  fc.assert(
    fc.property(
      cents,
      value,
      fee,
      fc.constantFrom("usd/cad", "usd/jpy", "bhd/usd"),
      fc.boolean(),
      (n, r, f, pair, turned) => {
        const stated = { ...rate(pair, "1"), rate: r }
        const rates = ExchangeRates.of([stated])
        const [from, to] = turned ? [stated.to, stated.from] : [stated.from, stated.to]
        const [came, went] = [
          ExchangeRates.incoming(rates, from, to, later, f),
          ExchangeRates.outgoing(rates, from, to, later)
        ].map((at) => Money.convert(Money.of(from, n), to, at ?? Rate.zero))
        // To six digits both: at no fee the two may be told apart in the last one.
        expect(Rate.isZero(f) || came === undefined || went === undefined || Money.compare(came, went) <= 0).toBe(true)
      }
    )
  )
})

it("Stripe keeps 1% in the United States and 2% elsewhere", () => {
  expect(Rate.format(ExchangeRates.feeIn("US"))).toBe("1%")
  expect(Rate.format(ExchangeRates.feeIn("CA"))).toBe("2%")
})
