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
  passed,
  pause,
  payout,
  payoutCancel,
  refund,
  refused,
  statement,
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

it("the platform pauses others, and not itself", () => {
  expect(answer(refused(worldOf(), pause("x", { stripeAccount: market.id, payouts: true })))).toContain(
    "the platform itself"
  )
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
