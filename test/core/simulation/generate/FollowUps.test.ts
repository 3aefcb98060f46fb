import { describe, expect, it } from "vitest"
import { scenarioOf } from "../schema/ScenarioFiles.ts"
import { counted, market, of, stepsOf } from "../schema/Markets.ts"
import { simulate } from "../Scenes.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

const held = (holds: object, changes: Record<string, unknown> = {}) =>
  stepsOf(market({ holds: { rate: "100%", ...holds }, ...changes }, {}, { until: "2026-06-30" }))

describe("a refund that fails", () => {
  const refunds = { rate: "50%", delay_days: [1, 3] }
  const failing = (failures: object, changes: Record<string, unknown> = {}) =>
    stepsOf(market({ refunds: { ...refunds, failures }, ...changes }, {}, { until: "2026-06-30" }))
  const rest = (steps: ReturnType<typeof stepsOf>) =>
    steps.filter(({ command }) => command._tag !== "refund_failure").map(({ at, command }) => ({ at, command }))

  it("does so as often, as many days later and for the reason as is said, and is the last of its order", () => {
    const steps = failing({ rate: "40%", delay_days: [2, 4], reason: "declined" })
    const refunded = new Map(of(steps, "refund").map(({ at, command }) => [`re_${command.key}`, at]))
    const failures = of(steps, "refund_failure")
    expect(failures.length).toBeGreaterThan(refunded.size * 0.25)
    expect(failures.length).toBeLessThan(refunded.size * 0.55)
    const waits = failures.map(
      ({ at, command }) => Instant.dayOf(at) - Instant.dayOf(refunded.get(command.refund) ?? Instant.of(0))
    )
    expect(new Set(waits)).toEqual(new Set([2, 3, 4]))
    expect(new Set(failures.map(({ command }) => command.failureReason))).toEqual(new Set(["declined"]))
    const last = steps.filter(({ thread }) => thread?.isLast === true).map(({ command }) => command.key)
    for (const { command } of failures) expect(last).toContain(command.key)
  })

  it("changes nothing else of what is drawn", () => {
    const without = stepsOf(market({ refunds }, {}, { until: "2026-06-30" }))
    expect(rest(failing({ rate: "40%" }))).toEqual(rest(without))
    expect(rest(failing({ rate: "90%", delay_days: [9, 9] }))).toEqual(rest(without))
  })

  it("is of a payment where no card paid, after what its refund took back, and not after the end of the run", () => {
    const separate = { charge: "separate", application_fee: undefined, transfer_share: "80%" }
    const always = { rate: "100%", delay_days: [0, 0] }
    const steps = failing(always, {
      ...separate,
      payment_methods: { us_bank_account: 1 },
      refunds: { ...refunds, rate: "100%", reverse_transfer: true, failures: always }
    })
    const first = steps.filter(({ thread }) => thread?.id === "o1").map(({ command }) => command)
    expect(first.map(({ _tag }) => _tag)).toEqual([
      "charge",
      "transfer",
      "refund",
      "transfer_reversal",
      "refund_failure"
    ])
    expect(first.at(-1)).toMatchObject({ key: "o1-failure", refund: "pyr_o1-refund" })
    const late = stepsOf(market({ refunds: { ...refunds, failures: { rate: "100%", delay_days: [300, 300] } } }))
    expect(of(late, "refund").length).toBeGreaterThan(20)
    expect(of(late, "refund_failure")).toEqual([])
  })
})

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
})

describe("an order that is held", () => {
  it("is captured as many hours later as is said", () => {
    const steps = held({ capture_hours: [2, 3] })
    const ordered = new Map(of(steps, "charge").map(({ at, command }) => [`ch_${command.key}`, at]))
    const captures = of(steps, "capture")
    expect(captures).toHaveLength(200)
    const waits = captures.map(({ at, command }) => at - (ordered.get(command.charge) ?? 0))
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(7200)
    expect(Math.max(...waits)).toBeLessThanOrEqual(10_800)
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(3000)
  })

  it("is captured as often as is said", () => {
    const { length } = of(held({ captured: "25%" }), "capture")
    expect(length).toBeGreaterThan(30)
    expect(length).toBeLessThan(70)
    const steps = stepsOf(market({ holds: { rate: "25%" } }))
    const manual = of(steps, "charge").filter(({ command }) => command.captureMethod === "manual")
    expect(manual.length).toBeGreaterThan(30)
    expect(manual.length).toBeLessThan(70)
  })

  it("is captured in part as often as is said, with the fee of the part and never more than it", () => {
    const steps = held({ partial: "50%" }, { application_fee: { rate: "10%", fixed: "1.00 usd" } })
    const captures = of(steps, "capture").map(({ command }) => command)
    const partial = captures.filter(({ amountToCapture }) => amountToCapture !== undefined)
    expect(partial.length).toBeGreaterThan(75)
    expect(partial.length).toBeLessThan(125)
    for (const { amountToCapture: part, applicationFeeAmount: fee } of partial) {
      if (part === undefined || fee === undefined) throw new Error("a part has its amount and its fee")
      expect(part.minor).toBeGreaterThanOrEqual(50n)
      const asked = Money.add(
        Money.proportion(part, Money.of(part.currency, 1n), Money.of(part.currency, 10n), "half_up"),
        Money.of(part.currency, 100n)
      )
      expect(fee).toEqual(Money.min(asked, part))
    }
    for (const { amountToCapture, applicationFeeAmount } of captures) {
      expect(amountToCapture === undefined).toBe(applicationFeeAmount === undefined)
    }
  })

  it("is transferred, refunded and taken back only after its capture, and no more than that took", () => {
    const steps = held(
      { capture_hours: [0, 100], partial: "100%" },
      {
        charge: "separate",
        application_fee: undefined,
        transfer_share: "100%",
        transfer_delay_days: [0, 3],
        refunds: { rate: "100%", delay_days: [0, 3], partial: "50%", reverse_transfer: true }
      }
    )
    const order = ["charge", "capture", "transfer", "refund", "transfer_reversal"]
    const threads = new Map<string | undefined, Array<string>>()
    for (const { command, thread } of steps) threads.set(thread?.id, [...(threads.get(thread?.id) ?? []), command._tag])
    expect(threads.size).toBe(200)
    for (const tags of threads.values()) expect(tags).toEqual(order)
    const captured = new Map(of(steps, "capture").map(({ command }) => [command.charge, command.amountToCapture]))
    for (const { command } of of(steps, "transfer"))
      expect(command.amount).toEqual(captured.get(command.sourceTransaction ?? ""))
    for (const { command } of of(steps, "refund")) {
      const most = captured.get(command.charge)
      if (command.amount !== undefined && most !== undefined) expect(Money.compare(command.amount, most)).toBe(-1)
    }
  })
})
