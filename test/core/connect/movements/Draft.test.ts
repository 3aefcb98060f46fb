import { describe, expect, it } from "vitest"
import * as Draft from "#core/connect/movements/Draft.ts"
import {
  ada,
  after,
  charge,
  connected,
  done,
  market,
  moment,
  monday,
  money,
  passed,
  payout,
  refund,
  sten,
  thursday,
  tuesday,
  wednesday,
  world
} from "../Worlds.ts"

const flour = charge("flour", "10.00 usd")

describe("the ids of a draft", () => {
  it("come from the key, and from the second of a kind on are numbered", () => {
    const draft = Draft.of(world(), "order-1", monday)
    expect(["ch", "txn", "txn", "tr", "txn", "ch"].map((prefix) => draft.id(prefix))).toEqual([
      "ch_order-1",
      "txn_order-1",
      "txn_order-1.2",
      "tr_order-1",
      "txn_order-1.3",
      "ch_order-1.2"
    ])
  })
})

describe("a draft that continues an earlier command", () => {
  it("has its ids from that command's key, and does not state it as carried out once more", () => {
    const draft = Draft.continuing(world(), "order-1", monday)
    expect(draft.id("txn")).toBe("txn_order-1")
    expect([draft.outcome().at, "key" in draft.outcome()]).toEqual([monday, false])
  })
})

const ben = connected("Ben", "standard")

describe("the outcome of a draft", () => {
  const line = (id: string, availableOn: typeof monday): Draft.Line => ({
    id,
    account: ada.id,
    type: "payment",
    amount: money("5.00 usd"),
    availableOn,
    sourceType: "card",
    description: ""
  })

  it("has everything that it sets going, in order", () => {
    const draft = Draft.of(world(), "order-1", monday)
    const [first, then] = [tuesday, wednesday].map((at) => ({ kind: "funding", at, account: ada.id }) as const)
    for (const each of [first, then]) if (each !== undefined) draft.schedule(each)
    expect(draft.outcome().happenings).toEqual([first, then])
  })

  it("is nothing at first", () => {
    expect(Draft.of(world(), "x", monday).outcome()).toEqual({
      at: monday,
      key: "x",
      made: [],
      changed: [],
      transactions: [],
      bankMovements: [],
      matured: [],
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

  it("leaves it to its lines to mature, each by its net", () => {
    const made = world()
    const draft = Draft.of(made, "x", monday)
    const fees = [{ type: "application_fee", amount: money("1.00 usd"), description: "" }] as const
    draft.line({ ...line("later", wednesday), fees })
    draft.line(line("now", monday))
    draft.line(line("earlier", moment("2026-03-01")))
    draft.line({ ...line("latest", thursday), account: market.id, amount: money("-5.00 usd") })
    expect(draft.outcome().happenings).toEqual([])
    made.apply(draft.outcome())
    const matured = { kind: "maturity", sourceType: "card" }
    expect(passed(made, thursday).map(({ happening }) => happening)).toEqual([
      { ...matured, at: wednesday, account: ada.id, amount: money("4.00 usd") },
      { ...matured, at: thursday, account: market.id, amount: money("-5.00 usd") }
    ])
  })

  it("has what it sets for later, then what its funds let happen at once", () => {
    const made = after([flour, refund("back", "ch_flour", { amount: money("5.00 usd") })])
    passed(made, thursday)
    done(made, refund("rest", "ch_flour"))
    const draft = Draft.of(made, "x", thursday)
    draft.line({ ...line("gone", thursday), account: market.id, amount: money("-1.00 usd") })
    draft.line({ ...line("pending", moment("2026-03-09")), account: market.id })
    draft.schedule({ kind: "payout_submission", at: moment("2026-03-06"), payout: "po_x" })
    const scheduled = [{ kind: "payout_submission", at: moment("2026-03-06"), payout: "po_x" }]
    expect(draft.outcome().happenings).toEqual(scheduled)
    draft.line({ ...line("come", thursday), account: market.id })
    expect(draft.outcome().happenings).toEqual([...scheduled, { kind: "funding", at: thursday, account: market.id }])
  })

  it("keeps every movement of a bank, in order", () => {
    const made = after([flour])
    done(made, payout("out", "1.00 usd"), thursday)
    const sent = made.payout("po_out") ?? expect.fail()
    const movements = (["paid", "returned"] as const).map((kind) => ({ payout: sent, kind, at: thursday }))
    const draft = Draft.of(made, "x", thursday)
    for (const movement of movements) draft.bank(movement)
    expect(draft.outcome().bankMovements).toEqual(movements)
  })

  it("lets no refund be tried again for a line that brings nothing", () => {
    const made = after([flour, refund("back", "ch_flour", { amount: money("5.00 usd") })])
    passed(made, thursday)
    done(made, refund("rest", "ch_flour"))
    const happenings = (amount: string) => {
      const draft = Draft.of(made, "x", thursday)
      draft.line({ ...line("come", thursday), account: market.id, amount: money(amount) })
      return draft.outcome().happenings
    }
    expect(happenings("0.00 usd")).toEqual([])
    expect(happenings("0.01 usd")).toEqual([{ kind: "funding", at: thursday, account: market.id }])
  })

  it.each([
    ["that comes", sten.id, "0.01 usd", thursday, ["acct_market"]],
    ["that leaves", sten.id, "-0.01 usd", thursday, ["acct_market"]],
    ["that is pending", sten.id, "0.01 usd", moment("2026-03-09"), ["acct_market"]],
    ["of an account that gives nothing back", ben.id, "0.01 usd", thursday, []],
    ["of one that gives back whatever it has", ada.id, "0.01 usd", thursday, []]
  ] as const)(
    "tries the platform's refunds again that take a transfer back, for a line %s",
    (_, account, amount, on, who) => {
      const shared = (destination: typeof ada.id) => ({ transferData: { destination, amount: money("8.00 usd") } })
      const sales = [charge("cake", "10.00 usd", shared(ada.id)), charge("pie", "10.00 usd", shared(sten.id))]
      const made = after(sales, { accounts: [ada, ben, sten] })
      passed(made, thursday)
      done(made, payout("out", undefined), thursday)
      for (const sold of ["cake", "pie"]) done(made, refund(`no-${sold}`, `ch_${sold}`, { reverseTransfer: true }))
      const draft = Draft.of(made, "x", thursday)
      draft.line({ ...line("come", on), account, amount: money(amount) })
      expect(draft.outcome().happenings).toEqual(who.map((id) => ({ kind: "funding", at: thursday, account: id })))
    }
  )
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
