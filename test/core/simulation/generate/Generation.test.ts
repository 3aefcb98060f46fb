import { describe, expect, it } from "vitest"
import { issuesOf, scenarioOf } from "../schema/ScenarioFiles.ts"
import { counted, line, market, of, problems, shops, stepsOf } from "../schema/Markets.ts"
import * as Generation from "#core/simulation/generate/Generation.ts"
import * as Instant from "#core/time/Instant.ts"

describe("a generate block is refused", () => {
  it("that ends before it begins", () => {
    expect(problems({}, { until: "2026-03-01" })).toEqual(["generate.until: is before the first day, 2026-03-02"])
    expect(problems({}, { until: "2026-03-02" })).toEqual([])
  })

  it.each([
    { orders_per_day: 0 },
    { months: { mar: 0 } },
    { weekdays: { mon: 0, tue: 0, wed: 0, thu: 0, fri: 0, sat: 0, sun: 0 } }
  ])("whose sellers never have an order: %j", (changes) => {
    expect(problems(changes)).toEqual([
      "shops: never has an order: expected orders_per_day, weekdays and months above zero"
    ])
  })

  it("of more orders than can be looked at", () => {
    const of = (orders: number) => problems({ orders_per_day: orders })
    expect(of(Generation.maximumOrders / 100)).toEqual([])
    expect(of(Generation.maximumOrders / 100 + 1)).toEqual([
      "generate.sellers: comes to more than 20000000 orders; expected fewer sellers, orders_per_day or days"
    ])
    const half = { ...shops, orders_per_day: 100_001 }
    expect(problems({}, { sellers: { shops: half, stalls: half } })).toHaveLength(1)
    expect(problems({ count: 100_000, orders_per_day: 1_000_000 }, { until: "9998-12-31" })).toHaveLength(2)
  })

  it("with everything that is wrong with it at once", () => {
    const wrong = { amounts: ["5.00 usd", "4.00 usd"], orders_per_day: 0, account: { type: "express", tariff: "mine" } }
    expect(problems(wrong, { until: "2026-03-12" }).map((issue) => issue.split(":")[0])).toEqual([
      "shops.account.tariff",
      "shops.amounts.1",
      "shops"
    ])
  })
})

describe("a scenario with a generate block", () => {
  const moments = (file: object) => {
    const { start, until } = scenarioOf(file)
    return [Instant.format(start), Instant.format(until)]
  }

  it("runs from its first to its last day, or as long as it says", () => {
    expect(moments(market())).toEqual(["2026-03-02T00:00:00Z", "2026-03-11T23:59:59Z"])
    expect(moments(market({}, {}, { until: "2026-04-30" }))).toEqual(["2026-03-02T00:00:00Z", "2026-04-30T23:59:59Z"])
    const before = { at: "2026-03-01", charge: { amount: "5.00 usd" } }
    const after = { at: "2026-03-20", charge: { amount: "5.00 usd" } }
    const both = market({}, {}, { steps: [before, after] })
    expect(moments(both)).toEqual(["2026-03-01T00:00:00Z", "2026-03-20T00:00:00Z"])
    expect(issuesOf(market({}, {}, { until: "2026-03-10" }))).toEqual([
      "until: ends before the last day with orders, 2026-03-11"
    ])
  })

  it("has its own steps among the generated ones", () => {
    const stated = { at: "2026-03-04T12:00:00Z", id: "cake", charge: { amount: "5.00 usd" } }
    const scenario = scenarioOf(market({}, {}, { steps: [stated] }))
    const all = [...scenario.steps]
    const place = all.findIndex(({ command }) => command.key === "cake")
    expect(scenario.stated.map(({ command }) => command.key)).toEqual(["cake"])
    expect(all.filter(({ group }) => group === undefined)).toEqual(scenario.stated)
    expect(all[place - 1]?.at).toBeLessThanOrEqual(all[place]?.at ?? 0)
    expect(all[place + 1]?.at).toBeGreaterThanOrEqual(all[place]?.at ?? 0)
    expect(all.filter(({ group }) => group === "shops")).toEqual(stepsOf(market()))
  })

  it("draws another time with another seed, and by default with 1", () => {
    const lines = (file: object, seed?: number) => stepsOf({ ...file }, seed).map(line)
    expect(lines(market({}, { seed: 1 }))).toEqual(lines(market()))
    expect(lines(market({}, { seed: 2 }))).not.toEqual(lines(market()))
    expect(lines(market(), 2)).toEqual(lines(market({}, { seed: 2 })))
    expect(lines(market({}, { seed: 2 }), 0)).toEqual(lines(market({}, { seed: 0 })))
  })

  it("draws these orders, to the byte, on every machine", () => {
    const [first, second] = stepsOf(market({ refunds: { rate: "50%" } })).map(line)
    expect(first).toBe(
      '2026-03-02T00:59:08Z {"_tag":"charge","key":"o1","amount":{"currency":"usd","minor":"805"},' +
        '"applicationFeeAmount":{"currency":"usd","minor":"81"},"transferData":{"destination":"acct_shops-0004"}} o1'
    )
    expect(second).toBe(
      '2026-03-02T01:28:24Z {"_tag":"charge","key":"o2","amount":{"currency":"usd","minor":"1876"},' +
        '"applicationFeeAmount":{"currency":"usd","minor":"188"},"transferData":{"destination":"acct_shops-0003"}} o2 last'
    )
  })

  it("changes nothing in one group when another comes to it", () => {
    const stalls = { ...shops, charge: "direct", account: { type: "standard" } }
    const both = stepsOf(market({}, { sellers: { shops, stalls } }))
    const sales = (steps: ReturnType<typeof stepsOf>) =>
      of(steps, "charge").flatMap(({ at, command }) =>
        command.transferData === undefined ? [] : [{ at, charge: { ...command, key: "any" } }]
      )
    expect(sales(both)).toEqual(sales(stepsOf(market())))
    expect(of(both, "charge")).toHaveLength(400)
  })

  it("changes only what is asked for in another file", () => {
    const parts = (changes: Record<string, unknown>) => {
      const charges = of(stepsOf(market(changes)), "charge")
      return {
        times: charges.map(({ at }) => at),
        sellers: charges.map(({ command }) => command.transferData?.destination),
        amounts: charges.map(({ command }) => command.amount)
      }
    }
    const [before, dearer] = [parts({}), parts({ amounts: ["50.00 usd"] })]
    expect(dearer).toEqual({ ...before, amounts: dearer.amounts })
    expect(parts({ payment_methods: { card: 1, card_present: 1 }, refunds: { rate: "50%" } })).toEqual(before)
    expect(counted(dearer.amounts.map((amount) => amount?.minor))).toEqual(new Map([[5000n, 200]]))
  })
})
