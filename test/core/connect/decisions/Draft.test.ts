import { describe, expect, it } from "vitest"
import * as Draft from "#core/connect/decisions/Draft.ts"
import { ada, market, monday, money, thursday, tuesday, wednesday, world } from "../Worlds.ts"

describe("the ids of a draft", () => {
  it("come from the key, and from the second of a kind on are numbered", () => {
    const draft = Draft.of(world(), "order-1", monday)
    expect(["ch", "txn", "txn", "tr", "txn", "ch"].map(draft.id)).toEqual([
      "ch_order-1",
      "txn_order-1",
      "txn_order-1.2",
      "tr_order-1",
      "txn_order-1.3",
      "ch_order-1.2"
    ])
  })
})

describe("the outcome of a draft", () => {
  const line = (id: string, availableOn: typeof monday): Draft.Line => ({
    id,
    account: ada.id,
    type: "payment",
    amount: money("5.00 usd"),
    availableOn,
    description: ""
  })

  it("is nothing at first", () => {
    expect(Draft.of(world(), "x", monday).outcome()).toEqual({
      made: [],
      changed: [],
      transactions: [],
      happenings: []
    })
  })

  it("dates its lines with the moment of the draft, and reports them as their type says", () => {
    const draft = Draft.of(world(), "x", monday)
    draft.line({ ...line("txn_x", wednesday), type: "transfer_refund", source: "tr_x" })
    expect(draft.outcome().transactions).toMatchObject([
      { created: monday, reportingCategory: "transfer_reversal", source: "tr_x", feeDetails: [], sourceType: "card" }
    ])
  })

  it("sets a happening for every line that matures later, of its net", () => {
    const draft = Draft.of(world(), "x", tuesday)
    const fees = [{ type: "application_fee", amount: money("1.00 usd"), description: "" }] as const
    draft.line({ ...line("later", wednesday), fees })
    draft.line(line("now", tuesday))
    draft.line(line("earlier", monday))
    draft.line({ ...line("latest", thursday), account: market.id, amount: money("-5.00 usd") })
    expect(draft.outcome().happenings).toEqual([
      { kind: "maturity", at: wednesday, account: ada.id, transaction: "later", amount: money("4.00 usd") },
      { kind: "maturity", at: thursday, account: market.id, transaction: "latest", amount: money("-5.00 usd") }
    ])
  })
})

describe("money that follows another payment's", () => {
  it.each([
    [tuesday, wednesday, wednesday],
    [wednesday, wednesday, wednesday],
    [thursday, wednesday, thursday]
  ])("at %s, of a payment available on %s, can be used from %s", (at, availableOn, expected) => {
    expect(Draft.following(at, availableOn)).toBe(expected)
  })
})
