import { describe, expect, it } from "vitest"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as Money from "#core/money/Money.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as Instant from "#core/time/Instant.ts"
import { counted, market, of, stepsOf } from "../schema/Markets.ts"
import { scenarioOf } from "../schema/ScenarioFiles.ts"

const debits = { payment_methods: { us_bank_account: 1 } }
const until = { until: "2026-06-30" }
const failing = (failures: object, changes: Record<string, unknown> = {}) =>
  stepsOf(market({ ...debits, payment_failures: failures, ...changes }, {}, until))

describe("a bank debit that fails", () => {
  it("does so as often, as many days later and for the reason as is said, and is the last of its order", () => {
    const steps = failing({ rate: "25%", delay_days: [2, 3], code: "account_closed" })
    const ordered = new Map(of(steps, "charge").map(({ at, command }) => [`py_${command.key}`, at]))
    const failures = of(steps, "payment_failure")
    expect(failures.length).toBeGreaterThan(30)
    expect(failures.length).toBeLessThan(70)
    const waits = failures.map(
      ({ at, command }) => Instant.dayOf(at) - Instant.dayOf(ordered.get(command.charge) ?? Instant.of(0))
    )
    expect(new Set(waits)).toEqual(new Set([2, 3]))
    expect(new Set(failures.map(({ command }) => command.failureCode))).toEqual(new Set(["account_closed"]))
    const last = steps.filter(({ thread }) => thread?.isLast === true).map(({ command }) => command.key)
    for (const { command } of failures) expect(last).toContain(command.key)
  })

  it("is none that was paid by card", () => {
    const steps = failing({ rate: "100%" }, { payment_methods: { us_bank_account: 1, card: 1 } })
    const byMethod = counted(of(steps, "charge").map(({ command }) => command.paymentMethod))
    expect(of(steps, "payment_failure")).toHaveLength(byMethod.get("us_bank_account") ?? 0)
    expect(byMethod.get("card")).toBeGreaterThan(50)
  })

  it("is neither refunded nor disputed, and changes nothing of those that are paid", () => {
    const others = { refunds: { rate: "50%", delay_days: [6, 9] }, disputes: { rate: "20%", delay_days: [10, 12] } }
    const without = stepsOf(market({ ...debits, ...others }, {}, until))
    const steps = failing({ rate: "30%" }, others)
    const failed = new Set(of(steps, "payment_failure").map(({ command }) => command.key.replace("-failure", "")))
    const told = (of: typeof steps) =>
      of.filter(({ thread }) => !failed.has(thread?.id ?? "")).map(({ at, command }) => [at, command])
    expect(told(steps)).toEqual(told(without))
    const after = steps.filter(({ thread }) => failed.has(thread?.id ?? "")).map(({ command }) => command._tag)
    expect(new Set(after)).toEqual(new Set(["charge", "payment_failure"]))
  })

  const separate = { charge: "separate", application_fee: undefined, transfer_share: "80%" }

  it("comes after what was transferred of it, and takes that back only where it is said", () => {
    const late = { ...separate, transfer_delay_days: [4, 4] }
    const kinds = (failures: object) =>
      failing({ rate: "100%", delay_days: [1, 1], ...failures }, late)
        .filter(({ thread }) => thread?.id === "o1")
        .map(({ command }) => command._tag)
    expect(kinds({})).toEqual(["charge", "transfer", "payment_failure"])
    expect(kinds({ reverse_transfer: true })).toEqual(["charge", "transfer", "payment_failure", "transfer_reversal"])
  })

  it.each([
    ["direct", {}, true],
    ["destination", {}, true],
    ["separate", separate, false],
    ["separate", { ...separate, payment_failures: { rate: "100%", reverse_transfer: true } }, true]
  ] as const)("leaves nothing with the sellers of %s charges %j: %j", (charge, changes, isNothing) => {
    const file = market(
      { ...debits, payment_failures: { rate: "100%", delay_days: [1, 2] }, charge, ...changes },
      {},
      until
    )
    const scenario = scenarioOf(file)
    const world = MemoryWorld.make(scenario)
    const simulation = Simulation.run(scenario, world)
    expect(simulation.verdict.holds).toBe(true)
    const sum = Money.sum(
      scenario.platform.currency,
      scenario.accounts.map(({ id }) => world.balance(id, scenario.platform.currency).available)
    )
    expect(Money.isPositive(sum)).toBe(!isNothing)
  })
})
