import { describe, expect, it } from "vitest"
import * as ConnectObject from "#core/connect/ConnectObject.ts"
import { after, done, money, refund, toAda, world } from "./Worlds.ts"

const cake = toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") })

describe("the objects as they will be with what a decision made", () => {
  const made = done(world(), cake).outcome.made
  const both = { reverseTransfer: true, refundApplicationFee: true }
  const refunded = done(after([cake]), refund("back", "ch_cake", both)).outcome
  const objects = ConnectObject.withMade(world(), [...made, ...refunded.made])

  it("have the kinds that a line may come from under their ids", () => {
    expect(objects.charge("ch_cake")).toBe(made[0])
    expect(objects.charge("py_cake")).toBe(made[2])
    expect(objects.applicationFee("fee_cake")).toBe(made[3])
    expect(objects.refund("re_back")).toBe(refunded.made[0])
  })

  it("have no object under the id of another kind", () => {
    expect(objects.charge("tr_cake")).toBeUndefined()
    expect(objects.applicationFee("ch_cake")).toBeUndefined()
    expect(objects.refund("trr_back")).toBeUndefined()
    expect(objects.applicationFee("fr_back")).toBeUndefined()
  })

  it("are those of before where nothing was made, and the made ones where both are", () => {
    const before = after([cake])
    expect(ConnectObject.withMade(before, []).charge("ch_cake")).toBe(before.charge("ch_cake"))
    const returned = after([cake, refund("back", "ch_cake")])
    expect(ConnectObject.withMade(returned, []).refund("re_back")).toBe(returned.refund("re_back"))
    expect(ConnectObject.withMade(before, refunded.changed).charge("ch_cake")).toHaveProperty(
      "amountRefunded",
      money("10.00 usd")
    )
    expect(before.charge("ch_cake")).toHaveProperty("amountRefunded", money("0 usd"))
  })
})

describe("the objects", () => {
  const every = [
    "authorization",
    "charge",
    "refund",
    "dispute",
    "transfer",
    "application_fee",
    "payout",
    "topup"
  ] as const
  const lookups = ConnectObject.lookups((id) =>
    every.some((kind) => kind === id) ? ({ object: id, id } as ConnectObject.ConnectObject) : undefined
  )
  const found = (id: string) => Object.values(lookups).map((find) => find(id)?.object)

  it.each(every.map((kind, place) => [kind, place] as const))(
    "of kind %s are found as that and nothing else",
    (kind, place) => {
      expect(found(kind)).toEqual(every.map((_, index) => (index === place ? kind : undefined)))
    }
  )

  it("that are not there are not found", () => {
    expect(found("ch_none")).toEqual(every.map(() => undefined))
  })
})

describe("an object has settled, and may be forgotten,", () => {
  it.each([
    ["authorization", ["canceled", "expired", "declined"], ["held"]],
    ["refund", ["succeeded", "failed", "canceled"], ["pending"]],
    [
      "dispute",
      ["warning_closed", "under_review", "won", "lost", "prevented"],
      ["warning_needs_response", "warning_under_review", "needs_response"]
    ],
    ["topup", ["succeeded", "failed", "canceled"], ["pending"]],
    ["payout", ["paid", "failed", "canceled"], ["pending", "in_transit"]],
    ["charge", ["captured"], []],
    ["transfer", ["sent"], []]
  ])("%s: when it is %j, and not while it is %j", (object, settled, open) => {
    const isSettled = (status: string) => ConnectObject.isSettled({ object, status } as ConnectObject.ConnectObject)
    expect(settled.map(isSettled)).toEqual(settled.map(() => true))
    expect(open.map(isSettled)).toEqual(open.map(() => false))
  })
})
