import { describe, expect, it } from "vitest"
import * as Departures from "#adapters/memory/Departures.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import { nothing, type Outcome } from "#core/connect/World.ts"
import { monday, money } from "../../core/connect/Worlds.ts"

const payout = (id: string, status: "in_transit" | "paid"): Payout => ({
  object: "payout",
  id,
  account: "acct_ada",
  amount: money("1.00 usd"),
  created: monday,
  arrivalDate: monday,
  method: "standard",
  sourceType: "card",
  description: "STRIPE PAYOUT",
  maker: "request",
  reconciliationStatus: "not_applicable",
  status,
  balanceTransaction: "txn_1"
})

const settled = (id: string, made: ReadonlyArray<string> = []): Outcome => ({
  ...nothing,
  made: made.map((each) => payout(each, "in_transit")),
  changed: [payout(id, "paid")]
})

describe("what is to be forgotten", () => {
  it("goes together once all of it has settled, with what settling it made, and only once", () => {
    const departures = Departures.make()
    departures.delay(["ch_1", "po_1", "po_2"], ["po_1", "po_2"])
    expect(departures.due()).toEqual([])
    departures.see(settled("po_1", ["po_3"]))
    expect(departures.due()).toEqual([])
    departures.see(settled("po_2"))
    expect(departures.due()).toEqual([["ch_1", "po_1", "po_2", "po_3"]])
    departures.see(settled("po_2"))
    expect(departures.due()).toEqual([])
  })

  it("stays while what it waits for only changes, and while others settle", () => {
    const departures = Departures.make()
    departures.delay(["po_1"], ["po_1"])
    departures.see({ ...nothing, changed: [payout("po_1", "in_transit")] })
    departures.see(settled("po_2", ["po_3"]))
    expect(departures.due()).toEqual([])
    departures.see(settled("po_1"))
    expect(departures.due()).toEqual([["po_1"]])
  })

  it("goes in several groups that wait for the same, each with all that settling it made", () => {
    const departures = Departures.make()
    departures.delay(["a"], ["po_1"])
    departures.delay(["b"], ["po_1", "po_2"])
    departures.see(settled("po_1", ["po_3"]))
    expect(departures.due()).toEqual([["a", "po_3"]])
    departures.see(settled("po_2", ["po_4"]))
    expect(departures.due()).toEqual([["b", "po_3", "po_4"]])
  })

  it("is a list of its own, whatever becomes of the one that was given", () => {
    const departures = Departures.make()
    const ids = ["po_1"]
    departures.delay(ids, ["po_1"])
    departures.see(settled("po_1", ["po_2"]))
    expect([departures.due(), ids]).toEqual([[["po_1", "po_2"]], ["po_1"]])
  })
})
