import { describe, expect, it } from "vitest"
import * as Consequence from "#core/connect/decisions/Consequence.ts"
import type { Happening } from "#core/connect/Happening.ts"
import { nothing } from "#core/connect/World.ts"
import * as Instant from "#core/time/Instant.ts"
import { written } from "../../ledger/Books.ts"
import {
  ada,
  after,
  capture,
  charge,
  dispute,
  done,
  escalation,
  evidence,
  hold,
  inquiry,
  market,
  moment,
  monday,
  money,
  passed,
  payout,
  refund,
  sten,
  thursday,
  topUp,
  topUpCancel
} from "../Worlds.ts"

const flour = charge("flour", "10.00 usd")
const kinds = (happened: ReturnType<typeof passed>) =>
  happened.map(({ happening }) => `${happening.kind} ${Instant.format(happening.at).slice(0, 16)}`)

describe("what time brings about", () => {
  it("is a payout that is submitted at midnight and arrives at the bank on its day", () => {
    const world = after([flour])
    done(world, payout("out"), moment("2026-03-06T12:00Z"))
    const happened = passed(world, moment("2026-03-20"))
    expect(kinds(happened)).toEqual(["payout_submission 2026-03-07T00:00", "payout_arrival 2026-03-09T00:00"])
    expect(happened.flatMap(({ outcome }) => outcome.changed.map((it) => "status" in it && it.status))).toEqual([
      "in_transit",
      "paid"
    ])
    expect(happened.flatMap(({ entries }) => entries.map(({ created, id }) => [id, created]))).toEqual([
      ["po_out/paid", moment("2026-03-09")]
    ])
    expect(happened.flatMap(({ entries }) => entries.flatMap(({ postings }) => postings.map(written)))).toEqual([
      "9.41 usd acct_market/in_transit -> acct_market/bank [po_out]"
    ])
    // What it pays out is known of an automatic one only.
    expect(world.payout("po_out")).toHaveProperty("reconciliationStatus", "not_applicable")
  })

  it("is money that matures: all of one account, moment and source type at once", () => {
    const world = after([
      flour,
      charge("salt", "10.00 usd"),
      charge("debit", "10.00 usd", { paymentMethod: "us_bank_account" })
    ])
    const matured = passed(world, moment("2026-03-20")).flatMap(({ outcome }) => outcome.matured)
    expect(matured).toEqual([
      {
        kind: "maturity",
        at: moment("2026-03-04"),
        account: market.id,
        sourceType: "card",
        amount: money("18.82 usd")
      },
      {
        kind: "maturity",
        at: moment("2026-03-06"),
        account: market.id,
        sourceType: "bank_account",
        amount: money("9.92 usd")
      }
    ])
  })

  it("is money that matures below nothing: it lets no refund be tried, and is owed", () => {
    const world = after([flour, refund("back", "ch_flour")])
    const [happened, ...more] = passed(world, thursday)
    expect(happened?.outcome).toEqual({
      ...nothing,
      matured: [
        {
          kind: "maturity",
          at: moment("2026-03-04"),
          account: market.id,
          sourceType: "card",
          amount: money("-0.59 usd")
        }
      ]
    })
    expect([more, world.balance(market.id, money("0 usd").currency).available]).toEqual([[], money("-0.59 usd")])
  })

  it("is nothing new for what was overtaken: captured, canceled, gone", () => {
    const world = after([
      hold("bike", "10.00 usd"),
      capture("now", "ch_bike"),
      topUp("more", "5.00 usd"),
      topUpCancel("no", "tu_more")
    ])
    const at = moment("2026-03-09T09:30Z")
    const overtaken: ReadonlyArray<Happening> = [
      { kind: "authorization_expiry", at, charge: "ch_bike" },
      { kind: "authorization_expiry", at, charge: "ch_gone" },
      { kind: "payout_submission", at, payout: "po_gone" },
      { kind: "payout_arrival", at, payout: "po_gone" },
      { kind: "top_up_arrival", at, topUp: "tu_more", key: "more" },
      { kind: "top_up_arrival", at, topUp: "tu_gone", key: "gone" },
      { kind: "funding", at, account: ada.id }
    ]
    for (const happening of overtaken) expect(Consequence.of(world, happening), happening.kind).toEqual(nothing)
  })

  it("is not an authorisation's end before its time", () => {
    const world = after([hold("bike", "10.00 usd")])
    expect(Consequence.of(world, { kind: "authorization_expiry", at: monday, charge: "ch_bike" })).toEqual(nothing)
  })
})

describe("money that matures while a refund waits for funds", () => {
  it.each([
    ["0.01 usd", [{ kind: "funding", at: thursday, account: market.id }]],
    ["0.00 usd", []],
    ["-0.01 usd", []]
  ])("of %s has it tried again only where it is more than nothing", (amount, expected) => {
    const world = after([flour])
    done(world, refund("back", "ch_flour"), thursday)
    const maturity = { kind: "maturity", at: thursday, account: market.id, sourceType: "card" } as const
    const { happenings } = Consequence.of(world, { ...maturity, amount: money(amount) })
    expect(happenings).toEqual(expected)
  })
})

