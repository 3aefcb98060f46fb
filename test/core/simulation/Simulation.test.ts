import { describe, expect, it } from "vitest"
import {
  ada,
  charge,
  market,
  moment,
  monday,
  money,
  payout,
  refund,
  thursday,
  toAda,
  tuesday,
  wednesday
} from "../connect/Worlds.ts"
import { nothing, scene, simulate, worldOf } from "./Scenes.ts"
import type { Step } from "#core/simulation/Run.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import type { Instant } from "#core/time/Instant.ts"

const stepsOf = (scenario: Scenario, until?: Instant): ReadonlyArray<Step> => {
  const steps: Array<Step> = []
  Simulation.run(scenario, worldOf(scenario), until, (seen) => {
    if (seen._tag !== "ended") steps.push(seen)
  })
  return steps
}

const cake = toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") })
const flour = charge("flour", "30.00 usd")
const both = { reverseTransfer: true, refundApplicationFee: true }
const back = refund("back", "ch_cake", both)
const tiny = charge("tiny", "0.01 usd")

describe("a simulation to its end", () => {
  const scenario = scene([cake, flour, [tuesday, tiny], [wednesday, back]])
  const whole = simulate(scenario)

  it("hands out every step, with what time brought about before it, and keeps what came after the last", () => {
    const steps = stepsOf(scenario)
    expect(whole.asOf).toBe(thursday)
    expect(whole.steps).toBe(4)
    expect(steps.map(({ _tag, command }) => [command.key, _tag])).toEqual([
      ["cake", "done"],
      ["flour", "done"],
      ["tiny", "refused"],
      ["back", "done"]
    ])
    expect(steps.map((step) => (step._tag === "done" ? step.entries.length : 0))).toEqual([4, 1, 0, 5])
    expect(steps.map(({ happened }) => happened.length)).toEqual([0, 0, 0, 2])
    expect(whole.happened).toEqual([])
    expect(simulate(scene([cake])).happened.map(({ happening }) => happening)).toMatchObject([
      { kind: "maturity", account: market.id, amount: money("1.41 usd") },
      { kind: "maturity", account: ada.id, amount: money("8.00 usd") }
    ])
  })

  it("takes its steps one at a time, and no more of them than are asked for", () => {
    let drawn = 0
    const endless = function* () {
      for (;;) yield { at: monday, command: charge(`order-${++drawn}`, "10.00 usd") }
    }
    const long = { ...scenario, steps: { [Symbol.iterator]: endless } }
    const playing = Simulation.play(long, worldOf(long))
    for (const key of ["order-1", "order-2", "order-3"]) {
      expect(playing.next().value).toMatchObject({ _tag: "done", command: { key } })
    }
    expect(drawn).toBe(3)
  })

  it("ends in a verdict and a fund flow of its last moment", () => {
    expect(whole.verdict.holds).toBe(true)
    expect(whole.flow.rows.map(({ account, available }) => [account, available])).toEqual([
      ["acct_market", money("28.24 usd")],
      ["acct_ada", money("0 usd")],
      ["acct_sten", money("0 usd")]
    ])
  })

  it("leaves the world at that moment", () => {
    const world = worldOf(scenario)
    Simulation.run(scenario, world)
    expect(world.now()).toBe(thursday)
  })

  it("tells the refusals that were not expected", () => {
    expect(whole.refused.map(({ command }) => command.key)).toEqual(["tiny"])
    const foreseen = { ...nothing, refusals: new Map([["tiny", "amount_too_small"]]) }
    expect(simulate({ ...scenario, expected: foreseen }).refused).toEqual([])
    const otherwise = { ...nothing, refusals: new Map([["tiny", "amount_too_large"]]) }
    expect(simulate({ ...scenario, expected: otherwise })).toMatchObject({
      refused: [],
      differences: [{ about: "the refusal of tiny", expected: "amount_too_large" }]
    })
  })

  it("counts the refusals of steps that were drawn by chance, and expects none of them", () => {
    const drawn = (key: string, command = charge(key, "0.01 usd")) =>
      ({ at: tuesday, command, group: "shops" }) as const
    const steps = [
      drawn("a"),
      drawn("b"),
      drawn("c", payout("c", "1.00 usd")),
      drawn("d", charge("d", "1.00 usd", { paymentMethod: "us_bank_account" })),
      drawn("e", refund("e", "ch_none")),
      { at: tuesday, command: tiny }
    ]
    const played = simulate(scene([], { steps }))
    expect(played.refused.map(({ command }) => command.key)).toEqual(["tiny"])
    expect(played.steps).toBe(6)
    expect(played.generatedRefusals).toEqual([
      { request: "charge", code: "amount_too_small", count: 2 },
      { request: "payout", code: "balance_insufficient", count: 1 },
      { request: "refund", code: "resource_missing", count: 1 }
    ])
    expect(whole.generatedRefusals).toEqual([])
  })

  it("names a refusal without a code by its type", () => {
    const steps = [
      { at: monday, command: toAda("own", "5.00 usd", { applicationFeeAmount: money("6.00 usd") }), group: "shops" }
    ] as const
    expect(simulate(scene([], { steps })).generatedRefusals.map(({ code }) => code)).toEqual(["invalid_request_error"])
  })

  it("counts no failure of what was refused: nobody asked for it", () => {
    const failure = { _tag: "payout_failure", key: "p1-failure", payout: "po_p1", failureCode: "no_account" } as const
    const steps = [
      { at: monday, command: payout("p1", "1.00 usd"), group: "shops" },
      { at: tuesday, command: failure, group: "shops" }
    ]
    const played = simulate(scene([], { steps }))
    expect(played.generatedRefusals).toEqual([{ request: "payout", code: "balance_insufficient", count: 1 }])
    expect(simulate(scene([], { steps: [{ at: monday, command: failure }] })).refused).toHaveLength(1)
  })

  it("says what the model cannot do of what was drawn once for each group and request, with the first", () => {
    const yen = (key: string, group: string) => ({ at: monday, command: charge(key, "500 jpy"), group })
    const played = simulate(scene([], { steps: [yen("a", "shops"), yen("b", "stalls"), yen("c", "shops")] }))
    expect(played.unmodelled.map(({ count, first, group }) => [group, first.command.key, count])).toEqual([
      ["shops", "a", 2],
      ["stalls", "b", 1]
    ])
    expect(played.unmodelled[0]?.first.refusal._tag).toBe("NotModelled")
    expect(played.generatedRefusals).toEqual([])
    expect(played.refused).toEqual([])
    expect(whole.unmodelled).toEqual([])
  })

  it("tells what it was expected to be and is not", () => {
    const expected = { ...nothing, margin: [money("2.00 usd")] }
    expect(simulate({ ...scenario, expected }).differences).toEqual([
      { about: "the platform's margin", expected: "2.00 usd", actual: "28.24 usd", met: false }
    ])
    expect(simulate({ ...scenario, expected: { ...expected, margin: [money("28.24 usd")] } }).differences).toEqual([])
  })

  it("of nothing is sound", () => {
    const empty = simulate(scene([], { start: thursday }))
    expect(empty).toMatchObject({
      steps: 0,
      differences: [],
      refused: [],
      generatedRefusals: [],
      verdict: { holds: true }
    })
    expect(empty.flow.rows.map(({ account }) => account)).toEqual(["acct_market", "acct_ada", "acct_sten"])
  })
})

