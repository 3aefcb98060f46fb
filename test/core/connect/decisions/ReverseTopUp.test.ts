import { describe, expect, it } from "vitest"
import {
  after,
  answer,
  done,
  held,
  market,
  moment,
  objectOf,
  payout,
  refused,
  statement,
  text,
  topUp,
  topUpCancel,
  topUpReversal
} from "../Worlds.ts"

const later = moment("2026-03-16T12:00Z")

describe("a top-up that the bank takes back", () => {
  it("leaves the balance at once", () => {
    const world = after([topUp("more", "50.00 usd")])
    const reversed = done(world, topUpReversal("back", "tu_more"), later)
    expect(statement(reversed)).toBe(text`
      market: topup_reversal -50.00 - 0.00 = -50.00 usd
        tu_more, 2026-03-16T12:00:00Z, topup_reversal, "REFUND FOR TOP-UP (Top-up)"
    `)
    expect(objectOf(reversed, "tu_more")).toMatchObject({ status: "reversed", balanceTransaction: "txn_more" })
    expect(reversed.entries.map(({ postings }) => postings.map(({ from, to }) => [from.name, to.name]))).toEqual([
      [["balance", "bank"]]
    ])
    expect(held(world, market.id, "bank_account")).toBe("0.00 / 0.00")
  })

  it("takes the balance below zero where the money was spent", () => {
    const world = after([topUp("more", "50.00 usd")])
    done(world, payout("out", "20.00 usd", { sourceType: "bank_account" }), later)
    done(world, topUpReversal("back", "tu_more"))
    expect(held(world, market.id)).toBe("0.00 / -20.00")
  })

  it("is refused before it came, when it never did, when it went back already, and where there is none", () => {
    const more = topUp("more", "50.00 usd")
    const no = (status: string) =>
      `400 invalid_request_error: The top-up tu_more is ${status}, so it cannot be reversed.`
    expect(answer(refused(after([more]), topUpReversal("x", "tu_more")))).toBe(no("pending"))
    expect(answer(refused(after([more, topUpCancel("no", "tu_more")]), topUpReversal("x", "tu_more")))).toBe(
      no("canceled")
    )
    const world = after([more])
    done(world, topUpReversal("back", "tu_more"), later)
    expect(answer(refused(world, topUpReversal("x", "tu_more")))).toBe(no("reversed"))
    expect(answer(refused(world, topUpReversal("x", "tu_none")))).toBe(
      "404 invalid_request_error resource_missing of id: No such topup: 'tu_none'"
    )
  })
})
