import { Result } from "effect"
import { expect, it } from "vitest"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as ScenarioFile from "#apps/cli/files/ScenarioFile.ts"
import * as Money from "#core/money/Money.ts"
import * as BilledUsage from "#core/report/BilledUsage.ts"
import type { Usage } from "#core/report/StandaloneLine.ts"
import type { Done, Happened } from "#core/simulation/Run.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"
import * as Bills from "../../apps/cli/Bills.ts"

type See = (it: Done | Happened, world: MemoryWorld.MemoryWorld) => void

const run = (see: See, text = Bills.scenario): void => {
  const { scenario } = Result.getOrThrow(ScenarioFile.parse("bills.yaml", text))
  const world = MemoryWorld.make(scenario)
  Simulation.run(scenario, world, undefined, (seen) => {
    for (const it of [...seen.happened, ...(seen._tag === "done" ? [seen] : [])]) see(it, world)
  })
}

const usages: Array<Usage> = []
run(({ outcome: { billed, productBilled } }) => {
  if (billed !== undefined) usages.push({ month: billed })
  if (productBilled !== undefined) usages.push({ product: productBilled })
})

const countedBy = (usage: Usage): ReadonlyArray<BilledUsage.Counted> => {
  const counted: Array<BilledUsage.Counted> = []
  run((it, world) => BilledUsage.add(counted, world, usage, it))
  return counted
}

it("of a month's Connect fees is the payouts that went to the bank in it", () => {
  const months = usages.flatMap((usage) =>
    "month" in usage
      ? [countedBy(usage).map(({ at, object }) => `${object.id} ${Instant.format(at).slice(0, 10)}`)]
      : []
  )
  expect(months).toEqual([["po_ada.2026-03-04 2026-03-04", "po_out 2026-03-10"]])
})

it("of a month is what went in its last hour, and not in the first of the next; a payment counts when it was made", () => {
  const at = (moment: string, id: string) =>
    `  - { at: ${moment}, id: ${id}, payout: { stripe_account: ben, amount: 5.00 usd, method: instant } }\n`
  const more = Bills.scenario.replace(
    "  - { at: 2026-04-01T",
    `${at("2026-03-31T23:30:00Z", "last")}${at("2026-04-01T00:30:00Z", "first")}  - { at: 2026-04-01T`
  )
  const counted: Array<BilledUsage.Counted> = []
  const month = Result.getOrThrow(Day.parse("2026-03-01"))
  run((it, world) => BilledUsage.add(counted, world, { month }, it), more)
  expect(counted.map(({ object }) => object.id)).toEqual(["po_ada.2026-03-04", "po_out", "po_last"])
  expect(counted.filter((it) => it.volume !== undefined)).toEqual([])
  for (const usage of usages) {
    for (const { at, object } of countedBy(usage)) if (object.object === "charge") expect(at).toBe(object.created)
  }
})

it("of a product is as many payments, of as much, as the bill counts", () => {
  const products = usages.flatMap((usage) => ("product" in usage ? [usage] : []))
  expect(products).toHaveLength(5)
  for (const { product } of products) {
    const counted = countedBy({ product })
    expect(BigInt(counted.length), product.product).toBe(product.usage.count)
    const amounts = counted.map(({ object }) => object.amount)
    expect(Money.sum(product.usage.volume.currency, amounts)).toEqual(product.usage.volume)
  }
})

it("of a product is no payment without it, nor one of who is billed for it too", () => {
  const more = Bills.scenario
    .replace("steps:\n", "  sten: { type: standard, products: { billing: {}, radar: { fixed: 0.05 usd } } }\nsteps:\n")
    .replace(
      "  - { at: 2026-03-03",
      `  - { at: 2026-03-02, id: plain, charge: { amount: 90.00 usd, products: [radar] } }
  - { at: 2026-03-02, id: desk, charge: { amount: 90.00 usd, stripe_account: sten } }
  - { at: 2026-03-03`
    )
  const billed: Array<string> = []
  const bills: Array<Usage> = []
  run(({ outcome: { productBilled } }) => {
    if (productBilled !== undefined) bills.push({ product: productBilled })
  }, more)
  for (const usage of bills) {
    const counted: Array<BilledUsage.Counted> = []
    run((it, world) => BilledUsage.add(counted, world, usage, it), more)
    if ("product" in usage) {
      const { account, period, product } = usage.product
      billed.push(
        `${account} ${product} ${Day.format(period.first)}: ${counted.map(({ object }) => object.id).join(" ")}`
      )
    }
  }
  expect(billed).toEqual([
    "acct_platform billing 2026-03-02: ch_cake",
    "acct_sten billing 2026-03-02: ch_desk",
    "acct_sten radar 2026-03-02: ch_desk",
    "acct_platform billing 2026-03-03: ch_lamp",
    "acct_platform radar 2026-03-01: ch_cake ch_plain ch_lamp ch_own",
    "acct_platform billing 2026-04-01: ch_late",
    "acct_platform radar 2026-04-01: ch_late"
  ])
})

it("of a month's Connect fees is no payout of another month, nor of an account that pays for itself", () => {
  const more = Bills.scenario
    .replace("steps:\n", "  sten: { type: standard }\nsteps:\n")
    .replace(
      "  - { at: 2026-04-01T",
      `  - { at: 2026-03-11, id: desk, charge: { amount: 90.00 usd, stripe_account: sten } }
  - { at: 2026-03-20, id: his, payout: { stripe_account: sten, amount: 10.00 usd } }
  - { at: 2026-03-25, id: now, payout: { stripe_account: ben, amount: 10.00 usd, method: instant } }
  - { at: 2026-04-01T`
    )
    .replace("until: ", "  - { at: 2026-04-09, id: april, payout: { stripe_account: ben, amount: 5.00 usd } }\nuntil: ")
  const months = ["2026-03-01", "2026-04-01"].map((month) => {
    const counted: Array<BilledUsage.Counted> = []
    const usage = { month: Result.getOrThrow(Day.parse(month)) }
    run((it, world) => BilledUsage.add(counted, world, usage, it), more)
    return counted.map(({ object }) => object.id)
  })
  expect(months).toEqual([["po_ada.2026-03-04", "po_out", "po_now"], ["po_april"]])
})

it("of a month counts a payout to a bank abroad by what it gets, in the platform's currency at the day it went", () => {
  const abroad = `platform: { country: US, connect_fees: {} }
accounts: { cara: { country: CA, type: express } }
exchange_rates: [{ pair: usd/cad, rate: 1.25 }, { pair: usd/cad, rate: 2.00, from: 2026-03-20 }]
steps:
  - { at: 2026-03-02, id: cake, charge: { amount: 100.00 usd, transfer_data: { destination: cara } } }
  - { at: 2026-03-10, id: out, payout: { stripe_account: cara, amount: 50.00 cad } }
until: 2026-04-02
`
  const counted: Array<BilledUsage.Counted> = []
  const month = Result.getOrThrow(Day.parse("2026-03-01"))
  run((it, world) => BilledUsage.add(counted, world, { month }, it), abroad)
  const told = counted.map(
    ({ at, object, volume }) => `${object.id} ${volume && Money.format(volume)} ${Instant.format(at).slice(0, 10)}`
  )
  expect(told).toEqual(["po_out 40.00 usd 2026-03-11"])
})
