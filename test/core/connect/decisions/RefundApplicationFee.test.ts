import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Currency from "#core/money/Currency.ts"
import {
  ada,
  after,
  answer,
  charge,
  done,
  feeRefund,
  money,
  objectOf,
  passed,
  payout,
  refund,
  refused,
  statement,
  sten,
  text,
  thursday,
  toAda,
  tuesday
} from "../Worlds.ts"

const cake = toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") })
const lamp = charge("lamp", "10.00 usd", { stripeAccount: sten.id, applicationFeeAmount: money("2.00 usd") })

describe("an application-fee refund", () => {
  it("of a destination charge arrives as an adjustment of the payment, pending while that is", () => {
    expect(statement(done(after([cake]), feeRefund("back", "fee_cake", "0.50 usd"), tuesday))).toBe(text`
      market: application_fee_refund -0.50 - 0.00 = -0.50 usd
        fee_cake, 2026-03-04, platform_earning_refund, "REFUND FOR APPLICATION FEE"
      ada: adjustment 0.50 - 0.00 = 0.50 usd
        py_cake, 2026-03-04, other_adjustment, "Application fee refund for py_cake"
    `)
  })

  it("pays a refund that waited for that fee: the transfer that comes back covers the rest", () => {
    const world = after([cake])
    passed(world, thursday)
    done(world, payout("rent"))
    done(world, refund("back", "ch_cake", { reverseTransfer: true, refundApplicationFee: true }))
    expect(world.refund("re_back")?.status).toBe("pending")
    done(world, feeRefund("fee", "fee_cake"))
    passed(world, thursday)
    expect(world.refund("re_back")?.status).toBe("succeeded")
  })

  it("of a direct charge arrives as an adjustment of the charge, at once when that is available", () => {
    expect(statement(done(after([lamp]), feeRefund("back", "fee_lamp"), thursday))).toBe(text`
      market: application_fee_refund -2.00 - 0.00 = -2.00 usd
        fee_lamp, 2026-03-05T12:00:00Z, platform_earning_refund, "REFUND FOR APPLICATION FEE"
      sten: adjustment 2.00 - 0.00 = 2.00 usd
        ch_lamp, 2026-03-05T12:00:00Z, other_adjustment, "Application fee refund for ch_lamp"
    `)
  })

  it("makes a fee refund and writes it on the fee, and leaves transfer and charge alone", () => {
    const made = done(after([cake]), feeRefund("back", "fee_cake", "0.50 usd"), tuesday)
    expect(made.outcome.made).toEqual([
      {
        object: "fee_refund",
        id: "fr_back",
        fee: "fee_cake",
        amount: money("0.50 usd"),
        created: tuesday,
        balanceTransaction: "txn_back"
      }
    ])
    expect(made.outcome.changed).toHaveLength(1)
    expect(objectOf(made, "fee_cake")).toHaveProperty("amountRefunded", money("0.50 usd"))
  })

  it("returns all that is left when no amount is given, and no more in parts", () => {
    const world = after([cake, feeRefund("some", "fee_cake", "1.99 usd")])
    expect(objectOf(done(world, feeRefund("rest", "fee_cake")), "fr_rest")).toHaveProperty("amount", money("0.01 usd"))
    expect(world.balance(ada.id, Currency.of("usd")).pending).toEqual(money("10.00 usd"))
    expect(answer(refused(world, feeRefund("more", "fee_cake", "0.01 usd")))).toContain(
      "unrefunded amount on fee ($0.00)"
    )
  })

  it("returns exactly what is left", () => {
    const world = after([cake, feeRefund("some", "fee_cake", "1.50 usd")])
    expect(objectOf(done(world, feeRefund("rest", "fee_cake", "0.50 usd")), "fee_cake")).toHaveProperty(
      "amountRefunded",
      money("2.00 usd")
    )
  })

  it("does not ask what the platform has: its balance may go below zero", () => {
    const world = after([lamp, feeRefund("back", "fee_lamp")])
    expect(world.balance("acct_market", Currency.of("usd")).pending).toEqual(money("0 usd"))
  })
})

describe("of two things wrong with a fee refund, the first of these is answered", () => {
  it.each<readonly [string, Command, string]>([
    ["no such fee", feeRefund("x", "fee_nothing", "0 eur"), "No such application fee"],
    ["all was refunded", feeRefund("x", "fee_lamp", "0 usd"), "Refund amount ($2.00) is greater than unrefunded"],
    ["all was refunded", feeRefund("x", "fee_lamp", "1.00 eur"), "Refund amount (€1.00) is greater than unrefunded"],
    ["an amount that is not positive", feeRefund("x", "fee_cake", "-1 eur"), "of amount: This value"],
    ["an amount of another currency", feeRefund("x", "fee_cake", "9.00 eur"), "currency of amount"],
    ["an amount above what is left", feeRefund("x", "fee_cake", "2.01 usd"), "unrefunded amount on fee ($2.00)"]
  ])("%s", (_, command, expected) => {
    expect(answer(refused(after([cake, lamp, feeRefund("all", "fee_lamp")]), command))).toContain(expected)
  })
})
