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
  held,
  inquiry,
  lost,
  market,
  moment,
  money,
  objectOf,
  refund,
  refused,
  statement,
  text,
  thursday,
  won
} from "../Worlds.ts"

const flour = charge("flour", "10.00 usd")
const countered = [flour, dispute("bank", "ch_flour"), evidence("no", "dp_bank")]

describe("a dispute that is won", () => {
  it("returns the amount and the fee for countering it, and not the one for receiving it", () => {
    const world = after(countered)
    const decided = done(world, won("yes", "dp_bank"), thursday)
    expect(statement(decided)).toBe(text`
      market: adjustment 10.00 - 0.00 = 10.00 usd
        dp_bank, 2026-03-05T12:00:00Z, dispute_reversal, "Chargeback reversal for ch_flour"
      market: stripe_fee 15.00 - 0.00 = 15.00 usd
        no source, 2026-03-05T12:00:00Z, fee, "Card Dispute Countered Fee (2026-03-05)"
    `)
    expect(objectOf(decided, "dp_bank")).toMatchObject({
      status: "won",
      hasEvidence: true,
      balanceTransactions: ["txn_bank", "txn_yes"]
    })
    expect(held(world, market.id)).toBe("0.00 / -5.59")
  })

  it("returned the fee for receiving it where it was filed before 2024, whenever it was won", () => {
    const world = after(countered, { start: moment("2023-12-31") })
    expect(statement(done(world, won("yes", "dp_bank"), moment("2024-02-01")))).toBe(text`
      market: adjustment 10.00 - -15.00 = 25.00 usd
        less stripe_fee -15.00, Dispute fee refund
        dp_bank, 2024-02-01, dispute_reversal, "Chargeback reversal for ch_flour"
    `)
    expect(held(world, market.id)).toBe("0.00 / 9.41")
  })

  it("returns a fee to whoever paid it", () => {
    const controller = {
      losses: "application",
      feesPayer: "application",
      requirementCollection: "application",
      dashboard: "none"
    } as const
    const world = after(
      [
        charge("lamp", "10.00 usd", { stripeAccount: "acct_ada" }),
        dispute("bank", "ch_lamp"),
        evidence("no", "dp_bank")
      ],
      { accounts: [connected("Ada", "express", { controller })], start: moment("2023-06-05") }
    )
    expect(statement(done(world, won("yes", "dp_bank"), moment("2023-07-03")))).toBe(text`
      ada: adjustment 10.00 - 0.00 = 10.00 usd
        dp_bank, 2023-07-03, dispute_reversal, "Chargeback reversal for ch_lamp"
      market: stripe_fee 15.00 - 0.00 = 15.00 usd
        no source, 2023-07-03, fee, "Dispute fee refund for ch_lamp"
    `)
  })

  it("may be won late, with the fee for countering it, or without one where there was none", () => {
    const late = after([...countered, lost("out", "dp_bank")])
    expect(statement(done(late, won("yes", "dp_bank"), thursday))).toContain("stripe_fee 15.00")
    expect(late.dispute("dp_bank")).toMatchObject({ status: "won", hasEvidence: true })
    const closed = after([flour, dispute("bank", "ch_flour"), disputeClose("out", "dp_bank")])
    expect(statement(done(closed, won("yes", "dp_bank"), thursday))).not.toContain("stripe_fee")
    expect(closed.dispute("dp_bank")).toMatchObject({ status: "won", hasEvidence: false })
  })

  it("lets its charge be refunded again", () => {
    const world = after([...countered, won("yes", "dp_bank")])
    expect(done(world, refund("back", "ch_flour"))._tag).toBe("done")
  })

  it.each([
    ["an inquiry", [flour, inquiry("bank", "ch_flour")], "warning_needs_response"],
    ["one that was won", [...countered, won("once", "dp_bank")], "won"],
    ["one that was lost in part", [...countered, lost("out", "dp_bank", "4.00 usd")], "lost"]
  ])("is not %s", (_, before, status) => {
    expect(answer(refused(after(before), won("x", "dp_bank")))).toContain(
      `dp_bank is ${status}, so it cannot be won: expected one that was countered`
    )
  })
})

describe("a dispute that is lost", () => {
  it("moves no more money, and its charge is never refunded", () => {
    const world = after(countered)
    const decided = done(world, lost("out", "dp_bank"), thursday)
    expect(decided.outcome.transactions).toEqual([])
    expect(objectOf(decided, "dp_bank")).toMatchObject({
      status: "lost",
      hasEvidence: true,
      balanceTransactions: ["txn_bank"]
    })
    expect(objectOf(decided, "dp_bank")).not.toHaveProperty("amountReinstated")
    expect(answer(refused(world, refund("x", "ch_flour")))).toContain("charge_disputed")
  })

  it("returns the part that the bank concedes, and no fee", () => {
    const decided = done(after(countered), lost("out", "dp_bank", "4.00 usd"), thursday)
    expect(statement(decided)).toBe(text`
      market: adjustment 4.00 - 0.00 = 4.00 usd
        dp_bank, 2026-03-05T12:00:00Z, dispute_reversal, "Chargeback reversal for ch_flour"
    `)
    expect(objectOf(decided, "dp_bank")).toMatchObject({
      status: "lost",
      hasEvidence: true,
      amountReinstated: money("4.00 usd"),
      balanceTransactions: ["txn_bank", "txn_out"]
    })
  })

  it("may return all but the smallest unit", () => {
    expect(done(after(countered), lost("x", "dp_bank", "9.99 usd"))._tag).toBe("done")
  })

  it.each([
    ["0.00 usd", "parameter_invalid_integer of amount_reinstated"],
    ["1.00 eur", "amount_reinstated: The currency of amount_reinstated must be usd"]
  ])("cannot return %s", (part, expected) => {
    expect(answer(refused(after(countered), lost("x", "dp_bank", part)))).toContain(expected)
  })

  it("must be there", () => {
    expect(answer(refused(after(countered), lost("x", "dp_none")))).toContain("No such dispute: 'dp_none'")
  })
})
