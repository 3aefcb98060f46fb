import { expect, it } from "vitest"
import * as ApplicationFee from "#core/connect/objects/ApplicationFee.ts"
import { after, feeRefund, money, refund, toAda } from "../Worlds.ts"

it("an application fee can be returned by what was not returned yet, alone or with the payment", () => {
  const left = (...commands: Parameters<typeof after>[0]) => {
    const cake = toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") })
    return ApplicationFee.unrefunded(after([cake, ...commands]).applicationFee("fee_cake") ?? expect.fail())
  }
  const both = { reverseTransfer: true, refundApplicationFee: true }
  expect(left()).toEqual(money("2.00 usd"))
  expect(left(feeRefund("x", "fee_cake", "0.50 usd"))).toEqual(money("1.50 usd"))
  expect(left(refund("x", "ch_cake", { amount: money("5.00 usd"), ...both }))).toEqual(money("1.00 usd"))
  expect(left(refund("x", "ch_cake", { reverseTransfer: true }))).toEqual(money("2.00 usd"))
  expect(left(feeRefund("x", "fee_cake"))).toEqual(money("0 usd"))
})
