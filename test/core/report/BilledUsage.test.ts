import { Result } from "effect"
import { expect, it } from "vitest"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import * as ScenarioFile from "#apps/cli/files/ScenarioFile.ts"
import * as Money from "#core/money/Money.ts"
import * as BilledUsage from "#core/report/BilledUsage.ts"
import type { Usage } from "#core/report/StandaloneLine.ts"
import type { Done, Happened } from "#core/simulation/Run.ts"
import * as Simulation from "#core/simulation/Simulation.ts"
import * as Instant from "#core/time/Instant.ts"
import * as Bills from "../../apps/cli/Bills.ts"

const { scenario } = Result.getOrThrow(ScenarioFile.parse("bills.yaml", Bills.scenario))

const run = (see: (it: Done | Happened, world: MemoryWorld.MemoryWorld) => void): void => {
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
