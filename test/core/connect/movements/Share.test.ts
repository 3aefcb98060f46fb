import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Share from "#core/connect/movements/Share.ts"
import * as Settings from "#core/connect/Settings.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

const usd = (minor: bigint) => Money.of(Currency.of("usd"), minor)
const cad = (minor: bigint) => Money.of(Currency.of("cad"), minor)

type Rule = Settings.Settings["completingRefund"]
const rules: ReadonlyArray<Rule> = ["returns_the_rest", "entire_transfer", "by_ratio"]

const share = (
  original: readonly [amount: Money.Money, returned: Money.Money],
  refund: readonly [part: Money.Money, whole: Money.Money],
  rule: Rule,
  before: Money.Money = Money.zero(refund[1].currency)
): Money.Money =>
  Share.returned(
    { ...Settings.defaults, completingRefund: rule },
    { amount: original[0], returned: original[1] },
    { part: refund[0], before, whole: refund[1] }
  )

describe("the share of a transfer or a fee that goes back", () => {
  // Recorded by antiwork/gumroad. The last two transfers are in another currency than the charge.
  it.each([
    [usd(880n), usd(500n), usd(1200n), usd(367n), "366.67"],
    [usd(880n), usd(1000n), usd(1200n), usd(733n), "733.33"],
    [usd(109n), usd(50n), usd(153n), usd(36n), "35.62"],
    [usd(30n), usd(500n), usd(1000n), usd(15n), "15"],
    [usd(30n), usd(100n), usd(1000n), usd(3n), "3"],
    [usd(3000n), usd(10000n), usd(30000n), usd(1000n), "1000"],
    [cad(1356n), usd(100n), usd(1000n), cad(136n), "135.6"],
    [cad(1342n), usd(100n), usd(1000n), cad(134n), "134.2"]
  ])("of %o, when %o of %o is refunded, is %o: exactly %s", (original, part, whole, expected) => {
    for (const rule of rules) {
      expect(share([original, Money.zero(original.currency)], [part, whole], rule)).toEqual(expected)
    }
  })

  it.each([
    [usd(1n), usd(1n), usd(2n), usd(1n), "a half is rounded up"],
    [usd(1n), usd(49n), usd(100n), usd(0n), "less than a half is nothing"]
  ])("of %o, when %o of %o is refunded, is %o: %s", (original, part, whole, expected) => {
    for (const rule of rules) expect(share([original, usd(0n)], [part, whole], rule)).toEqual(expected)
  })

  it("by ratio is of the original each time, whatever went back before, and no more than is left", () => {
    const refund = [usd(500n), usd(1200n)] as const
    expect(share([usd(880n), usd(367n)], refund, "by_ratio", usd(500n))).toEqual(usd(367n))
    expect(share([usd(880n), usd(600n)], refund, "by_ratio", usd(500n))).toEqual(usd(280n))
    expect(share([usd(880n), usd(880n)], refund, "by_ratio", usd(500n))).toEqual(usd(0n))
  })

  it("otherwise is what the refund adds to the share of all that was refunded, and no more than is left", () => {
    const refund = [usd(500n), usd(1200n)] as const
    expect(share([usd(880n), usd(367n)], refund, "returns_the_rest", usd(500n))).toEqual(usd(366n))
    expect(share([usd(880n), usd(600n)], refund, "returns_the_rest", usd(500n))).toEqual(usd(280n))
  })

  it("of a full refund at once is everything that is left", () => {
    const whole = usd(1200n)
    for (const rule of rules) {
      expect(share([usd(880n), usd(0n)], [whole, whole], rule)).toEqual(usd(880n))
      expect(share([usd(880n), usd(200n)], [whole, whole], rule)).toEqual(usd(680n))
    }
  })

  it("of one cent after 99 that returned nothing is the share of this cent, and not all that is left", () => {
    for (const rule of ["returns_the_rest", "by_ratio"] as const) {
      expect(share([usd(10000n), usd(0n)], [usd(100n), usd(10000n)], rule, usd(9900n))).toEqual(usd(100n))
      expect(share([usd(1000n), usd(0n)], [usd(100n), usd(10000n)], rule, usd(9900n))).toEqual(usd(10n))
    }
  })

  it("of the refund that completes a charge is all that is left, where the entire transfer goes back with it", () => {
    const rule = "entire_transfer"
    expect(share([usd(880n), usd(0n)], [usd(1000n), usd(1200n)], rule, usd(200n))).toEqual(usd(880n))
    expect(share([usd(880n), usd(100n)], [usd(1000n), usd(1200n)], rule, usd(200n))).toEqual(usd(780n))
    expect(share([usd(880n), usd(0n)], [usd(999n), usd(1200n)], rule, usd(200n))).toEqual(usd(733n))
    expect(share([usd(880n), usd(700n)], [usd(500n), usd(1200n)], rule, usd(200n))).toEqual(usd(180n))
  })

  const cents = (max: bigint) => fc.bigInt({ min: 0n, max })
  /** What came back of `amount` when a payment was refunded in these parts; asked for or not. */
  const back = (amount: bigint, refunds: ReadonlyArray<readonly [bigint, boolean]>, rule: Rule): bigint => {
    const whole = refunds.reduce((sum, [part]) => sum + part, 0n)
    let [before, returned] = [0n, 0n]
    for (const [part, asked] of refunds) {
      if (asked) returned += share([usd(amount), usd(returned)], [usd(part), usd(whole)], rule, usd(before)).minor
      before += part
    }
    return returned
  }

  it("is in parts exactly everything in the end, when every refund asks for it", () => {
    const parts = fc.array(fc.bigInt({ min: 1n, max: 5000n }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(cents(9999n), parts, (amount, parts) => {
        const asked = parts.map((part) => [part, true] as const)
        expect(back(amount, asked, "returns_the_rest")).toBe(amount)
        expect(back(amount, asked, "entire_transfer")).toBe(amount)
      })
    )
  })

  it("of those that ask is within a unit each of their ratio, whatever the others keep", () => {
    const refunds = fc.array(fc.tuple(fc.bigInt({ min: 1n, max: 5000n }), fc.boolean()), {
      minLength: 1,
      maxLength: 20
    })
    fc.assert(
      fc.property(cents(9999n), refunds, (amount, refunds) => {
        const whole = refunds.reduce((sum, [part]) => sum + part, 0n)
        const asking = refunds.filter(([, asked]) => asked)
        const ratio = asking.reduce((sum, [part]) => sum + part, 0n) * amount
        const off = back(amount, refunds, "returns_the_rest") * whole - ratio
        expect((off < 0n ? -off : off) <= BigInt(asking.length) * whole).toBe(true)
      })
    )
  })

  it("is never negative and never more than is left", () => {
    const amount = cents(100000n)
    fc.assert(
      fc.property(amount, amount, amount, amount, amount, fc.constantFrom(...rules), (a, b, c, d, e, rule) => {
        const [returned, original] = a < b ? [a, b] : [b, a]
        const given = share([usd(original), usd(returned)], [usd(c), usd(c + d + e + 1n)], rule, usd(d))
        expect(given.minor >= 0n && given.minor <= original - returned).toBe(true)
      })
    )
  })
})
