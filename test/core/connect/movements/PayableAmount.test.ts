import { describe, expect, it } from "vitest"
import * as PayableAmount from "#core/connect/movements/PayableAmount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import { connected, market, money } from "../Worlds.ts"

const recipient = (country: string) => connected("Rosa", "express", { country, serviceAgreement: "recipient" })

describe("what can be paid out", () => {
  it.each([
    ["TW", "799.99 twd", "0.00", ["minimum_payout 799.99"]],
    ["TW", "800.00 twd", "800.00", []],
    ["TW", "800.99 twd", "800.00", ["remainder 0.99"]],
    ["PA", "49.99 usd", "0.00", ["minimum_payout 49.99"]],
    ["PA", "50.00 usd", "50.00", []],
    ["PA", "0.00 usd", "0.00", []],
    ["KW", "0.999 kwd", "0.000", ["minimum_payout 0.999"]],
    ["UY", "0.01 uyu", "0.01", []]
  ])("to a recipient in %s of %s is %s", (country, payable, amount, kept) => {
    const found = PayableAmount.of(recipient(country), money(payable))
    expect(Money.formatAmount(found.amount)).toBe(amount)
    expect(found.kept.map((it) => `${it.why} ${Money.formatAmount(it.amount)}`)).toEqual(kept)
  })

  it("has no minimum under the full agreement, on the platform, or in another currency than the country's", () => {
    const usd = Currency.of("usd")
    expect(PayableAmount.minimumOf(connected("Ada", "express", { country: "PA" }), usd)).toBe(undefined)
    expect(PayableAmount.minimumOf({ ...market, country: "PA" }, usd)).toBe(undefined)
    expect(PayableAmount.minimumOf(recipient("PA"), Currency.of("eur"))).toBe(undefined)
    expect(PayableAmount.minimumOf(recipient("PA"), usd)).toEqual(money("50.00 usd"))
  })
})
