import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import { feeLine, moment, money, transaction } from "../../ledger/Books.ts"

describe("a balance transaction", () => {
  it.each([
    ["10.00 usd", [], "0.00 usd", "10.00 usd", "a payment without fees"],
    ["10.00 usd", ["0.59 usd", "1.23 usd"], "1.82 usd", "8.18 usd", "one with two"],
    ["-13.83 usd", ["-0.69 usd"], "-0.69 usd", "-13.14 usd", "a refund that returns its fee, as recorded"],
    ["-10.00 usd", ["15.00 usd"], "15.00 usd", "-25.00 usd", "a dispute"],
    ["0.10 usd", ["0.59 usd"], "0.59 usd", "-0.49 usd", "a fee above the amount"],
    ["500.00 eur", ["7.25 eur", "1.67 eur"], "8.92 eur", "491.08 eur", "a fee with its tax, as recorded"]
  ])("of %s with fee lines %j has fee %s and net %s: %s", (amount, lines, fee, net) => {
    const feeDetails = lines.map((line) => feeLine("stripe_fee", line))
    expect(transaction({ amount: money(amount), feeDetails })).toMatchObject({ fee: money(fee), net: money(net) })
  })

  it("stands on the balance of payments and of the source type card, unless it says otherwise", () => {
    expect(transaction()).toMatchObject({ balanceType: "payments", sourceType: "card" })
    const other = { balanceType: "issuing", sourceType: "bank_account" } as const
    expect(transaction(other)).toMatchObject(other)
  })

  it("is of one currency; a fee line of another is a bug and throws", () => {
    const feeDetails = [feeLine("stripe_fee", "0.59 eur")]
    expect(() => transaction({ feeDetails })).toThrow(new TypeError("cannot mix amounts of usd and eur"))
  })

  it("keeps its laws whatever the lines", () => {
    const amount = fc.bigInt().map((minor) => Money.of(Currency.of("usd"), minor))
    const lines = fc.array(amount.map((amount) => ({ type: "tax", amount, description: "" }) as const))
    fc.assert(
      fc.property(amount, lines, (amount, feeDetails) => {
        const { fee, net } = transaction({ amount, feeDetails })
        expect(Money.add(net, fee)).toEqual(amount)
        expect(
          Money.sum(
            amount.currency,
            feeDetails.map((line) => line.amount)
          )
        ).toEqual(fee)
      })
    )
  })
})

describe("the money of a balance transaction", () => {
  it.each([
    ["2026-03-02T09:30:00Z", "2026-03-04", "2026-03-04"],
    ["2026-03-04T09:30:00Z", "2026-03-04", "2026-03-04T09:30:00Z"],
    ["2026-03-04T00:00:00Z", "2026-03-04", "2026-03-04"]
  ])("of %s, available on %s, can be used from %s", (created, availableOn, matures) => {
    const line = transaction({ created: moment(created), availableOn: moment(availableOn) })
    expect(BalanceTransaction.matures(line)).toBe(moment(matures))
  })
})
