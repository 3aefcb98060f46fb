import { describe, expect, it } from "vitest"
import { counted, market, of, stepsOf } from "../schema/Markets.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import { scenarioOf } from "../schema/ScenarioFiles.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
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

  it("come back as often, as many days later and for the reason as is said, and nothing else is drawn", () => {
    const file = (schedule: object) => market({ payouts: schedule }, {}, { until: "2026-04-30" })
    const failures = { rate: "20%", delay_days: [0, 2], code: "no_account" }
    const [plain, failing] = [stepsOf(file({ interval: "daily" })), stepsOf(file({ interval: "daily", failures }))]
    const back = of(failing, "payout_failure")
    expect(back.length).toBeGreaterThan(of(failing, "payout").length * 0.15)
    expect(back.length).toBeLessThan(of(failing, "payout").length * 0.25)
    const sent = new Map(of(failing, "payout").map(({ at, command }) => [`po_${command.key}`, at]))
    const waits = back.map(({ at, command }) => Instant.dayOf(at) - Instant.dayOf(sent.get(command.payout) ?? at))
    expect(new Set(waits)).toEqual(new Set([0, 1, 2]))
    expect(new Set(back.map(({ command }) => command.failureCode))).toEqual(new Set(["no_account"]))
    const follows = new Set(["payout_failure", "external_account_update"])
    const others = failing.filter(({ command }) => !follows.has(command._tag))
    expect(others.map(({ at, command }) => ({ at, command }))).toEqual(
      plain.map(({ at, command }) => ({ at, command }))
    )
  })

  it("that come back are followed by the update of the bank account, as many days later as is said", () => {
    const waits = (update: object) => {
      const failures = { rate: "30%", delay_days: [0, 3], ...update }
      const steps = stepsOf(market({ payouts: { interval: "daily", failures } }, {}, { until: "2026-04-30" }))
      const failed = new Map(of(steps, "payout_failure").map(({ at, command }) => [command.key, at]))
      const updates = of(steps, "external_account_update")
      expect(updates.length).toBeGreaterThan(100)
      return updates.map(({ at, command }) => {
        const since = failed.get(command.key.replace("update", "failure")) ?? Instant.of(0)
        expect(at).toBeGreaterThan(since)
        return Instant.dayOf(at) - Instant.dayOf(since)
      })
    }
    expect([...new Set(waits({ update_days: [2, 4] }))].toSorted()).toEqual([2, 3, 4])
    expect([...new Set(waits({}))].toSorted()).toEqual([1, 2, 3, 4, 5])
  })

  it("end with that update, with their failure or by themselves where more would come after the run", () => {
    const failures = { rate: "100%", delay_days: [3, 3], update_days: [1, 1] }
    const steps = stepsOf(market({ count: 1, payouts: { interval: "daily", failures } }))
    const threads = steps.filter(({ thread }) => thread?.id.startsWith("p") === true)
    const lines = threads.map(({ command, thread }) => `${command.key}${thread?.isLast === true ? " last" : ""}`)
    expect(lines.slice(0, 3)).toEqual(["p1", "p2", "p3"])
    expect(lines).toContain("p1-failure")
    expect(lines).toContain("p1-update last")
    expect(lines).toContain("p6-update last")
    expect(lines).toContain("p7-failure last")
    expect(lines).not.toContain("p7-update last")
    expect(lines).toContain("p8 last")
    expect(lines).toContain("p10 last")
  })

  it("that came back are sent again with the next one after the bank account is updated", () => {
    const stated = { at: "2026-03-02T00:00:00Z", charge: { amount: "5.00 usd" } }
    const failures = { rate: "100%", delay_days: [0, 0], update_days: [1, 1] }
    const one = { count: 1, charge: "destination", application_fee: undefined, orders_per_day: 1 }
    const scenario = scenarioOf(
      market({ ...one, payouts: { interval: "daily", failures } }, {}, { steps: [stated], until: "2026-04-05" })
    )
    const amounts: Array<bigint> = []
    const result = Simulation.run(scenario, MemoryWorld.make(scenario), undefined, (seen) => {
      if (seen._tag !== "done" || seen.command._tag !== "payout") return
      for (const made of seen.outcome.made) if (made.object === "payout") amounts.push(made.amount.minor)
    })
    const sold = of([...scenario.steps], "charge").filter(({ command }) => command.transferData !== undefined)
    expect(amounts.length).toBeGreaterThan(10)
    for (const [index, amount] of amounts.entries()) expect(amount).toBeGreaterThanOrEqual(amounts[index - 1] ?? 0n)
    expect(amounts.at(-1)).toBe(sold.reduce((sum, { command }) => sum + (command.amount?.minor ?? 0n), 0n))
    expect(result.verdict.holds).toBe(true)
    expect(result.generatedRefusals.map(({ code, request }) => `${request} ${code}`).toSorted()).toEqual([
      "payout balance_insufficient",
      "payout payouts_not_allowed"
    ])
  })

  it("are none where nothing is said of them", () => {
    expect(payouts({})).toEqual([])
  })
})
