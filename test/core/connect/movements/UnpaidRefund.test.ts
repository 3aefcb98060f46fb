import { describe, expect, it } from "vitest"
import * as UnpaidRefund from "#core/connect/movements/UnpaidRefund.ts"
import {
  ada,
  after,
  charge,
  done,
  held,
  market,
  moment,
  money,
  objectOf,
  passed,
  refund,
  refundCancel,
  statement,
  text,
  toAda,
  transfer,
  tuesday
} from "../Worlds.ts"

const method = { paymentMethod: "us_bank_account" } as const
const rent = charge("rent", "100.00 usd", method)
const friday = moment("2026-03-06")

describe("a refund of a bank debit that is pending", () => {
  it("moves no money, and counts as refunded", () => {
    const world = after([rent])
    const asked = done(world, refund("back", "py_rent", { amount: money("40.00 usd") }), tuesday)
    expect(asked.outcome.transactions).toEqual([])
    expect(objectOf(asked, "pyr_back")).toMatchObject({
      status: "pending",
      pendingReason: "charge_pending",
      amount: money("40.00 usd"),
      refundedBefore: money("0 usd")
    })
    expect(world.charge("py_rent")?.amountRefunded).toEqual(money("40.00 usd"))
    expect(held(world, market.id)).toBe("99.20 / 0.00")
  })

  it("is paid when that has succeeded, though the fee is missing", () => {
    const world = after([rent, refund("back", "py_rent")])
    const happened = passed(world, friday)
    expect(happened.map(statement).filter((it) => it !== "")).toEqual([
      text`
        market: payment_refund -100.00 - 0.00 = -100.00 usd
          pyr_back, 2026-03-06, refund, "REFUND FOR PAYMENT"
      `
    ])
    expect(world.refund("pyr_back")).toMatchObject({ status: "succeeded", balanceTransaction: "txn_back" })
    expect(held(world, market.id)).toBe("0.00 / -0.80")
  })

  it("is paid then in any case, also where all of the payment has gone on", () => {
    // Who receives it has it a day later: nothing that comes in on Friday could have the refund tried.
    const accounts = [{ ...ada, serviceAgreement: "recipient" }] as const
    const onward = transfer("on", "100.00 usd", { sourceTransaction: "py_rent" })
    const world = after([rent, onward, refund("back", "py_rent")], { accounts })
    passed(world, moment("2026-03-05T23:59:59Z"))
    expect(world.refund("pyr_back")).toMatchObject({ pendingReason: "charge_pending" })
    passed(world, moment("2026-03-06T00:00:00Z"))
    expect(world.refund("pyr_back")?.status).toBe("succeeded")
    expect(held(world, market.id)).toBe("0.00 / -100.80")
  })

  it("takes back and gives back what it asked for then, by ids of their own", () => {
    const fee = { applicationFeeAmount: money("12.00 usd") }
    const flags = { reverseTransfer: true, refundApplicationFee: true }
    const world = after([toAda("rent", "100.00 usd", { ...method, ...fee }), refund("back", "py_rent", flags)])
    passed(world, friday)
    expect(world.refund("pyr_back")).toMatchObject({ charge: "py_rent", transferReversal: "trr_back" })
    expect(world.refund("pyr_back.2")).toMatchObject({ charge: "py_rent.2", sourceTransferReversal: "trr_back" })
    expect([held(world, ada.id), held(world, market.id)]).toEqual(["0.00 / 0.00", "0.00 / -0.80"])
  })

  it("may be canceled until then", () => {
    const world = after([rent, refund("back", "py_rent"), refundCancel("no", "pyr_back")])
    passed(world, friday)
    expect(world.refund("pyr_back")?.status).toBe("canceled")
    expect(held(world, market.id)).toBe("0.00 / 99.20")
  })

  it("lets those that wait for funds go first, and is kept back by none of them", () => {
    const flour = charge("flour", "10.00 usd")
    const world = after([flour, rent, refund("later", "py_rent", { amount: money("99.20 usd") })])
    passed(world, moment("2026-03-04"))
    done(world, { _tag: "payout", key: "out" })
    done(world, refund("first", "ch_flour"))
    expect(world.refund("re_first")).toMatchObject({ status: "pending", pendingReason: "insufficient_funds" })
    done(world, charge("more", "1.00 usd"))
    passed(world, moment("2026-03-06T00:00:00Z"))
    expect(world.refund("pyr_later")?.status).toBe("succeeded")
  })

  it("is paid too where one that waits for funds stays short", () => {
    const accounts = [{ ...ada, serviceAgreement: "recipient" }] as const
    const onward = transfer("on", "100.00 usd", { sourceTransaction: "py_rent" })
    const world = after([charge("flour", "10.00 usd"), rent, onward], { accounts })
    passed(world, moment("2026-03-05"))
    done(world, { _tag: "payout", key: "out" })
    done(world, refund("first", "ch_flour"))
    done(world, refund("later", "py_rent"))
    passed(world, moment("2026-03-06T00:00:00Z"))
    expect(["re_first", "pyr_later"].map((id) => world.refund(id)?.status)).toEqual(["pending", "succeeded"])
  })

  it("is left for by the payout of the day, and not by an earlier one", () => {
    const payouts = {
      schedule: { interval: "daily" },
      debitNegativeBalances: true
    } as const
    const world = after(
      [rent, charge("flour", "10.00 usd"), refund("back", "py_rent", { amount: money("40.00 usd") })],
      { platform: { ...market, payouts } }
    )
    passed(world, moment("2026-03-09"))
    expect(world.payout("po_market.2026-03-04")?.amount).toEqual(money("9.41 usd"))
    expect(world.payout("po_market.2026-03-06.bank_account")?.amount).toEqual(money("59.20 usd"))
    expect(world.refund("pyr_back")?.status).toBe("succeeded")
  })
})

it("only a refund to a card waits for funds, and their ids begin as those of their charges do", () => {
  const world = after([rent, charge("flour", "10.00 usd")])
  const of = (id: string) => ({ charge: world.charge(id) ?? expect.fail() })
  expect([UnpaidRefund.waitsForFunds(of("ch_flour")), UnpaidRefund.waitsForFunds(of("py_rent"))]).toEqual([true, false])
  expect([UnpaidRefund.prefixOf(of("ch_flour")), UnpaidRefund.prefixOf(of("py_rent"))]).toEqual(["re", "pyr"])
  expect([UnpaidRefund.isPending(of("ch_flour"), tuesday), UnpaidRefund.isPending(of("py_rent"), tuesday)]).toEqual([
    false,
    true
  ])
  expect(UnpaidRefund.isPending(of("py_rent"), friday)).toBe(false)
})
