import { expect, it } from "vitest"
import * as Transfer from "#core/connect/objects/Transfer.ts"
import { after, money, refund, reversal, toAda } from "../Worlds.ts"

it("a transfer can be reversed by what no reversal and no refund has taken back yet", () => {
  const world = after([toAda("cake", "10.00 usd")])
  const left = (...commands: Parameters<typeof after>[0]) =>
    Transfer.unreversed(after([toAda("cake", "10.00 usd"), ...commands]).transfer("tr_cake") ?? expect.fail())
  expect(Transfer.unreversed(world.transfer("tr_cake") ?? expect.fail())).toEqual(money("10.00 usd"))
  expect(left(reversal("x", "tr_cake", { amount: money("3.00 usd") }))).toEqual(money("7.00 usd"))
  expect(left(refund("x", "ch_cake", { amount: money("2.50 usd"), reverseTransfer: true }))).toEqual(money("7.50 usd"))
  expect(left(refund("x", "ch_cake"))).toEqual(money("10.00 usd"))
  expect(left(reversal("x", "tr_cake"))).toEqual(money("0 usd"))
})
