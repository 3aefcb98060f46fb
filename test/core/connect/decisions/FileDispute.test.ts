import { describe, expect, it } from "vitest"
import * as Instant from "#core/time/Instant.ts"
import {
  ada,
  after,
  answer,
  charge,
  connected,
  dispute,
  disputeClose,
  done,
  evidence,
  held,
  inquiry,
  market,
  moment,
  money,
  objectOf,
  platformOf,
  refund,
  refused,
  statement,
  sten,
  text,
  thursday,
  toAda,
  tuesday,
  won
} from "../Worlds.ts"

const flour = charge("flour", "10.00 usd")
const lamp = charge("lamp", "10.00 usd", { stripeAccount: sten.id, applicationFeeAmount: money("1.00 usd") })
const cake = toAda("cake", "10.00 usd", { applicationFeeAmount: money("1.00 usd") })

describe("a chargeback", () => {
  it("of a charge on the platform withdraws amount and fee from its balance, and makes it negative", () => {
    const world = after([flour])
    const filed = done(world, dispute("bank", "ch_flour"), thursday)
    expect(statement(filed)).toBe(text`
      market: adjustment -10.00 - 15.00 = -25.00 usd
        less stripe_fee 15.00, Dispute fee
        dp_bank, 2026-03-05T12:00:00Z, dispute, "Chargeback withdrawal for ch_flour"
    `)
    expect(filed.outcome.made).toEqual([
      {
        object: "dispute",
        id: "dp_bank",
        account: market.id,
        charge: "ch_flour",
        amount: money("10.00 usd"),
        reason: "fraudulent",
        created: thursday,
        status: "needs_response",
        evidenceDueBy: moment("2026-03-24T23:59:59Z"),
        balanceTransactions: ["txn_bank"]
      }
    ])
    expect(objectOf(filed, "ch_flour")).toHaveProperty("dispute", "dp_bank")
    expect(held(world, market.id, "card")).toBe("0.00 / -15.59")
  })

  it("of a destination charge is the platform's alone: nothing comes back from the destination", () => {
    const world = after([cake])
    expect(statement(done(world, dispute("bank", "ch_cake"), thursday))).toBe(text`
      market: adjustment -10.00 - 15.00 = -25.00 usd
        less stripe_fee 15.00, Dispute fee
        dp_bank, 2026-03-05T12:00:00Z, dispute, "Chargeback withdrawal for ch_cake"
    `)
    expect(held(world, ada.id)).toBe("0.00 / 9.00")
  })

  it("of a direct charge is the connected account's, and its application fee stays where it is", () => {
    const world = after([lamp])
    expect(statement(done(world, dispute("bank", "ch_lamp"), thursday))).toBe(text`
      sten: adjustment -10.00 - 15.00 = -25.00 usd
        less stripe_fee 15.00, Dispute fee
        dp_bank, 2026-03-05T12:00:00Z, dispute, "Chargeback withdrawal for ch_lamp"
    `)
    expect(held(world, sten.id)).toBe("0.00 / -16.59")
    expect(held(world, market.id)).toBe("0.00 / 1.00")
  })

  it("of a direct charge whose fees the platform pays leaves it the fee, as a line of its own", () => {
    const payer = connected("Ada", "express", {
      controller: {
        losses: "application",
        feesPayer: "application",
        requirementCollection: "application",
        dashboard: "none"
      }
    })
    const world = after([charge("lamp", "10.00 usd", { stripeAccount: payer.id })], { accounts: [payer] })
    expect(statement(done(world, dispute("bank", "ch_lamp"), thursday))).toBe(text`
      ada: adjustment -10.00 - 0.00 = -10.00 usd
        dp_bank, 2026-03-05T12:00:00Z, dispute, "Chargeback withdrawal for ch_lamp"
      market: stripe_fee -15.00 - 0.00 = -15.00 usd
        no source, 2026-03-05T12:00:00Z, fee, "Dispute fee for ch_lamp"
    `)
    expect(held(world, payer.id)).toBe("0.00 / 0.00")
  })

  it("of a pending charge is pending with it, in the charge's pot", () => {
    const world = after([flour])
    const filed = done(world, dispute("bank", "ch_flour"), tuesday)
    expect(filed.outcome.transactions).toMatchObject([
      { sourceType: "card", availableOn: world.charge("ch_flour")?.availableOn }
    ])
    expect(held(world, market.id, "card")).toBe("-15.59 / 0.00")
  })

  it("of a bank debit is lost at once, in its pot, and is never won", () => {
    const world = after([charge("debit", "10.00 usd", { paymentMethod: "us_bank_account" })])
    const filed = done(world, dispute("bank", "py_debit", { reason: "debit_not_authorized" }), moment("2026-03-09"))
    expect(filed.outcome.transactions).toMatchObject([{ sourceType: "bank_account" }])
    expect(filed.outcome.made).toMatchObject([{ status: "lost", hasEvidence: false }])
    expect(held(world, market.id, "bank_account")).toBe("0.00 / -15.08")
    expect(answer(refused(world, won("no", "dp_bank")))).toContain("A dispute of py_debit is final")
    expect(answer(refused(world, evidence("no", "dp_bank")))).toContain("dp_bank is lost, so it cannot be answered")
  })

  it("of a bank debit costs what its tariff says of that", () => {
    const start = moment("2026-03-02")
    const world = after([charge("debit", "10.00 gbp", { paymentMethod: "bacs_debit" })], {
      platform: platformOf("GB"),
      accounts: [],
      start
    })
    const filed = done(world, dispute("bank", "py_debit", { status: "lost" }), moment("2026-03-09"))
    expect(statement(filed)).toContain("adjustment -10.00 - 5.00 = -15.00 gbp")
  })

  it.each([
    ["less than was charged", { amount: money("4.00 usd") }, "4.00"],
    ["more than was charged", { amount: money("25.00 usd") }, "25.00"],
    ["what was not refunded, if it does not say", {}, "7.00"]
  ])("may be of %s", (_, asked, amount) => {
    const world = after([flour, refund("part", "ch_flour", { amount: money("3.00 usd") })])
    expect(statement(done(world, dispute("bank", "ch_flour", asked), thursday))).toContain(
      `adjustment -${amount} - 15.00`
    )
  })

  it("costs what a dispute of its day costs", () => {
    const start = moment("2023-04-10")
    const world = after([charge("flour", "10.00 gbp")], { platform: platformOf("GB"), accounts: [], start })
    expect(statement(done(world, dispute("bank", "ch_flour")))).toContain("adjustment -10.00 - 20.00 = -30.00 gbp")
  })

  it("that cannot be answered is lost at once", () => {
    const filed = done(after([flour]), dispute("bank", "ch_flour", { status: "lost" }), thursday)
    expect(filed.outcome.made[0]).toMatchObject({
      status: "lost",
      hasEvidence: false,
      balanceTransactions: ["txn_bank"]
    })
    expect(filed.outcome.made[0]).not.toHaveProperty("evidenceDueBy")
    expect(filed.outcome.happenings).toEqual([])
  })

  it("has the deadline that it states, and ends the second after", () => {
    const evidenceDueBy = moment("2026-03-12T12:00Z")
    const filed = done(after([flour]), dispute("bank", "ch_flour", { evidenceDueBy }), thursday)
    expect(filed.outcome.made[0]).toMatchObject({ evidenceDueBy })
    expect(filed.outcome.happenings).toEqual([
      { kind: "dispute_deadline", at: Instant.plus(evidenceDueBy, 1), dispute: "dp_bank" }
    ])
  })

  it("may have its deadline at its own moment", () => {
    expect(done(after([flour]), dispute("bank", "ch_flour", { evidenceDueBy: thursday }), thursday)._tag).toBe("done")
  })
})

