import * as fc from "fast-check"
import { expect, it } from "vitest"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Total from "#core/money/Total.ts"

const usd = Currency.of("usd")

it("a total is the sum of what was added less what was taken away, at any size", () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt()), fc.array(fc.bigInt()), (added, taken) => {
      const total = Total.empty(usd)
      for (const minor of added) Total.add(total, Money.of(usd, minor))
      for (const minor of taken) Total.subtract(total, Money.of(usd, minor))
      const sum = (all: ReadonlyArray<bigint>) => all.reduce((a, b) => a + b, 0n)
      expect(total).toEqual(Money.of(usd, sum(added) - sum(taken)))
    })
  )
})

it("a total that begins with an amount leaves the amount as it is", () => {
  const amount = Money.of(usd, 5n)
  const total = Total.of(amount)
  Total.add(total, amount)
  expect([total.minor, amount.minor]).toEqual([10n, 5n])
})
