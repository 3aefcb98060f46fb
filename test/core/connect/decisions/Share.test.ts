import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Share from "#core/connect/decisions/Share.ts"
import * as Settings from "#core/connect/Settings.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

const usd = (minor: bigint) => Money.of(Currency.of("usd"), minor)
const cad = (minor: bigint) => Money.of(Currency.of("cad"), minor)

const share = (
  original: readonly [amount: Money.Money, returned: Money.Money],
  refund: readonly [part: Money.Money, whole: Money.Money],
  completing = false,
  completingRefund: Settings.Settings["completingRefund"] = "returns_the_rest"
): Money.Money =>
  Share.returned(
    { ...Settings.documented, completingRefund },
    { amount: original[0], returned: original[1] },
    { part: refund[0], whole: refund[1], completing }
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
    expect(share([original, Money.zero(original.currency)], [part, whole])).toEqual(expected)
  })

  it.each([
    [usd(1n), usd(1n), usd(2n), usd(1n), "a half is rounded up"],
    [usd(1n), usd(49n), usd(100n), usd(0n), "less than a half is nothing"]
  ])("of %o, when %o of %o is refunded, is %o: %s", (original, part, whole, expected) => {
    expect(share([original, usd(0n)], [part, whole])).toEqual(expected)
  })

  it("is of the original each time, whatever went back before, and no more than is left", () => {
    expect(share([usd(880n), usd(367n)], [usd(500n), usd(1200n)])).toEqual(usd(367n))
    expect(share([usd(880n), usd(600n)], [usd(500n), usd(1200n)])).toEqual(usd(280n))
    expect(share([usd(880n), usd(880n)], [usd(500n), usd(1200n)])).toEqual(usd(0n))
  })

  it("with the refund that completes the payment is the rest, or still the ratio", () => {
    const [original, refund] = [
      [usd(880n), usd(0n)],
      [usd(1000n), usd(1200n)]
    ] as const
    expect(share(original, refund, true, "returns_the_rest")).toEqual(usd(880n))
    expect(share(original, refund, true, "by_ratio")).toEqual(usd(733n))
    expect(share(original, refund, false, "returns_the_rest")).toEqual(usd(733n))
    expect(share([usd(880n), usd(200n)], refund, true, "by_ratio")).toEqual(usd(680n))
    expect(share([usd(880n), usd(200n)], refund, true, "returns_the_rest")).toEqual(usd(680n))
  })

  it("is never negative and never more than is left", () => {
    const amount = fc.bigInt({ min: 0n, max: 100000n })
    const setting = fc.constantFrom("returns_the_rest", "by_ratio")
    fc.assert(
      fc.property(amount, amount, amount, amount, fc.boolean(), setting, (a, b, c, d, completing, setting) => {
        const [returned, original] = a < b ? [a, b] : [b, a]
        const [part, whole] = c < d ? [c, d] : [d, c]
        const share1 = share([usd(original), usd(returned)], [usd(part), usd(whole + 1n)], completing, setting)
        expect(share1.minor >= 0n && share1.minor <= original - returned).toBe(true)
      })
    )
  })
})
