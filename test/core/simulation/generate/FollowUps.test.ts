import { describe, expect, it } from "vitest"
import { market, of, stepsOf } from "./Markets.ts"
import * as Money from "#core/money/Money.ts"

const held = (holds: object, changes: Record<string, unknown> = {}) =>
  stepsOf(market({ holds: { rate: "100%", ...holds }, ...changes }, {}, { until: "2026-06-30" }))

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