describe("money that matures on an account that a waiting refund takes a transfer back from", () => {
  it.each(["0.01 usd", "0.00 usd", "-0.01 usd"])("of %s has the platform's refund tried again", (amount) => {
    const world = after([
      charge("desk", "10.00 usd", { transferData: { destination: sten.id, amount: money("4.00 usd") } })
    ])
    done(world, payout("out", undefined), thursday)
    done(world, refund("back", "ch_desk", { reverseTransfer: true }))
    const maturity = { kind: "maturity", at: thursday, account: sten.id, sourceType: "card" } as const
    const { happenings } = Consequence.of(world, { ...maturity, amount: money(amount) })
    expect(happenings).toEqual([{ kind: "funding", at: thursday, account: market.id }])
  })
})

describe("a balance whose refunds wait no more", () => {
  const daily = { ...market, payouts: { schedule: { interval: "daily" }, debitNegativeBalances: false } } as const

  it("is paid out by the next run, if something of it is there before", () => {
    const world = after([], { platform: daily })
    const days = (...dates: ReadonlyArray<string>) => {
      const unswept = () =>
        dates.map((date) => ({
          sourceType: "card" as const,
          day: Instant.dayOf(moment(date)),
          net: money("5.00 usd"),
          transactions: ["txn_cake"]
        }))
      return Consequence.of({ ...world, unswept }, { kind: "funding", at: monday, account: market.id }).happenings
    }
    const run = {
      kind: "payout_run",
      at: moment("2026-03-03T01:00Z"),
      account: market.id,
      currency: market.currency,
      day: Instant.dayOf(moment("2026-03-04"))
    }
    expect(days("2026-03-03")).toEqual([run])
    expect(days("2026-03-09", "2026-03-03")).toEqual([run])
    // What comes on its day, or later, has had it set already.
    expect(days("2026-03-04")).toEqual([])
    expect(days()).toEqual([])
  })
})

describe("a refund whose charge is gone", () => {
  it("is a bug", () => {
    const world = after([flour])
    done(world, refund("back", "ch_flour"), thursday)
    const without = { ...world, charge: () => undefined }
    expect(() => Consequence.of(without, { kind: "funding", at: thursday, account: market.id })).toThrow(
      "re_back waits for funds, but its charge ch_flour is gone"
    )
  })
})

describe("the end of a dispute that nobody brings about", () => {
  const disputed = (...commands: Parameters<typeof after>[0]) => after([flour, ...commands])
  const told = (world: ReturnType<typeof after>, until: Instant.Instant) =>
    passed(world, until).flatMap(({ happening, outcome }) =>
      happening.kind === "dispute_deadline"
        ? outcome.changed.map((it) => [Instant.format(happening.at), "status" in it && it.status])
        : []
    )

  it("is a loss, a second after the deadline of a chargeback that was not answered", () => {
    const world = disputed(dispute("bank", "ch_flour", { evidenceDueBy: moment("2026-03-12T12:00Z") }))
    expect(told(world, moment("2026-03-12T12:00Z"))).toEqual([])
    expect(told(world, moment("2026-12-31"))).toEqual([["2026-03-12T12:00:01Z", "lost"]])
    expect(world.dispute("dp_bank")).toMatchObject({ hasEvidence: false })
  })

  it("is not in the last second that is left to answer in, nor before an inquiry's 120 days are over", () => {
    const due = moment("2026-03-12T12:00Z")
    const chargeback = disputed(dispute("bank", "ch_flour", { evidenceDueBy: due }))
    expect(Consequence.of(chargeback, { kind: "dispute_deadline", at: due, dispute: "dp_bank" })).toBe(nothing)
    const asked = disputed(inquiry("bank", "ch_flour"))
    const at = moment("2026-06-30T09:29:59Z")
    expect(Consequence.of(asked, { kind: "dispute_deadline", at, dispute: "dp_bank" })).toBe(nothing)
  })

  it("is the end of an inquiry that was not escalated, answered or not, 120 days after it was made", () => {
    for (const answers of [[], [evidence("no", "dp_bank")]]) {
      const world = disputed(inquiry("bank", "ch_flour"), ...answers)
      expect(told(world, moment("2026-12-31"))).toEqual([["2026-06-30T09:30:00Z", "warning_closed"]])
      expect(world.dispute("dp_bank")).toMatchObject({ charge: "ch_flour", status: "warning_closed" })
    }
  })

  it("comes to nothing where it was overtaken", () => {
    const answered = disputed(dispute("bank", "ch_flour"), evidence("no", "dp_bank"))
    expect(told(answered, moment("2026-12-31"))).toEqual([])
    const refunded = disputed(inquiry("bank", "ch_flour"), refund("back", "ch_flour"))
    expect(told(refunded, moment("2026-12-31"))).toEqual([])
  })

  it("is that of the chargeback where an inquiry was escalated, also past its 120 days", () => {
    const world = disputed(inquiry("bank", "ch_flour"))
    done(world, escalation("more", "dp_bank", moment("2026-07-20")), moment("2026-06-29"))
    expect(told(world, moment("2026-12-31"))).toEqual([["2026-07-20T00:00:01Z", "lost"]])
  })

  it("is not of a dispute that there is not", () => {
    expect(Consequence.of(after([]), { kind: "dispute_deadline", at: monday, dispute: "dp_none" })).toBe(nothing)
  })
})