describe("what moves no money", () => {
  it.each([
    [
      "an inquiry",
      "warning_needs_response",
      [{ kind: "dispute_deadline", at: moment("2026-07-03T12:00Z"), dispute: "dp_bank" }]
    ],
    ["a prevented dispute", "prevented", []]
  ] as const)("is %s", (_, status, happenings) => {
    const world = after([flour])
    const filed = done(world, dispute("bank", "ch_flour", { status }), thursday)
    expect(filed.outcome.made).toMatchObject([{ status, balanceTransactions: [] }])
    expect(filed.outcome.transactions).toEqual([])
    expect(filed.outcome.happenings).toEqual(happenings)
    expect(world.charge("ch_flour")?.dispute).toBe("dp_bank")
    expect(done(world, refund("back", "ch_flour", { amount: money("1.00 usd") }))._tag).toBe("done")
  })
})

describe("another dispute of the same charge", () => {
  it.each([
    ["after one was won", [dispute("one", "ch_flour"), evidence("no", "dp_one"), won("yes", "dp_one")]],
    ["after one was prevented", [dispute("one", "ch_flour", { status: "prevented" })]]
  ])("may be filed %s", (_, before) => {
    const world = after([flour, ...before])
    done(world, dispute("two", "ch_flour"))
    expect(world.charge("ch_flour")?.dispute).toBe("dp_two")
  })

  it.each([
    ["while one is open", [dispute("one", "ch_flour")], "needs_response"],
    ["while one is an inquiry", [inquiry("one", "ch_flour")], "warning_needs_response"],
    ["after one was lost", [dispute("one", "ch_flour"), disputeClose("yes", "dp_one")], "lost"]
  ])("is not modelled %s", (_, before, status) => {
    expect(answer(refused(after([flour, ...before]), dispute("two", "ch_flour")))).toBe(
      `not modelled: another dispute of ch_flour, whose dispute dp_one is ${status}, is not modelled yet`
    )
  })
})

describe("a dispute that there cannot be", () => {
  it.each([
    ["ch_nothing", "400 invalid_request_error resource_missing of charge: No such charge: 'ch_nothing'"],
    ["py_cake", "400 invalid_request_error resource_missing of charge: No such charge: 'py_cake'"]
  ])("is of %s", (id, expected) => {
    expect(answer(refused(after([cake]), dispute("x", id)))).toBe(expected)
  })

  it.each([
    ["0.00 usd", "amount: This value must be greater than or equal to 1."],
    ["1.00 eur", "amount: The currency of amount must be usd"]
  ])("is of %s", (amount, expected) => {
    expect(answer(refused(after([flour]), dispute("x", "ch_flour", { amount: money(amount) })))).toContain(expected)
  })

  it("is one whose price is not known", () => {
    const { disputes: _, ...tariff } = market.tariff
    const world = after([flour], { platform: { ...market, tariff } })
    expect(answer(refused(world, dispute("x", "ch_flour")))).toBe(
      'not modelled: a dispute on acct_market, whose tariff "US standard" has no price for it (state a tariff with ' +
        "disputes under tariffs), is not modelled yet"
    )
  })
})
