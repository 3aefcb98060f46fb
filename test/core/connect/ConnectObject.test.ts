import { describe, expect, it } from "vitest"
import * as ConnectObject from "#core/connect/ConnectObject.ts"
import { after, done, money, refund, toAda, world } from "./Worlds.ts"

const cake = toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") })

describe("the objects as they will be with what a decision made", () => {
  const made = done(world(), cake).outcome.made
  const both = { reverseTransfer: true, refundApplicationFee: true }
  const refunded = done(after([cake]), refund("back", "ch_cake", both)).outcome
  const objects = ConnectObject.withMade(world(), [...made, ...refunded.made])

  it("have every kind under its id", () => {
    expect(objects.charge("ch_cake")).toBe(made[0])
    expect(objects.transfer("tr_cake")).toBe(made[1])
    expect(objects.charge("py_cake")).toBe(made[2])
    expect(objects.applicationFee("fee_cake")).toBe(made[3])
    expect(objects.refund("re_back")).toBe(refunded.made[0])
  })

  it("have no object under the id of another kind", () => {
    expect(objects.charge("tr_cake")).toBeUndefined()
    expect(objects.transfer("ch_cake")).toBeUndefined()
    expect(objects.refund("trr_back")).toBeUndefined()
    expect(objects.applicationFee("fr_back")).toBeUndefined()
  })

  it("are those of before where nothing was made, and the made ones where both are", () => {
    const before = after([cake])
    expect(ConnectObject.withMade(before, []).charge("ch_cake")).toBe(before.charge("ch_cake"))
    expect(ConnectObject.withMade(before, refunded.changed).charge("ch_cake")).toHaveProperty(
      "amountRefunded",
      money("10.00 usd")
    )
    expect(before.charge("ch_cake")).toHaveProperty("amountRefunded", money("0 usd"))
  })
})
