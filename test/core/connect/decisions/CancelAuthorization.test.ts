import { describe, expect, it } from "vitest"
import type { Command } from "#core/connect/decisions/Decision.ts"
import {
  after,
  answer,
  capture,
  charge,
  done,
  held,
  hold,
  market,
  moment,
  monday,
  money,
  passed,
  refused,
  release,
  tuesday
} from "../Worlds.ts"

const bike = hold("bike", "100.00 usd")

describe("canceling an authorisation", () => {
  it("releases what is held, and moves no money then or later", () => {
    const world = after([bike])
    const canceled = done(world, release("no", "ch_bike"), tuesday)
    const authorization = {
      object: "authorization",
      id: "ch_bike",
      account: market.id,
      amount: money("100.00 usd"),
      created: monday,
      status: "canceled"
    }
    expect(canceled.outcome).toMatchObject({ made: [], changed: [authorization], transactions: [], happenings: [] })
    passed(world, moment("2026-04-01"))
    expect(world.authorization("ch_bike")).toEqual(authorization)
    expect(held(world, market.id)).toBe("0.00 / 0.00")
  })

  it.each<readonly [string, ReadonlyArray<Command>, string]>([
    ["there is none", [], "404 invalid_request_error resource_missing of id: No such charge: 'ch_bike'"],
    ["it was captured", [bike, capture("one", "ch_bike")], "it is captured"],
    ["it was taken at once", [charge("bike", "10.00 usd")], "it is captured"],
    ["it was canceled before", [bike, release("one", "ch_bike")], "it is canceled"],
    ["the card was declined", [charge("bike", "10.00 usd", { declineCode: "lost_card" })], "it is declined"]
  ])("is refused when %s", (_, before, expected) => {
    expect(answer(refused(after(before), release("x", "ch_bike"), tuesday))).toContain(expected)
  })

  it("is refused when it has expired, in that very second too", () => {
    const refusal = refused(after([bike]), release("x", "ch_bike"), moment("2026-03-09T09:30Z"))
    expect(answer(refusal)).toContain("it is expired")
  })
})

describe("a declined payment", () => {
  it.each(["automatic", "manual"] as const)("moves nothing, captured %s, and says why", (captureMethod) => {
    const world = after([])
    const declined = done(world, charge("bike", "10.00 usd", { declineCode: "insufficient_funds", captureMethod }))
    expect(declined.outcome).toMatchObject({
      made: [{ object: "authorization", id: "ch_bike", status: "declined", declineCode: "insufficient_funds" }],
      transactions: [],
      happenings: []
    })
    passed(world, moment("2026-04-01"))
    expect([held(world, market.id), world.charge("ch_bike")]).toEqual(["0.00 / 0.00", undefined])
  })
})
