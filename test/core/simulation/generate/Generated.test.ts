import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { scenarioOf } from "../schema/ScenarioFiles.ts"
import * as RandomBlock from "../../../properties/RandomBlock.ts"
import { counted, line, market, of, stepsOf } from "../schema/Markets.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

describe("the orders of a day", () => {
  it("are as many as all sellers have, and of any of them", () => {
    const charges = of(stepsOf(market()), "charge")
    const days = counted(charges.map(({ at }) => Day.format(Instant.dayOf(at))))
    expect([...days.values()]).toEqual(Array(10).fill(20))
    const sellers = counted(charges.map(({ command }) => command.transferData?.destination))
    expect(sellers.size).toBe(10)
    for (const count of sellers.values()) expect(count).toBeGreaterThan(8)
  })

  it("are more where the weekday says so, and by chance one more where a part is left", () => {
    const charges = of(stepsOf(market({ orders_per_day: 0.15, weekdays: { sat: 10, sun: 0 } })), "charge")
    const days = counted(charges.map(({ at }) => Day.format(Instant.dayOf(at))))
    expect(days.get("2026-03-07")).toBe(15)
    expect(days.has("2026-03-08")).toBe(false)
    for (const [day, count] of days) if (day !== "2026-03-07") expect([1, 2]).toContain(count)
  })

  it("come at any second of it", () => {
    const charges = of(stepsOf(market({ orders_per_day: 400 }, { until: "2026-03-02" })), "charge")
    const hours = counted(charges.map(({ at }) => Instant.format(at).slice(11, 13)))
    expect(hours.size).toBe(24)
    for (const count of hours.values()) expect(count).toBeGreaterThan(110)
  })
})

describe("the steps of any generate block", () => {
  it("are in the order of time, from its first day to the end of the run", () => {
    fc.assert(
      fc.property(RandomBlock.file, (file) => {
        const scenario = scenarioOf(file)
        let before = scenario.start
        for (const { at } of scenario.steps) {
          expect(at).toBeGreaterThanOrEqual(before)
          before = at
        }
        expect(before).toBeLessThanOrEqual(scenario.until)
      })
    )
  })

  it("are the same whenever they are drawn, each look for itself", () => {
    fc.assert(
      fc.property(RandomBlock.file, (file) => {
        const { steps } = scenarioOf(file)
        const [one, other] = [steps[Symbol.iterator](), steps[Symbol.iterator]()]
        for (let next = one.next(); next.done !== true; next = one.next()) {
          const same = other.next()
          expect(same.done === true ? "nothing" : line(same.value)).toBe(line(next.value))
        }
        expect(other.next().done).toBe(true)
        expect([...scenarioOf(file).steps].map(line)).toEqual([...steps].map(line))
      }),
      { numRuns: 50 }
    )
  })

  it("have keys of their own, and threads that begin with a charge or a payout and end once", () => {
    fc.assert(
      fc.property(RandomBlock.file, (file) => {
        const steps = [...scenarioOf(file).steps]
        expect(new Set(steps.map(({ command }) => command.key)).size).toBe(steps.length)
        const open = new Set<string>()
        const ended = new Set<string>()
        for (const { command, group, thread } of steps) {
          expect(group).toMatch(/^group\d$/)
          if (thread === undefined) throw new Error(`${command.key} has no thread`)
          expect(ended.has(thread.id), `${command.key} comes after the end`).toBe(false)
          const isFirst = command._tag === "charge" || command._tag === "payout"
          expect(open.has(thread.id), `${command.key} begins its thread`).toBe(!isFirst)
          open.add(thread.id)
          if (thread.isLast) ended.add(thread.id)
        }
        expect(ended).toEqual(open)
      })
    )
  })

  it("are as many orders a day as it says, or one more, in every group", () => {
    fc.assert(
      fc.property(RandomBlock.plain, ({ file, perDay }) => {
        const charges = of(stepsOf(file), "charge")
        const days = counted(charges.map(({ at }) => Instant.dayOf(at)))
        const certain = perDay / 1000n
        for (const count of days.values()) {
          expect([certain, perDay % 1000n === 0n ? certain : certain + 1n]).toContain(BigInt(count))
        }
        expect(days.size === 4 || certain === 0n).toBe(true)
      })
    )
  })
})

it("orders of a year are drawn one at a time: the first is there at once", () => {
  const file = market({ count: 1000, orders_per_day: 50 }, { until: "2027-03-01" })
  const keys = []
  for (const { command } of scenarioOf(file).steps) {
    keys.push(command.key)
    if (keys.length === 3) break
  }
  expect(keys).toEqual(["o1", "o2", "o3"])
})
