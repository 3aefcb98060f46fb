import { describe, expect, it } from "vitest"
import { scenarioOf } from "../schema/ScenarioFiles.ts"
import { counted, market, of, stepsOf } from "../schema/Markets.ts"
import { simulate } from "../Scenes.ts"
import * as Instant from "#core/time/Instant.ts"

describe("an order that is disputed", () => {
  const shown = { until: "2026-12-31" }
  const disputed = (disputes: object, changes: Record<string, unknown> = {}) =>
    stepsOf(market({ disputes: { rate: "100%", ...disputes }, ...changes }, {}, shown))
  const tagsOf = (steps: ReturnType<typeof stepsOf>) => {
    const threads = new Map<string | undefined, Array<string>>()
    for (const { command, thread } of steps) threads.set(thread?.id, [...(threads.get(thread?.id) ?? []), command._tag])
    return [...threads.values()].map((tags) => tags.join(" "))
  }

  it("is so as often and as many days later as is said, for the reason", () => {
    const steps = disputed({ rate: "25%", delay_days: [3, 5], reason: "duplicate" })
    const ordered = new Map(of(steps, "charge").map(({ at, command }) => [`ch_${command.key}`, at]))
    const disputes = of(steps, "dispute")
    expect(disputes.length).toBeGreaterThan(30)
    expect(disputes.length).toBeLessThan(70)
    const waits = disputes.map(
      ({ at, command }) => Instant.dayOf(at) - Instant.dayOf(ordered.get(command.charge) ?? Instant.of(0))
    )
    expect(new Set(waits)).toEqual(new Set([3, 4, 5]))
    expect(new Set(disputes.map(({ command }) => command.reason))).toEqual(new Set(["duplicate"]))
    expect(disputes.every(({ command }) => command.status === undefined)).toBe(true)
  })

  it("is answered and decided as long afterwards as is said", () => {
    const steps = disputed({ answer_days: [2, 4], decision_days: [10, 12], won: "100%" })
    expect(new Set(tagsOf(steps))).toEqual(new Set(["charge dispute dispute_evidence dispute_won"]))
    const days = (tag: "dispute" | "dispute_evidence" | "dispute_won") => of(steps, tag)
    const at = new Map<string, number>()
    for (const { at: filed, command } of days("dispute")) at.set(`dp_${command.key}`, Instant.dayOf(filed))
    const since = (id: string, then: Instant.Instant) => Instant.dayOf(then) - (at.get(id) ?? 0)
    const answers = of(steps, "dispute_evidence").map(({ at: then, command }) => since(command.dispute, then))
    expect(new Set(answers)).toEqual(new Set([2, 3, 4]))
    for (const { at: then, command } of of(steps, "dispute_evidence")) at.set(command.dispute, Instant.dayOf(then))
    const decisions = of(steps, "dispute_won").map(({ at: then, command }) => since(command.dispute, then))
    expect(new Set(decisions)).toEqual(new Set([10, 11, 12]))
  })

  it("is asked about, answered and won as often as is said", () => {
    const counts = counted(tagsOf(disputed({ inquiries: "50%", answered: "50%", won: "50%" })))
    expect([...counts.keys()].toSorted()).toEqual([
      "charge dispute",
      "charge dispute dispute_evidence dispute_lost",
      "charge dispute dispute_evidence dispute_won"
    ])
    const [unanswered, lost, won] = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count)
    expect(unanswered).toBeGreaterThan(125)
    expect(unanswered).toBeLessThan(175)
    for (const count of [lost, won]) {
      expect(count).toBeGreaterThan(12)
      expect(count).toBeLessThan(40)
    }
    const asked = of(disputed({ inquiries: "50%" }), "dispute").filter(
      ({ command }) => command.status === "warning_needs_response"
    )
    expect(asked.length).toBeGreaterThan(75)
    expect(asked.length).toBeLessThan(125)
  })

  it("is not refunded, is transferred before, and changes nothing else of what is drawn", () => {
    const refunds = { rate: "50%", delay_days: [0, 3] }
    const both = disputed({ delay_days: [0, 0] }, { refunds })
    expect(new Set(tagsOf(both))).toEqual(new Set(["charge refund", "charge dispute dispute_evidence dispute_lost"]))
    const rest = both.filter(({ command }) => !command._tag.startsWith("dispute"))
    const without = stepsOf(market({ refunds }, {}, shown))
    expect(rest.map(({ at, command }) => ({ at, command }))).toEqual(
      without.map(({ at, command }) => ({ at, command }))
    )
    const filed = (steps: ReturnType<typeof stepsOf>) => new Map(of(steps, "dispute").map((it) => [it.command.key, it]))
    const alone = filed(disputed({ delay_days: [0, 0] }))
    for (const [key, it] of filed(both)) expect(it).toEqual(alone.get(key))
    const separate = { charge: "separate", application_fee: undefined, transfer_share: "80%", transfer_delay_days: 9 }
    const sent = disputed({ delay_days: [0, 0] }, { ...separate, transfer_delay_days: [9, 9] })
    expect(new Set(tagsOf(sent))).toEqual(new Set(["charge transfer dispute dispute_evidence dispute_lost"]))
  })

  it("comes to what was said when it is run, and everything is kept in mind until it is decided", () => {
    const file = market({ disputes: { rate: "60%", inquiries: "20%", answered: "70%", won: "50%" } }, {}, shown)
    const ran = simulate(scenarioOf(file))
    expect([ran.verdict.holds, ran.generatedRefusals, ran.unmodelled]).toEqual([true, [], []])
    expect(ran.disputes.map(({ status }) => status)).toEqual(["won", "lost", "warning_closed"])
    expect(ran.openDisputes).toEqual([])
  })

  describe("of a bank debit", () => {
    const debits = { payment_methods: { us_bank_account: 1 } }

    it("comes once that is paid, and is neither a question nor answered", () => {
      const file = market({ disputes: { rate: "100%", delay_days: [0, 9] }, ...debits }, {}, shown)
      const steps = stepsOf(file)
      expect(new Set(tagsOf(steps))).toEqual(new Set(["charge dispute"]))
      const ordered = new Map(of(steps, "charge").map(({ at, command }) => [`py_${command.key}`, Instant.dayOf(at)]))
      const waits = of(steps, "dispute").map(
        ({ at, command }) => Instant.dayOf(at) - Number(ordered.get(command.charge))
      )
      expect([Math.min(...waits), Math.max(...waits)]).toEqual([4, 9])
      const ran = simulate(scenarioOf(file))
      expect([ran.verdict.holds, ran.generatedRefusals, ran.unmodelled]).toEqual([true, [], []])
      expect(ran.disputes.map(({ status }) => status)).toEqual(["lost"])
    })

    it("is so beside disputes of cards, whose draws it leaves alone", () => {
      const disputes = { rate: "100%", delay_days: [0, 9], inquiries: "50%", won: "50%" }
      const file = market({ disputes, payment_methods: { us_bank_account: 1, card: 1 } }, {}, shown)
      const steps = stepsOf(file)
      const debited = of(steps, "dispute").filter(({ command }) => command.charge.startsWith("py_"))
      expect(debited.length).toBeGreaterThan(50)
      expect(debited.filter(({ command }) => command.status !== undefined)).toEqual([])
      const ran = simulate(scenarioOf(file))
      expect([ran.verdict.holds, ran.generatedRefusals, ran.unmodelled]).toEqual([true, [], []])
    })
  })

  it("may be answered on the last day, and is not too late", () => {
    const ran = simulate(scenarioOf(market({ disputes: { rate: "50%", answer_days: [19, 19] } }, {}, shown)))
    expect([ran.verdict.holds, ran.generatedRefusals]).toEqual([true, []])
  })
})
