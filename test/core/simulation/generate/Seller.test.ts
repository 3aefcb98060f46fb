import { describe, expect, it } from "vitest"
import { scenarioOf } from "../schema/ScenarioFiles.ts"
import { counted, market, of, shops, stepsOf } from "../schema/Markets.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Seller from "#core/simulation/generate/Seller.ts"

describe("the sellers of a group", () => {
  it("are called after it, in the order of their numbers", () => {
    expect(Seller.names("shops", 2)).toEqual(["shops-0001", "shops-0002"])
    const many = Seller.names("shops", 10_000)
    expect([many[0], many.at(-1)]).toEqual(["shops-00001", "shops-10000"])
    expect(many.toSorted()).toEqual(many)
  })

  it("are accounts as the group says", () => {
    const { accounts } = scenarioOf(
      market({ count: 2, account: { type: "standard", settlement_delay: { days: 7, count: "calendar" } } })
    )
    expect(accounts).toMatchObject([
      {
        id: "acct_shops-0001",
        name: "shops-0001",
        kind: "connected",
        controller: { dashboard: "full" },
        currency: "usd"
      },
      { id: "acct_shops-0002", name: "shops-0002", settlementDelay: { days: 7, count: "calendar" } }
    ])
    const named = scenarioOf(market({ count: 2, account: { type: "express", name: "Corner shop" } }))
    expect(named.accounts.map(({ name }) => name)).toEqual(["Corner shop 0001", "Corner shop 0002"])
  })

  it("each agree to one of the fees, and keep to it", () => {
    const fees = [{ rate: "10%" }, { rate: "20%" }]
    const charges = of(stepsOf(market({ application_fee: fees, amounts: ["10.00 usd"] })), "charge")
    const agreed = new Map<string | undefined, Set<bigint | undefined>>()
    for (const { command } of charges) {
      const seller = command.transferData?.destination
      agreed.set(seller, (agreed.get(seller) ?? new Set()).add(command.applicationFeeAmount?.minor))
    }
    expect(agreed.size).toBe(10)
    expect([...agreed.values()].map((amounts) => amounts.size)).toEqual(Array(10).fill(1))
    expect(new Set([...agreed.values()].flatMap((amounts) => [...amounts]))).toEqual(new Set([100n, 200n]))
  })

  it("each agree to one of the shares", () => {
    const file = market({ transfer_share: ["80%", "90%"], application_fee: undefined, amounts: ["10.00 usd"] })
    const sent = of(stepsOf(file), "charge").map(({ command }) => command.transferData?.amount?.minor)
    expect(new Set(sent)).toEqual(new Set([800n, 900n]))
  })

  it("agree to the same when there are more of them", () => {
    const agreements = (count: number) => {
      const group = { ...shops, count, application_fee: [{ rate: "1%" }, { rate: "2%" }] } as never
      return Seller.all("shops", group, Money.zero(Currency.of("usd")), 1)
    }
    const digits = counted(agreements(400).map(({ fee }) => String(fee?.rate.digits)))
    expect(digits.get("1")).toBeGreaterThan(160)
    expect(digits.get("2")).toBeGreaterThan(160)
    expect(agreements(10)).toEqual(agreements(400).slice(0, 10))
  })
})
