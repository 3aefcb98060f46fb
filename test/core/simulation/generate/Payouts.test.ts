import { describe, expect, it } from "vitest"
import { counted, market, of, stepsOf } from "./Markets.ts"
import * as Instant from "#core/time/Instant.ts"

const payouts = (changes: Record<string, unknown>, file: Record<string, unknown> = {}) =>
  of(stepsOf(market(changes, {}, file)), "payout")

describe("payouts", () => {
  it("are of all that every seller has, at the first second of its day, until the run ends", () => {
    const daily = payouts({ count: 3, payouts: { interval: "daily" } }, { until: "2026-03-14" })
    expect(daily).toHaveLength(3 * 13)
    expect(new Set(daily.map(({ at }) => Instant.format(at).slice(10)))).toEqual(new Set(["T00:00:00Z"]))
    expect(daily.slice(0, 4).map(({ command }) => command)).toEqual([
      { _tag: "payout", key: "p1", stripeAccount: "acct_shops-0001", sourceType: "card" },
      { _tag: "payout", key: "p2", stripeAccount: "acct_shops-0002", sourceType: "card" },
      { _tag: "payout", key: "p3", stripeAccount: "acct_shops-0003", sourceType: "card" },
      { _tag: "payout", key: "p4", stripeAccount: "acct_shops-0001", sourceType: "card" }
    ])
  })

  it("come before the orders of their second, and after what is still due then", () => {
    const steps = stepsOf(market({ orders_per_day: 900, payouts: { interval: "daily" } }, { until: "2026-03-20" }))
    for (const [index, { at, command }] of steps.entries()) {
      const before = steps[index - 1]
      if (command._tag === "payout" && before?.at === at) expect(before.command._tag).toBe("payout")
    }
  })

  it("are of every pot that orders are paid into, and of no other", () => {
    const pots = (methods: Record<string, number>) =>
      counted(
        payouts({ payment_methods: methods, payouts: { interval: "weekly" } }).map(({ command }) => command.sourceType)
      )
    expect(pots({ card: 1, us_bank_account: 0 })).toEqual(new Map([["card", 20]]))
    expect(pots({ card_present: 1, us_bank_account: 0.5 })).toEqual(
      new Map([
        ["card", 20],
        ["bank_account", 20]
      ])
    )
    expect(pots({ us_bank_account: 1 })).toEqual(new Map([["bank_account", 20]]))
  })

  it("are on the day that each seller has drawn", () => {
    const schedules = [
      { interval: "weekly", weekly_anchor: "tuesday" },
      { interval: "weekly", weekly_anchor: "friday" }
    ]
    const mixed = payouts({ count: 40, payouts: schedules })
    const weekdays = new Map<unknown, Set<number>>()
    for (const { at, command } of mixed) {
      const days = weekdays.get(command.stripeAccount) ?? new Set()
      weekdays.set(command.stripeAccount, days.add((Instant.dayOf(at) + 3) % 7))
    }
    expect(weekdays.size).toBe(40)
    const drawn = counted([...weekdays.values()].map((days) => [...days].join()))
    expect([...drawn.keys()].toSorted()).toEqual(["1", "4"])
    expect(drawn.get("1")).toBeGreaterThan(10)
    expect(drawn.get("4")).toBeGreaterThan(10)
  })

  it("are none where nothing is said of them", () => {
    expect(payouts({})).toEqual([])
  })
})
