import { describe, expect, it } from "vitest"
import { moment, money } from "../Worlds.ts"
import * as Reserve from "#core/connect/objects/Reserve.ts"

describe("a hold is released", () => {
  // The example of https://docs.stripe.com/api/reserve/hold/object: 1755972386 and 1755993600.
  it.each([
    ["2025-08-23T18:06:26Z", "2025-08-24"],
    ["2026-03-20", "2026-03-21"],
    ["2026-12-31T23:59:59Z", "2027-01-01"]
  ])("after %s at midnight of %s", (after, released) => {
    expect(Reserve.scheduledRelease(moment(after))).toBe(moment(released))
  })
})

it("a hold of a plan is called after its charge", () => {
  expect(["ch_lamp", "py_lamp.2", "ch_a_b"].map(Reserve.idOf)).toEqual([
    "reshold_lamp",
    "reshold_lamp.2",
    "reshold_a_b"
  ])
})

it("what is released of a hold can be released no more", () => {
  const held = { amount: money("5.00 usd"), amountReleasable: money("4.00 usd") } as Reserve.ReserveHold
  expect(Reserve.released(held, money("1.50 usd"))).toEqual({ ...held, amountReleasable: money("2.50 usd") })
})
