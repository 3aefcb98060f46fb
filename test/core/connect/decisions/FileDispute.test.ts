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
  lost,
  market,
  moment,
  money,
  objectOf,
  passed,
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
    expect(objectOf(filed, "ch_flour")).toHaveProperty("disputes", ["dp_bank"])
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
    expect(world.charge("ch_flour")?.disputes).toEqual(["dp_bank"])
    expect(done(world, refund("back", "ch_flour", { amount: money("1.00 usd") }))._tag).toBe("done")
  })
})

describe("another dispute of the same charge", () => {
  const part = (amount: string) => ({ amount: money(amount) })

  it.each([
    // What was decided goes on as the same dispute, to arbitration, and what was prevented is settled: neither is new.
    [
      "after one of a part was won",
      [dispute("one", "ch_flour", part("4.00 usd")), evidence("no", "dp_one"), won("yes", "dp_one")],
      "6.00"
    ],
    ["after a part was prevented", [dispute("one", "ch_flour", { status: "prevented", ...part("4.00 usd") })], "6.00"],
    [
      "after a part was prevented and is refunded, which counts once",
      [
        refund("other", "ch_flour", part("1.00 usd")),
        dispute("one", "ch_flour", { status: "prevented", ...part("4.00 usd") }),
        refund("its", "ch_flour", part("4.00 usd"))
      ],
      "5.00"
    ],
    ["while another part is disputed", [dispute("one", "ch_flour", part("4.00 usd"))], "6.00"],
    ["while another part is asked about", [inquiry("one", "ch_flour", part("4.00 usd"))], "6.00"],
    [
      "after another part was lost",
      [dispute("one", "ch_flour", part("4.00 usd")), disputeClose("yes", "dp_one")],
      "6.00"
    ],
    [
      "after one of which the bank conceded a part",
      [dispute("one", "ch_flour", part("7.00 usd")), evidence("no", "dp_one"), lost("some", "dp_one", "3.00 usd")],
      "3.00"
    ],
    [
      "of which a part was refunded before",
      [refund("some", "ch_flour", part("1.00 usd")), dispute("one", "ch_flour", part("4.00 usd"))],
      "5.00"
    ]
  ])("is of all that is left, %s", (_, before, amount) => {
    const world = after([flour, ...before])
    done(world, dispute("two", "ch_flour"))
    expect(world.dispute("dp_two")?.amount).toEqual(money(`${amount} usd`))
    expect(world.charge("ch_flour")?.disputes).toEqual(["dp_one", "dp_two"])
  })

  it("is of all once an inquiry about it has closed", () => {
    const world = after([flour, inquiry("one", "ch_flour")])
    passed(world, moment("2026-07-20"))
    done(world, dispute("two", "ch_flour"))
    expect(world.dispute("dp_two")?.amount).toEqual(money("10.00 usd"))
  })

  it("has a fee, a deadline and a decision of its own, and returns what it took", () => {
    const world = after([flour, dispute("shirt", "ch_flour", part("3.00 usd"))])
    expect(statement(done(world, dispute("pants", "ch_flour"), thursday))).toBe(text`
      market: adjustment -7.00 - 15.00 = -22.00 usd
        less stripe_fee 15.00, Dispute fee
        dp_pants, 2026-03-05T12:00:00Z, dispute, "Chargeback withdrawal for ch_flour"
    `)
    done(world, disputeClose("yes", "dp_shirt"))
    expect(world.dispute("dp_pants")?.status).toBe("needs_response")
    done(world, evidence("slip", "dp_pants"))
    expect(statement(done(world, won("hers", "dp_pants")))).toContain("adjustment 7.00 - 0.00 = 7.00 usd")
    expect([world.dispute("dp_shirt")?.status, world.dispute("dp_pants")?.status]).toEqual(["lost", "won"])
  })

  it("keeps the charge from being refunded as long as any of them has money of it", () => {
    const world = after([flour, dispute("one", "ch_flour", part("4.00 usd")), inquiry("two", "ch_flour")])
    const back = refund("back", "ch_flour", part("1.00 usd"))
    const refusal = "Charge ch_flour has been charged back; cannot issue a refund."
    expect(answer(refused(world, back))).toContain(refusal)
    done(world, evidence("slip", "dp_one"))
    done(world, won("yes", "dp_one"))
    expect(done(world, back)._tag).toBe("done")
  })

  it.each([
    ["has it", [dispute("one", "ch_flour")]],
    ["was won", [dispute("one", "ch_flour"), evidence("no", "dp_one"), won("yes", "dp_one")]],
    ["was lost in part", [dispute("one", "ch_flour"), evidence("no", "dp_one"), lost("some", "dp_one", "3.00 usd")]],
    ["was prevented", [dispute("one", "ch_flour", { status: "prevented" })]]
  ])("takes what one was of that %s only where its bank says so: nothing stops it", (_, before) => {
    const world = after([flour, ...before])
    const refusal = "Nothing of charge ch_flour is left that was not refunded, disputed or asked about"
    expect(answer(refused(world, dispute("two", "ch_flour")))).toContain(refusal)
    expect(statement(done(world, dispute("two", "ch_flour", part("10.00 usd")), thursday))).toContain(
      "adjustment -10.00 - 15.00"
    )
  })

  it("of a bank debit takes what no other one has, whatever was refunded", () => {
    const debit = charge("debit", "10.00 usd", { paymentMethod: "us_bank_account" })
    const world = after([debit])
    const paid = moment("2026-03-09")
    done(world, refund("some", "py_debit", part("2.00 usd")), paid)
    done(world, dispute("one", "py_debit", part("4.00 usd")), paid)
    done(world, dispute("two", "py_debit"), paid)
    expect(world.dispute("dp_two")).toMatchObject({ amount: money("6.00 usd"), status: "lost" })
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
