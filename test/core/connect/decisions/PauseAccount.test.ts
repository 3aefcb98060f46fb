import { describe, expect, it } from "vitest"
import type { MovingWorld } from "#core/connect/World.ts"
import {
  after,
  answer,
  charge,
  connected,
  done,
  held,
  market,
  moment,
  money,
  passed,
  pause,
  payout,
  payoutCancel,
  refund,
  refused,
  reversal,
  statement,
  sten,
  text,
  toAda,
  world as worldOf
} from "../Worlds.ts"

const ada = connected("Ada", "express", { payouts: { schedule: { interval: "daily" }, debitNegativeBalances: true } })
const said = (world: MovingWorld, until: string) =>
  passed(world, moment(until)).flatMap(({ happening, outcome }) =>
    "payout" in happening
      ? [`${happening.kind} ${outcome.changed.map((it) => "status" in it && it.status).join()}`]
      : []
  )

describe("paused charges", () => {
  it("make both capabilities inactive, and leave payouts and refunds", () => {
    const world = after([toAda("cake", "10.00 usd"), charge("bread", "10.00 usd", { stripeAccount: "acct_ada" })])
    done(world, pause("p", { charges: true }))
    expect(answer(refused(world, charge("x", "1.00 usd", { stripeAccount: "acct_ada" })))).toContain("card_payments")
    expect(answer(refused(world, toAda("x", "1.00 usd")))).toContain("insufficient_capabilities_for_transfer")
    done(world, refund("sorry", "ch_bread"))
    done(world, payout("out", "1.00 usd", { stripeAccount: "acct_ada" }), moment("2026-03-05T10:00Z"))
    done(world, pause("go", { charges: false }))
    done(world, toAda("bun", "1.00 usd"))
  })
})

describe("the platform", () => {
  it("pauses only accounts whose losses it covers, and not itself", () => {
    const world = worldOf()
    expect(answer(refused(world, pause("x", { stripeAccount: market.id, payouts: true })))).toContain(
      "the platform itself"
    )
    expect(answer(refused(world, pause("x", { stripeAccount: sten.id, payouts: true })))).toContain("cannot be paused")
  })

  it("pauses one thing in place of another, and nothing that is paused already", () => {
    const world = worldOf()
    expect(answer(refused(world, pause("x", { charges: false })))).toContain("Nothing changes")
    done(world, pause("charges", { charges: true }))
    expect(answer(refused(world, pause("x", { charges: true })))).toContain("Nothing changes")
    done(world, pause("payouts", { charges: false, payouts: true }))
    expect([...(world.account("acct_ada")?.status?.paused ?? [])]).toEqual(["payouts"])
  })
})

describe("paused payouts", () => {
  it("block payouts that are asked for, and those made by themselves until they go on", () => {
    const world = worldOf({ accounts: [ada] })
    done(world, pause("p", { payouts: true }))
    done(world, toAda("cake", "10.00 usd"))
    expect(passed(world, moment("2026-03-16T10:00Z")).flatMap(({ outcome }) => outcome.swept ?? [])).toEqual([])
    expect(held(world, "acct_ada")).toBe("0.00 / 10.00")
    done(world, pause("charges-too", { charges: true }))
    done(world, pause("go", { payouts: false }))
    expect(passed(world, moment("2026-03-20")).flatMap(({ outcome }) => outcome.swept ?? [])).toHaveLength(1)
  })

  it("stop a payout that is pending, which goes to the bank when they go on", () => {
    const world = after([toAda("cake", "10.00 usd")])
    done(world, payout("out", "10.00 usd", { stripeAccount: "acct_ada" }), moment("2026-03-05T10:00Z"))
    done(world, pause("p", { payouts: true }))
    expect(said(world, "2026-03-10T10:00Z")).toEqual(["payout_submission "])
    expect(world.payout("po_out")?.status).toBe("pending")
    const resumed = done(world, pause("go", { payouts: false }))
    expect(resumed.outcome.happenings).toEqual([
      { kind: "payout_submission", at: moment("2026-03-10T10:00Z"), payout: "po_out" }
    ])
    expect(said(world, "2026-03-20")).toEqual([
      "payout_submission in_transit",
      "payout_arrival paid",
      "payout_submission "
    ])
  })

  it("stop every payout that is pending, and all of them go to the bank later", () => {
    const world = after([toAda("cake", "10.00 usd")])
    const parts = { stripeAccount: "acct_ada" } as const
    done(world, payout("one", "4.00 usd", parts), moment("2026-03-05T10:00Z"))
    done(world, payout("two", "6.00 usd", parts))
    done(world, pause("p", { payouts: true }))
    passed(world, moment("2026-03-10T10:00Z"))
    const resumed = done(world, pause("go", { payouts: false }))
    const at = moment("2026-03-10T10:00Z")
    expect(resumed.outcome.happenings).toEqual(
      ["po_one", "po_two"].map((payout) => ({ kind: "payout_submission", at, payout }))
    )
    passed(world, moment("2026-03-20"))
    expect(["po_one", "po_two"].map((id) => world.payout(id)?.status)).toEqual(["paid", "paid"])
  })

  it("leave what is debited from the bank on its way", () => {
    const payouts = { schedule: { interval: "manual" }, debitNegativeBalances: true } as const
    const world = after([toAda("cake", "10.00 usd")], { accounts: [connected("Ada", "express", { payouts })] })
    done(world, payout("out", "10.00 usd", { stripeAccount: "acct_ada" }), moment("2026-03-05T10:00Z"))
    done(world, reversal("back", "tr_cake", { amount: money("6.00 usd") }))
    const debit = () => world.payout("po_ada.2026-03-09")
    passed(world, moment("2026-03-08T12:00Z"))
    expect(debit()).toMatchObject({ amount: money("-6.00 usd"), status: "pending" })
    done(world, pause("p", { payouts: true }))
    passed(world, moment("2026-03-20"))
    expect(debit()).toMatchObject({ status: "paid" })
  })

  it("cancel a payout that is pending once it is ten days old", () => {
    const world = after([toAda("cake", "10.00 usd")])
    done(world, payout("out", "10.00 usd", { stripeAccount: "acct_ada" }), moment("2026-03-05T10:00Z"))
    done(world, pause("p", { payouts: true }))
    passed(world, moment("2026-03-15T09:59:59Z"))
    expect([world.payout("po_out")?.status, held(world, "acct_ada")]).toEqual(["pending", "0.00 / 0.00"])
    const [happened = expect.fail()] = passed(world, moment("2026-03-15T10:00Z"))
    expect(statement(happened)).toBe(text`
      ada: payout_cancel 10.00 - 0.00 = 10.00 usd
        po_out, 2026-03-15T10:00:00Z, payout_reversal, "REFUND FOR PAYOUT (STRIPE PAYOUT)"
    `)
    expect([world.payout("po_out")?.status, held(world, "acct_ada")]).toEqual(["canceled", "0.00 / 10.00"])
    expect(done(world, pause("go", { payouts: false })).outcome.happenings).toEqual([])
  })

  it("leave a payout alone that was canceled", () => {
    const world = after([toAda("cake", "10.00 usd")])
    done(world, payout("out", "10.00 usd", { stripeAccount: "acct_ada" }), moment("2026-03-05T10:00Z"))
    done(world, payoutCancel("no", "po_out"))
    done(world, pause("p", { payouts: true }))
    expect(said(world, "2026-03-20")).toEqual(["payout_submission "])
    expect(world.account("acct_ada")?.status?.waitingPayouts).toEqual([])
  })
})
