import { describe, expect, it } from "vitest"
import {
  after,
  answer,
  charge,
  done,
  escalation,
  evidence,
  held,
  inquiry,
  market,
  moment,
  money,
  objectOf,
  passed,
  refund,
  refused,
  statement,
  text,
  thursday
} from "../Worlds.ts"

const flour = charge("flour", "10.00 usd")
const asked = () => after([flour, inquiry("bank", "ch_flour", { evidenceDueBy: moment("2026-03-20") })])

describe("an inquiry that is escalated", () => {
  it.each([
    ["not answered", []],
    ["answered", [evidence("answer", "dp_bank")]]
  ])("withdraws amount and fee, %s, and may be answered anew", (_, before) => {
    const world = asked()
    for (const command of before) done(world, command)
    const escalated = done(world, escalation("more", "dp_bank"), thursday)
    expect(statement(escalated)).toBe(text`
      market: adjustment -10.00 - 15.00 = -25.00 usd
        less stripe_fee 15.00, Dispute fee
        dp_bank, 2026-03-05T12:00:00Z, dispute, "Chargeback withdrawal for ch_flour"
    `)
    expect(objectOf(escalated, "dp_bank")).toMatchObject({
      status: "needs_response",
      created: moment("2026-03-02T09:30Z"),
      evidenceDueBy: moment("2026-03-24T23:59:59Z"),
      balanceTransactions: ["txn_more"]
    })
    expect(escalated.outcome.changed.map(({ id }) => id)).toEqual(["dp_bank"])
    expect(held(world, market.id)).toBe("0.00 / -15.59")
    passed(world, moment("2026-12-31"))
    expect(world.dispute("dp_bank")?.status).toBe("lost")
  })

  it("has the deadline that it states, also at its own moment", () => {
    const escalated = done(asked(), escalation("more", "dp_bank", thursday), thursday)
    expect(objectOf(escalated, "dp_bank")).toMatchObject({ evidenceDueBy: thursday })
  })

  it("takes what was disputed, also where a part was refunded since", () => {
    const world = asked()
    done(world, refund("part", "ch_flour", { amount: money("4.00 usd") }))
    expect(statement(done(world, escalation("more", "dp_bank")))).toContain("adjustment -10.00")
  })

  it("must be there", () => {
    expect(answer(refused(asked(), escalation("x", "dp_none")))).toBe(
      "404 invalid_request_error resource_missing of id: No such dispute: 'dp_none'"
    )
  })
})
