import { describe, expect, it } from "vitest"
import { market, problems, shops } from "./schema/Markets.ts"
import { issuesOf, scenarioOf } from "./schema/ScenarioFiles.ts"

describe("generated sellers", () => {
  it("are accounts that steps and expectations may name", () => {
    const file = market(
      {},
      {},
      {
        accounts: { ada: { type: "express" } },
        steps: [{ at: "2026-03-03", charge: { amount: "5.00 usd", transfer_data: { destination: "shops-0010" } } }],
        expect: { balances: { "shops-0001": {}, ada: {} } }
      }
    )
    const { accounts, expected, stated } = scenarioOf(file)
    expect(accounts.map(({ id }) => id)).toEqual([
      "acct_ada",
      ...Array.from({ length: 10 }, (_, index) => `acct_shops-00${String(index + 1).padStart(2, "0")}`)
    ])
    expect(stated[0]?.command).toMatchObject({ transferData: { destination: "acct_shops-0010" } })
    expect([...expected.balances.keys()]).toEqual(["acct_shops-0001", "acct_ada"])
  })

  it("are as many as there are", () => {
    expect(issuesOf(market({ count: 2 }, {}, { expect: { balances: { "shops-0003": {} } } }))).toEqual([
      'key expect.balances.shops-0003: there is no account "shops-0003"; expected one of platform, shops-0001, shops-0002'
    ])
  })

  it("are not called like other accounts, nor too long", () => {
    expect(issuesOf(market({}, {}, { accounts: { "shops-0002": { type: "express" } } }))).toEqual([
      'key generate.sellers.shops: makes a seller "shops-0002", and an account is called so; expected another name'
    ])
    const long = "s".repeat(56)
    expect(problems({}, { sellers: { [long]: shops } })).toEqual([
      `key generate.sellers.${long}: is too long: with a number, "${long}-0001" has more than 60 characters`
    ])
    expect(problems({}, { sellers: { [long.slice(1)]: shops } })).toEqual([])
  })

  it("have names as long as their number can be read, whatever else is broken about them", () => {
    const named = { expect: { balances: { "shops-0001": {} } } }
    expect(issuesOf(market({ amounts: 5 }, {}, named))).toEqual([
      "generate.sellers.shops.amounts: Expected a list of amounts"
    ])
    expect(issuesOf(market({}, { seed: -1 }, named))).toEqual([
      "generate.seed: Expected a whole number from 0 to 4294967295"
    ])
    const [missing, unknown] = issuesOf(market({ count: 0 }, {}, named))
    expect(missing).toBe("generate.sellers.shops.count: Expected a whole number of sellers from 1 to 100000")
    expect(unknown).toBeUndefined()
  })

  it("are told of with everything else that is wrong", () => {
    expect(
      issuesOf(
        market(
          { amounts: 5 },
          {},
          { until: "soon", steps: [{ at: "2026-03-02", charge: { amount: "5.00 usd", stripe_account: "ada" } }] }
        )
      ).length
    ).toBe(3)
  })
})

describe("steps beside generated orders", () => {
  it("are not called as an order may be", () => {
    const charge = { amount: "5.00 usd" }
    const ids = (id: string, file: object = market()) =>
      issuesOf({ ...file, steps: [{ at: "2026-03-02", id, charge }] })
    expect(ids("o1-refund")).toEqual([
      'steps.0.id: "o1-refund" is what a generated order may be called; expected another id'
    ])
    expect(ids("order-1")).toEqual([])
    expect(ids("o1", { platform: {}, accounts: {} })).toEqual([])
  })
})
