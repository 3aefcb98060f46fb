import { describe, expect, it } from "vitest"
import * as RefundSubject from "#core/connect/movements/RefundSubject.ts"
import { after, charge, done, market, money, payout, refund, reversal, sten, thursday, toAda } from "../Worlds.ts"

const fee = { applicationFeeAmount: money("2.00 usd") }
const cake = toAda("cake", "10.00 usd", fee)
const lamp = charge("lamp", "10.00 usd", { stripeAccount: sten.id, ...fee })
const flour = charge("flour", "10.00 usd")
const both = { reverseTransfer: true, refundApplicationFee: true }
const some = { amount: money("4.00 usd") }

describe("what a refund is about", () => {
  it.each([
    ["a charge on the platform", "ch_flour", undefined, undefined, undefined],
    ["a direct charge and its fee", "ch_lamp", undefined, undefined, "fee_lamp"],
    ["a destination charge, its transfer, what that became, and its fee", "ch_cake", "tr_cake", "py_cake", "fee_cake"]
  ])("is %s", (_, id, transfer, payment, feeId) => {
    const subject = RefundSubject.of(after([flour, lamp, cake]), { charge: id })
    expect([subject?.charge.id, subject?.sent?.transfer.id, subject?.sent?.payment.id, subject?.fee?.id]).toEqual([
      id,
      transfer,
      payment,
      feeId
    ])
    expect(subject).toMatchObject({
      amount: money("10.00 usd"),
      before: money("0 usd"),
      reverses: false,
      returnsFee: false
    })
  })

  it.each(["ch_nothing", "py_cake", "tr_cake"])("is no charge that a payer made: %s", (id) => {
    expect(RefundSubject.of(after([cake]), { charge: id })).toBeUndefined()
  })

  it("always returns the fee of a direct charge where it is set so, and of no other", () => {
    const choices = { directRefund: "always_returns_application_fee" } as const
    const world = after([flour, lamp, cake], { choices })
    const returns = (id: string) => RefundSubject.of(world, { charge: id })?.returnsFee
    expect(["ch_lamp", "ch_cake", "ch_flour"].map(returns)).toEqual([true, false, false])
  })
})

describe("what a payer has got back", () => {
  it("are the refunds so far, but not those that wait for funds", () => {
    const world = after([flour, refund("one", "ch_flour", some)])
    done(world, refund("two", "ch_flour", { amount: money("5.50 usd") }), thursday)
    expect(world.charge("ch_flour")?.amountRefunded).toEqual(money("9.50 usd"))
    expect(RefundSubject.of(world, { charge: "ch_flour" })).toMatchObject({
      amount: money("0.50 usd"),
      before: money("4.00 usd")
    })
  })

  it("knows nothing of refunds of other charges that wait on the same account", () => {
    const world = after([flour, charge("salt", "10.00 usd")])
    done(world, payout("out"), thursday)
    done(world, refund("two", "ch_salt", some))
    expect(world.waitingRefunds(market.id).size).toBe(1)
    expect(RefundSubject.of(world, { charge: "ch_flour" })).toMatchObject({ before: money("0 usd") })
  })
})

describe("what comes back with it", () => {
  it("is the share of the transfer and of the fee, if they are asked for", () => {
    const world = after([cake])
    const plain = RefundSubject.of(world, { charge: "ch_cake", ...some }) ?? expect.fail()
    expect([RefundSubject.takenBack(world, plain), RefundSubject.feeReturned(world, plain)]).toEqual([
      undefined,
      money("0 usd")
    ])
    const asked = RefundSubject.of(world, { charge: "ch_cake", ...some, ...both }) ?? expect.fail()
    expect(RefundSubject.takenBack(world, asked)).toMatchObject({
      amount: money("4.00 usd"),
      feeReturned: money("0.80 usd")
    })
  })

  it("is nothing of a transfer that there is not", () => {
    const world = after([flour])
    const asked = RefundSubject.of(world, { charge: "ch_flour", ...both }) ?? expect.fail()
    expect(RefundSubject.takenBack(world, asked)).toBeUndefined()
  })

  it("is no more than is left of it, and no reversal of nothing", () => {
    const world = after([cake, reversal("less", "tr_cake", { amount: money("7.00 usd") })])
    const asked = () => RefundSubject.of(world, { charge: "ch_cake", ...both }) ?? expect.fail()
    expect(RefundSubject.takenBack(world, asked())).toMatchObject({ amount: money("3.00 usd") })
    done(world, reversal("rest", "tr_cake"))
    expect(RefundSubject.takenBack(world, asked())).toBeUndefined()
  })
})
