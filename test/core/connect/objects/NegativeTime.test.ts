import { describe, expect, it } from "vitest"
import { ada, monday, money } from "../Worlds.ts"
import * as NegativeTime from "#core/connect/objects/NegativeTime.ts"
import * as Instant from "#core/time/Instant.ts"

const day = (of: number): Instant.Instant => Instant.plus(monday, of * 86_400)

/** One balance: what becomes of it when so much is available on a day, and of its debits. */
const opened = () => {
  const times = NegativeTime.empty<NegativeTime.Begun>()
  const about = (payout: string, amount: string) => ({ account: ada.id, payout, amount: money(`${amount} usd`) })
  return {
    at: (on: number, available: string): string => {
      const turn = NegativeTime.turn(times, money(`${available} usd`), day(on), () => ({ since: day(on) }))
      expect(times.open).toBe(turn?.what === "ends" ? undefined : turn?.time)
      return turn === undefined ? "none" : `${turn.what} since ${(turn.time.since - monday) / 86_400}`
    },
    fills: (payout: string, amount: string) =>
      NegativeTime.note(times, { ...about(payout, amount), status: "filling", filled: money("0 usd") }),
    is: (status: "cleared" | "returned", payout: string) =>
      NegativeTime.note(times, { ...about(payout, "1.00"), status })
  }
}

describe("a time", () => {
  it("begins with what is negative, goes on as long as it is, and ends with the last of what was missing", () => {
    const { at } = opened()
    expect([at(0, "0"), at(1, "-2.00"), at(2, "-0.01"), at(3, "0"), at(4, "0"), at(5, "-1.00")]).toEqual([
      "none",
      "begins since 1",
      "goes_on since 1",
      "ends since 1",
      "none",
      "begins since 5"
    ])
  })

  it("that was filled goes on where it is negative again within the moment", () => {
    const { at } = opened()
    at(0, "-1.00")
    at(2, "0")
    expect(at(2, "-3.00")).toBe("resumes since 0")
  })
})

describe("a time that a negative payout had filled", () => {
  const filled = () => {
    const balance = opened()
    balance.at(0, "-5.00")
    balance.fills("po_1", "5.00")
    return balance
  }

  it.each([
    ["goes on where it comes back and the account never had as much of its own", "4.99", "resumes since 0"],
    ["is over for good where the account had as much", "5.00", "begins since 2"]
  ])("%s", (_, available, turn) => {
    const { at, is } = filled()
    at(1, available)
    is("returned", "po_1")
    expect(at(2, "-0.01")).toBe(turn)
  })

  it("is over for good once that is cleared, and also where nothing is missing when it comes back", () => {
    for (const status of ["cleared", "returned"] as const) {
      const { at, is } = filled()
      at(1, "0")
      is(status, "po_1")
      at(2, "0")
      expect(at(3, "-1.00"), status).toBe("begins since 3")
    }
  })

  it("goes on in the place of a later one", () => {
    const { at, is } = filled()
    at(1, "0")
    expect(at(2, "-1.00")).toBe("begins since 2")
    is("returned", "po_1")
    expect(at(3, "-6.00")).toBe("resumes since 0")
  })

  it.each([
    ["the later one first", ["po_2", "po_1"]],
    ["the earlier one first", ["po_1", "po_2"]]
  ])("is the first begun of those whose debits come back at once, %s", (_, order) => {
    const { at, fills, is } = filled()
    at(1, "0")
    at(2, "-1.00")
    fills("po_2", "1.00")
    at(3, "0")
    for (const payout of order) is("returned", payout)
    expect(at(4, "-6.00")).toBe("resumes since 0")
  })

  it("is none where a debit brings what is not missing", () => {
    const { at, fills, is } = opened()
    at(0, "0")
    fills("po_1", "5.00")
    is("returned", "po_1")
    expect(at(1, "-5.00")).toBe("begins since 1")
  })
})
