import { describe, expect, it } from "vitest"
import * as ConnectObject from "#core/connect/objects/ConnectObject.ts"

describe("the objects", () => {
  const every = [
    "authorization",
    "charge",
    "refund",
    "dispute",
    "transfer",
    "application_fee",
    "payout",
    "topup",
    "reserve.hold",
    "flex_loan",
    "capital.financing_transaction",
    "balance_payment",
    "balance_payment_refund"
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
    ["transfer", ["sent"], []],
    ["flex_loan", [], ["owed", "repaid"]],
    ["capital.financing_transaction", ["payment"], []]
  ])("%s: when it is %j, and not while it is %j", (object, settled, open) => {
    const isSettled = (status: string) => ConnectObject.isSettled({ object, status } as ConnectObject.ConnectObject)
    expect(settled.map(isSettled)).toEqual(settled.map(() => true))
    expect(open.map(isSettled)).toEqual(open.map(() => false))
  })

  it.each([
    [0n, true],
    [1n, false]
  ])("a reserve hold of which %i can be released: %j", (minor, expected) => {
    const held = { object: "reserve.hold", amountReleasable: { currency: "usd", minor } } as ConnectObject.ConnectObject
    expect(ConnectObject.isSettled(held)).toBe(expected)
  })
})
