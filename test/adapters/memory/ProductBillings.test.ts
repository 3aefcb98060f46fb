import { Result } from "effect"
import { expect, it } from "vitest"
import * as Agenda from "#adapters/memory/Agenda.ts"
import * as ProductBillings from "#adapters/memory/ProductBillings.ts"
import type { ProductBilling } from "#core/connect/Happening.ts"
import * as Product from "#core/connect/prices/Product.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

const moment = (text: string): Instant.Instant => Result.getOrThrow(Instant.parse(text))
const usd = Currency.of("usd")
const [monday, tuesday] = [moment("2026-03-02"), moment("2026-03-03")]

const price: Product.Price = { rates: [], fixed: Money.of(usd, 5n), billed: "daily" }

const billing = (volume: bigint, changes: Partial<ProductBilling> = {}, at = monday): ProductBilling => {
  const period = Product.periodOf(price, at)
  const usage = { count: 1n, volume: Money.of(usd, volume) }
  return {
    kind: "product_billing",
    at: period.billedAt,
    account: "acct_ada",
    product: "radar",
    period,
    usage,
    ...changes
  }
}

it("what an account uses of a product in one period is one happening, until it was handed out", () => {
  const agenda = ProductBillings.joined(Agenda.make())
  const first = billing(100n)
  agenda.set(first)
  agenda.set(billing(200n, { product: "tax" }))
  agenda.set(billing(400n, { account: "acct_ben" }))
  agenda.set(billing(800n, {}, tuesday))
  agenda.set({ kind: "dispute_deadline", at: first.at, dispute: "dp_x" })
  agenda.set(billing(1600n))
  agenda.set(billing(3200n))
  expect(first.usage).toEqual({ count: 1n, volume: Money.of(usd, 100n) })
  const next = () => agenda.next(moment("2026-03-10"))
  expect(next()).toEqual({ ...first, usage: { count: 3n, volume: Money.of(usd, 4900n) } })
  agenda.set(billing(6400n))
  expect([next(), next(), next()?.kind, next(), next(), next()]).toEqual([
    billing(200n, { product: "tax" }),
    billing(400n, { account: "acct_ben" }),
    "dispute_deadline",
    billing(6400n),
    billing(800n, {}, tuesday),
    undefined
  ])
})