describe("a simulation up to an earlier moment", () => {
  const expected = { ...nothing, margin: [money("99.00 usd")], refusals: new Map([["tiny", "amount_too_small"]]) }
  const scenario = scene([cake, [tuesday, tiny], [wednesday, back]], { expected })

  it.each([
    ["before the first step", moment("2026-03-02T09:29:59Z"), []],
    ["in the second of the first step", monday, ["cake"]],
    ["before the last step", moment("2026-03-03T23:59:59Z"), ["cake", "tiny"]],
    ["in the second of the last step", wednesday, ["cake", "tiny", "back"]]
  ])("%s leaves later steps out, and checks nothing of what is expected", (_, until, keys) => {
    const part = simulate(scenario, until)
    expect(part.asOf).toBe(until)
    expect(part.steps).toBe(keys.length)
    expect(stepsOf(scenario, until).map(({ command }) => command.key)).toEqual(keys)
    expect(part.expectations).toBeUndefined()
    expect(part.differences).toBeUndefined()
    expect(part.refused).toEqual([])
    expect(part.verdict.holds).toBe(true)
  })

  it("has pending what matures later", () => {
    const held = (until: typeof monday) => {
      const row = simulate(scenario, until).flow.rows.find(({ account }) => account === ada.id)
      return [row?.pending, row?.available]
    }
    expect(held(tuesday)).toEqual([money("8.00 usd"), money("0 usd")])
    expect(simulate(scenario, moment("2026-03-03T23:59:59Z")).happened).toEqual([])
    const quiet = simulate(scene([cake]), wednesday)
    expect(quiet.flow.rows[0]).toMatchObject({ account: market.id, available: money("1.41 usd") })
  })

  it("to the scenario's own end expects what that expects", () => {
    expect(simulate(scenario, thursday).differences).toHaveLength(1)
    expect(simulate(scenario).differences).toHaveLength(1)
  })

  it("to a later one has everything happen, and checks nothing of what is expected, since time has moved on", () => {
    const later = simulate(scenario, moment("2026-04-01"))
    expect(later.steps).toBe(3)
    expect(later.expectations).toBeUndefined()
    expect(later.differences).toBeUndefined()
  })
})
