import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as FeeTax from "#core/connect/objects/FeeTax.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import { feeLine, money } from "../../ledger/Books.ts"

const vat = Rate.of("23%")

describe("the tax on a fee", () => {
  // Recorded on a live Irish account in 2020: the fee of 500.00 at 1.4% + 0.25 is 8.92, 7.25 and 1.67 of tax.
  it.each([
    ["7.25 eur", "1.67 eur"],
    ["-7.25 eur", "-1.67 eur"],
    ["0.50 eur", "0.12 eur"],
    ["-0.50 eur", "-0.12 eur"],
    ["0.02 eur", "0.00 eur"],
    ["0.00 eur", "0.00 eur"]
  ])("of 23%% on %s is %s", (fee, tax) => {
    expect(FeeTax.on(vat, money(fee))).toEqual(money(tax))
    expect(FeeTax.including(vat, money(fee))).toEqual(Money.add(money(fee), money(tax)))
  })

  it("is nothing where there is no rate", () => {
    expect(FeeTax.including(undefined, money("7.25 eur"))).toEqual(money("7.25 eur"))
  })

  it("that comes back is as much as was taken", () => {
    const fees = fc.bigInt({ min: 0n, max: 10n ** 9n }).map((minor) => Money.of(money("0 eur").currency, minor))
    fc.assert(
      fc.property(fees, (fee) => {
        expect(FeeTax.on(vat, Money.negate(fee))).toEqual(Money.negate(FeeTax.on(vat, fee)))
      })
    )
  })
})

it("Stripe's own lines of a fee are each followed by their tax, others are not, and none is of nothing", () => {
  const [stripe, application, small] = [
    feeLine("stripe_fee", "7.25 eur"),
    feeLine("application_fee", "5.00 eur"),
    feeLine("stripe_fee", "0.02 eur")
  ]
  expect(FeeTax.lines(vat, [stripe, application, small])).toEqual([
    stripe,
    { type: "tax", amount: money("1.67 eur"), description: "VAT" },
    application,
    small
  ])
  expect(FeeTax.lines(vat, [])).toEqual([])
})
