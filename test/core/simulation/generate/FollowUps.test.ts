import { describe, expect, it } from "vitest"
import { market, of, stepsOf } from "../schema/Markets.ts"
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
