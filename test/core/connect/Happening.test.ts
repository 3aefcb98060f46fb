import { Result } from "effect"
import { expect, it } from "vitest"
import * as Happening from "#core/connect/Happening.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as Run from "#core/simulation/Run.ts"
import * as Scenario from "#core/simulation/Scenario.ts"
import { moment } from "./Worlds.ts"

it("at one moment what is there matures, then other money comes, then it is paid out, then what is missing is filled or set aside, then refunds give up", () => {
  const kinds = ["maturity", "reserve_expiry", "funding", "collection", "shortfall", "refund_expiry"] as const
  expect(kinds.map((kind) => Happening.turnOf({ kind }))).toEqual([0, 1, 2, 3, 4, 5])
  expect(Happening.turns).toBe(6)
})

it("what becomes of balances comes before what is paid of them, of every kind", () => {
  const comes = [
    "authorization_expiry",
    "connect_billing",
    "debit_clearing",
    "dispute_deadline",
    "payout_finality",
    "product_billing",
    "requirement_deadline",
    "reserve_expiry",
    "top_up_arrival"
  ] as const
  const goes = ["funding", "holding_end", "payout_arrival", "payout_run", "payout_submission"] as const
  expect(comes.filter((kind) => Happening.turnOf({ kind }) !== 1)).toEqual([])
  expect(goes.filter((kind) => Happening.turnOf({ kind }) !== 2)).toEqual([])
})

it("what was set aside for a negative balance and is given back pays a refund at the last moment at which that may wait", () => {
  const payouts = { debit_negative_balances: false }
  const scenario = Scenario.decode({
    name: "a refund's last moment is the one at which the platform's reserve comes back",
    platform: { country: "US", payouts },
    accounts: { a: { type: "express", payouts } },
    steps: [
      { at: "2026-02-24T10:00:00Z", id: "a1", charge: { amount: "100.00 usd", stripe_account: "a" } },
      { at: "2026-02-24T10:00:00Z", id: "c1", charge: { net_amount: "115.00 usd" } },
      { at: "2026-02-24T10:00:00Z", id: "c0", charge: { amount: "100.00 usd" } },
      { at: "2026-02-27T11:00:00Z", id: "p1", payout: { stripe_account: "a" } },
      { at: "2026-02-27T11:00:00Z", id: "p2", payout: { amount: "96.80 usd" } },
      { at: "2026-03-06T10:00:00Z", id: "d", dispute: { charge: "a1", reason: "fraudulent", status: "lost" } },
      { at: "2026-03-09T00:00:00Z", id: "r", refund: { charge: "c0" } },
      { at: "2026-04-21T10:00:00Z", id: "a2", charge: { net_amount: "200.00 usd", stripe_account: "a" } }
    ],
    until: "2026-04-25"
  })
  const { steps, ...start } = Result.getOrThrow(scenario)
  const world = MemoryWorld.make(start)
  for (const step of steps) Run.step(world, step)
  const happened = Run.advance(world, moment("2026-04-23"))
  const kinds = ["maturity", "shortfall", "funding", "refund_expiry"]
  const seen = happened.map(({ happening }) => happening.kind)
  expect([...new Set(seen.filter((kind) => kinds.includes(kind)))]).toEqual(kinds)
  expect(world.refund("re_r")?.status).toBe("succeeded")
})
