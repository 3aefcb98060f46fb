import { describe, expect, it } from "vitest"
import {
  after,
  answer,
  charge,
  connected,
  dispute,
  disputeClose,
  done,
  evidence,
  inquiry,
  moment,
  monday,
  objectOf,
  passed,
  platformOf,
  refund,
  refused,
  statement,
  sten,
  text,
  thursday
} from "../Worlds.ts"

const flour = charge("flour", "10.00 usd")

describe("evidence against a chargeback", () => {
  it("costs the fee for countering it", () => {
    const countered = done(after([flour, dispute("bank", "ch_flour")]), evidence("no", "dp_bank"), thursday)
    expect(statement(countered)).toBe(text`
      market: stripe_fee -15.00 - 0.00 = -15.00 usd
        no source, 2026-03-05T12:00:00Z, fee, "Card Dispute Countered Fee (2026-03-05)"
    `)
    expect(objectOf(countered, "dp_bank")).toMatchObject({ status: "under_review", balanceTransactions: ["txn_bank"] })
  })

  it("costs the connected account of a direct charge, or whoever pays its fees", () => {
    const controller = {
      losses: "application",
      feesPayer: "application",
      requirementCollection: "application",
      dashboard: "none"
    } as const
    const accounts = [sten, connected("Ada", "express", { controller })]
    const paidBy = (stripeAccount: `acct_${string}`) =>
      statement(
        done(
          after([charge("lamp", "10.00 usd", { stripeAccount }), dispute("bank", "ch_lamp")], { accounts }),
          evidence("no", "dp_bank")
        )
      ).split(":")[0]
    expect([paidBy("acct_sten"), paidBy("acct_ada")]).toEqual(["sten", "market"])
  })

  it.each([
    ["of a dispute before 2025-06-17", "US", "2025-06-16T23:59:59Z", "2025-06-17"],
    ["in Japan", "JP", "2026-03-02", "2026-03-02"]
  ] as const)("costs nothing %s", (_, country, start, at) => {
    const amount = country === "JP" ? "1000 jpy" : "10.00 usd"
    const world = after([charge("flour", amount), dispute("bank", "ch_flour")], {
      platform: platformOf(country),
      accounts: [],
      start: moment(start)
    })
    const countered = done(world, evidence("no", "dp_bank"), moment(at))
    expect(statement(countered)).toBe("")
    expect(world.dispute("dp_bank")?.status).toBe("under_review")
  })

  it("is possible until the last second of its deadline, and keeps it from being lost", () => {
    const evidenceDueBy = moment("2026-03-12T12:00Z")
    const world = after([flour, dispute("bank", "ch_flour", { evidenceDueBy })])
    done(world, evidence("no", "dp_bank"), evidenceDueBy)
    passed(world, moment("2026-12-31"))
    expect(world.dispute("dp_bank")?.status).toBe("under_review")
  })

  it("is submitted once", () => {
    const world = after([flour, dispute("bank", "ch_flour"), evidence("no", "dp_bank")])
    expect(answer(refused(world, evidence("x", "dp_bank")))).toContain(
      "dp_bank is under_review, so it cannot be answered"
    )
  })

  it("must be against one that there is", () => {
    expect(answer(refused(after([flour]), evidence("x", "dp_none")))).toBe(
      "404 invalid_request_error resource_missing of id: No such dispute: 'dp_none'"
    )
  })
})

describe("evidence in answer to an inquiry", () => {
  it("costs nothing", () => {
    const answered = done(after([flour, inquiry("bank", "ch_flour")]), evidence("no", "dp_bank"))
    expect(answered.outcome.changed).toMatchObject([{ status: "warning_under_review", balanceTransactions: [] }])
    expect(answered.outcome.transactions).toEqual([])
  })
})

describe("a chargeback that is closed", () => {
  it("is lost, and moves no more money", () => {
    const closed = done(after([flour, dispute("bank", "ch_flour")]), disputeClose("yes", "dp_bank"))
    expect(closed.outcome).toMatchObject({
      at: monday,
      key: "yes",
      changed: [{ id: "dp_bank", status: "lost", hasEvidence: false, balanceTransactions: ["txn_bank"] }],
      transactions: []
    })
  })

  it("was not answered", () => {
    const world = after([flour, dispute("bank", "ch_flour"), evidence("no", "dp_bank")])
    expect(answer(refused(world, disputeClose("x", "dp_bank")))).toContain(
      "dp_bank is under_review, so it cannot be closed"
    )
  })
})

describe("an inquiry that is closed", () => {
  it.each([
    ["not answered", []],
    ["answered", [evidence("no", "dp_bank")]]
  ])("becomes nobody knows what: %s", (_, before) => {
    const world = after([flour, inquiry("bank", "ch_flour"), ...before])
    expect(answer(refused(world, disputeClose("x", "dp_bank")))).toBe(
      "not modelled: closing dp_bank, an inquiry (Stripe says what that makes of a chargeback only; refunding all of " +
        "ch_flour ends it), is not modelled yet"
    )
  })

  it("was refunded before, which closed it", () => {
    const world = after([flour, inquiry("bank", "ch_flour"), refund("back", "ch_flour")])
    expect(world.dispute("dp_bank")?.status).toBe("warning_closed")
    expect(answer(refused(world, disputeClose("x", "dp_bank")))).toContain(
      "dp_bank is warning_closed, so it cannot be closed"
    )
  })
})
