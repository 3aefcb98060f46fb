/**
 * Note: what became of a payment or a top-up without a balance transaction.
 */
import { describe, expect, it } from "vitest"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as Money from "#core/money/Money.ts"
import * as Note from "#core/report/Note.ts"
import type { Done, Happened } from "#core/simulation/Run.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as Instant from "#core/time/Instant.ts"
import { scenarioOf } from "../simulation/schema/ScenarioFiles.ts"

/** The notes on the whole of a scenario of these steps. */
const notes = (steps: ReadonlyArray<object>): ReadonlyArray<string> => {
  const scenario = scenarioOf({ platform: {}, accounts: {}, steps, until: "2026-03-31" })
  const all: Array<Done | Happened> = []
  Simulation.run(scenario, MemoryWorld.make(scenario), undefined, (seen) => {
    all.push(...seen.happened, ...(seen._tag === "done" ? [seen] : []))
  })
  return Note.of(all).map(({ amount, at, source, what }) => {
    return `${Instant.format(at).slice(0, 10)} ${source} ${what} ${Money.format(amount)}`
  })
}

const hold = { at: "2026-03-02", id: "room", charge: { amount: "10.00 usd", capture_method: "manual" } }
const sale = { at: "2026-03-02", id: "cake", charge: { amount: "10.00 usd" } }
const emptied = { at: "2026-03-10", payout: {} }
const back = { at: "2026-03-11", id: "back", refund: { charge: "cake" } }

describe("notes", () => {
  it("are of money held and of how that ended", () => {
    const held = "2026-03-02 ch_room held 10.00 usd"
    expect(notes([hold])).toEqual([held, "2026-03-09 ch_room expired 10.00 usd"])
    expect(notes([hold, { at: "2026-03-03", authorization_cancel: { charge: "room" } }])).toEqual([
      held,
      "2026-03-03 ch_room canceled 10.00 usd"
    ])
    expect(notes([hold, { at: "2026-03-03", capture: { charge: "room", amount_to_capture: "4.00 usd" } }])).toEqual([
      held,
      "2026-03-03 ch_room captured 10.00 usd"
    ])
  })

  it("are of a capture once, whatever is refunded of it later", () => {
    const captured = { at: "2026-03-03", capture: { charge: "room" } }
    expect(notes([hold, captured, { at: "2026-03-10", refund: { charge: "room", amount: "1.00 usd" } }])).toHaveLength(
      2
    )
  })

  it("are of a refund as it is now, until it has a line", () => {
    expect(notes([sale, emptied, back])).toEqual(["2026-03-11 re_back waits 10.00 usd"])
    expect(notes([sale, emptied, back, { at: "2026-03-12", refund_cancel: { refund: "back" } }])).toEqual([
      "2026-03-12 re_back canceled 10.00 usd"
    ])
    const more = { at: "2026-03-12", id: "more", top_up: { amount: "50.00 usd" } }
    expect(notes([sale, emptied, back, { ...sale, at: "2026-03-12", id: "tart" }, more])).toEqual([])
    expect(notes([sale, { ...back, at: "2026-03-09", refund: { charge: "cake", amount: "5.00 usd" } }])).toEqual([])
  })

  it("are of a top-up until it has come", () => {
    const more = { at: "2026-03-12", id: "more", top_up: { amount: "5.00 usd" } }
    const far = { ...more, top_up: { ...more.top_up, expected_availability_date: "2026-04-02" } }
    expect(notes([more])).toEqual([])
    expect(notes([far])).toEqual(["2026-03-12 tu_more expected 5.00 usd"])
    expect(notes([far, { at: "2026-03-13", top_up_cancel: { top_up: "more" } }])).toEqual([
      "2026-03-13 tu_more canceled 5.00 usd"
    ])
    const failure = { at: "2026-03-13", top_up_failure: { top_up: "more", failure_code: "insufficient_funds" } }
    expect(notes([far, failure])).toEqual(["2026-03-13 tu_more failed 5.00 usd"])
  })

  it("are of a declined payment", () => {
    expect(notes([{ ...sale, charge: { ...sale.charge, decline_code: "lost_card" } }])).toEqual([
      "2026-03-02 ch_cake declined 10.00 usd"
    ])
  })
})
