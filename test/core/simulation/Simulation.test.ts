import { describe, expect, it } from "vitest"
import {
  ada,
  charge,
  market,
  moment,
  monday,
  money,
  refund,
  thursday,
  toAda,
  tuesday,
  wednesday
} from "../connect/Worlds.ts"
import { nothing, scene, simulate, worldOf } from "./Scenes.ts"
import * as Simulation from "#core/simulation/Simulation.ts"

const cake = toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") })
const both = { reverseTransfer: true, refundApplicationFee: true }
const back = refund("back", "ch_cake", both)
const tiny = charge("tiny", "0.01 usd")

describe("a simulation to its end", () => {
  const scenario = scene([cake, [tuesday, tiny], [wednesday, back]])
  const whole = simulate(scenario)

  it("has every step, what time brought about before and after, and one list of entries", () => {
    expect(whole.asOf).toBe(thursday)
    expect(whole.steps.map(({ _tag, command }) => [command.key, _tag])).toEqual([
      ["cake", "done"],
      ["tiny", "refused"],
      ["back", "done"]
    ])
    expect(whole.entries).toEqual(whole.steps.flatMap((step) => (step._tag === "done" ? step.entries : [])))
    expect(whole.entries).toHaveLength(4 + 5)
    expect(whole.steps.map(({ happened }) => happened.length)).toEqual([0, 0, 4])
    expect(whole.happened).toEqual([])
    expect(simulate(scene([cake])).happened).toHaveLength(4)
  })

  it("ends in a verdict and a fund flow of its last moment", () => {
    expect(whole.verdict.holds).toBe(true)
    expect(whole.flow.rows.map(({ account, available }) => [account, available])).toEqual([
      ["acct_market", money("-0.59 usd")],
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

  it("tells what it was expected to be and is not", () => {
    const expected = { ...nothing, margin: money("2.00 usd") }
    expect(simulate({ ...scenario, expected }).differences).toEqual([
      { about: "the platform's margin", expected: "2.00 usd", actual: "-0.59 usd", met: false }
    ])
    expect(simulate({ ...scenario, expected: { ...expected, margin: money("-0.59 usd") } }).differences).toEqual([])
  })

  it("of nothing is sound", () => {
    const empty = simulate(scene([], { start: thursday }))
    expect(empty).toMatchObject({ steps: [], entries: [], differences: [], refused: [], verdict: { holds: true } })
    expect(empty.flow.rows.map(({ account }) => account)).toEqual(["acct_market", "acct_ada", "acct_sten"])
  })
})

describe("a simulation up to an earlier moment", () => {
  const expected = { ...nothing, margin: money("99.00 usd"), refusals: new Map([["tiny", "amount_too_small"]]) }
  const scenario = scene([cake, [tuesday, tiny], [wednesday, back]], { expected })

  it.each([
    ["before the first step", moment("2026-03-02T09:29:59Z"), []],
    ["in the second of the first step", monday, ["cake"]],
    ["before the last step", moment("2026-03-03T23:59:59Z"), ["cake", "tiny"]],
    ["in the second of the last step", wednesday, ["cake", "tiny", "back"]]
  ])("%s leaves later steps out, and checks nothing of what is expected", (_, until, keys) => {
    const part = simulate(scenario, until)
    expect(part.asOf).toBe(until)
    expect(part.steps.map(({ command }) => command.key)).toEqual(keys)
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
    expect(later.steps).toHaveLength(3)
    expect(later.expectations).toBeUndefined()
    expect(later.differences).toBeUndefined()
  })
})
