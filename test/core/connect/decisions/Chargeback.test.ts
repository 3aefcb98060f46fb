import { describe, expect, it } from "vitest"
import {
  after,
  charge,
  dispute,
  done,
  escalation,
  held,
  inquiry,
  market,
  moment,
  money,
  objectOf,
  passed,
  payout,
  refund,
  refunded,
  thursday,
  topUp
} from "../Worlds.ts"

const flour = charge("flour", "10.00 usd")
const salt = charge("salt", "5.00 usd")

/** The platform has paid out what it had, so that refunds wait. */
const broke = () => {
  const world = after([flour, salt])
  done(world, payout("out"), thursday)
  return world
}

describe("a chargeback of a charge with refunds that wait for funds", () => {
  it.each([
    ["at once", dispute("bank", "ch_flour")],
    ["after an inquiry", escalation("bank", "dp_asked")]
  ])("lets them fail, %s, and the charge is as if they had not been asked for", (_, command) => {
    const world = broke()
    if (command._tag === "dispute_escalation") done(world, inquiry("asked", "ch_flour"))
    done(world, refund("one", "ch_flour", { amount: money("3.00 usd") }))
    done(world, refund("two", "ch_flour", { amount: money("4.00 usd") }))
    const filed = done(world, command)
    for (const id of ["re_one", "re_two"]) {
      expect(objectOf(filed, id)).toMatchObject({
        created: thursday,
        status: "failed",
        failure: "disputed",
        failureReason: "charge_for_pending_refund_disputed"
      })
      expect(objectOf(filed, id)).not.toHaveProperty("pendingReason")
      expect(refunded(world, id)?.status).toBe("failed")
    }
    expect(world.charge("ch_flour")?.amountRefunded).toEqual(money("0.00 usd"))
    expect([...world.waitingRefunds(market.id)]).toEqual([])
  })

  it("takes what is not refunded without them, if it does not say what", () => {
    const world = broke()
    done(world, refund("one", "ch_flour", { amount: money("3.00 usd") }))
    expect(done(world, dispute("bank", "ch_flour")).outcome.made[0]).toMatchObject({ amount: money("10.00 usd") })
  })

  it("is possible where all of it is waited for", () => {
    const world = broke()
    done(world, refund("one", "ch_flour"))
    expect(done(world, dispute("bank", "ch_flour")).outcome.made[0]).toMatchObject({ amount: money("10.00 usd") })
  })

  it("lets the refunds of other charges wait, and tries them again", () => {
    const world = broke()
    done(world, refund("one", "ch_flour"))
    done(world, refund("other", "ch_salt"))
    const filed = done(world, dispute("bank", "ch_flour"))
    expect(filed.outcome.happenings).toContainEqual({ kind: "funding", at: thursday, account: market.id })
    passed(world, thursday)
    expect(refunded(world, "re_other")?.status).toBe("pending")
    done(world, topUp("more", "100.00 usd", { expectedAvailabilityDate: moment("2026-03-10") }))
    passed(world, moment("2026-03-10"))
    expect(refunded(world, "re_other")?.status).toBe("succeeded")
    expect(held(world, market.id)).toBe("0.00 / 70.00")
  })

  it("has nothing tried again where none of its own waited", () => {
    const world = broke()
    done(world, refund("other", "ch_salt"))
    const filed = done(world, dispute("bank", "ch_flour"))
    expect(filed.outcome.happenings.map(({ kind }) => kind)).toEqual(["dispute_deadline"])
  })

  it("is not an inquiry, which lets them wait", () => {
    const world = broke()
    done(world, refund("one", "ch_flour"))
    done(world, inquiry("asked", "ch_flour"))
    expect(refunded(world, "re_one")?.status).toBe("pending")
  })

  it("does nothing else where none waits", () => {
    const filed = done(after([flour]), dispute("bank", "ch_flour"))
    expect(filed.outcome.changed.map(({ id }) => id)).toEqual(["ch_flour"])
    expect(filed.outcome.happenings.map(({ kind }) => kind)).toEqual(["dispute_deadline"])
  })
})
