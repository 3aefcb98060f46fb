import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as DisputeMatter from "#core/connect/movements/DisputeMatter.ts"
import { after, charge, dispute, moment, money } from "../Worlds.ts"

describe("what a dispute is about", () => {
  it("is its charge, the account of it, and the price of the day on which it was filed", () => {
    const world = after([charge("flour", "10.00 usd"), dispute("bank", "ch_flour")], { start: moment("2023-06-05") })
    const filed = world.dispute("dp_bank") ?? expect.fail()
    const matter = DisputeMatter.ofDispute(world, filed)
    expect(matter.charge).toBe(world.charge("ch_flour"))
    expect(matter.merchant).toBe(world.platform)
    expect(matter.price).toMatchObject({ received: money("15.00 usd"), returnsReceived: true })
  })

  it("is a bug without its charge or its account", () => {
    const world = after([charge("flour", "10.00 usd"), dispute("bank", "ch_flour")])
    const filed = world.dispute("dp_bank") ?? expect.fail()
    const flour = world.charge("ch_flour") ?? expect.fail()
    expect(() => DisputeMatter.ofDispute(world, { ...filed, charge: "ch_gone" })).toThrow(
      "dp_bank is about ch_gone, which is gone"
    )
    expect(() => DisputeMatter.of(world, { ...flour, account: "acct_gone" }, filed.created)).toThrow(
      "ch_flour stands on acct_gone, which there is not"
    )
    expect(Result.isSuccess(DisputeMatter.of(world, flour, filed.created))).toBe(true)
  })
})
