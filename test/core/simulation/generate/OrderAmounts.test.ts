import { describe, expect, it } from "vitest"
import { counted } from "../schema/Markets.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as OrderAmounts from "#core/simulation/generate/OrderAmounts.ts"
import * as Random from "#core/simulation/generate/Random.ts"

const marks = (currency: string, ...minors: ReadonlyArray<bigint>) =>
  OrderAmounts.of(
    minors.map((minor) => Money.of(Currency.of(currency), minor)),
    Currency.of(currency)
  )

const drawn = (amounts: OrderAmounts.OrderAmounts, count = 3000) => {
  const random = Random.of(1, "amounts")
  return counted(
    Array.from({ length: count }, () => Money.format(OrderAmounts.money(amounts, OrderAmounts.draw(amounts, random))))
  )
}

describe("what an order comes to", () => {
  it("falls between two neighbouring marks with equal chance, and anywhere there with equal chance", () => {
    const counts = drawn(marks("usd", 100n, 101n, 105n))
    expect([...counts.keys()].toSorted()).toEqual([
      "1.00 usd",
      "1.01 usd",
      "1.02 usd",
      "1.03 usd",
      "1.04 usd",
      "1.05 usd"
    ])
    const near = (amount: string, expected: number) => {
      expect(counts.get(amount), amount).toBeGreaterThan(expected - 110)
      expect(counts.get(amount), amount).toBeLessThan(expected + 110)
    }
    near("1.00 usd", 750)
    near("1.01 usd", 750 + 300)
    near("1.02 usd", 300)
    near("1.05 usd", 300)
  })

  it("is the only mark there is", () => {
    expect([...drawn(marks("usd", 999n), 5)]).toEqual([["9.99 usd", 5]])
  })

  it("is a mark that is said twice as often as it falls there", () => {
    const counts = drawn(marks("usd", 900n, 900n, 2900n, 2900n))
    expect(counts.get("9.00 usd")).toBeGreaterThan(900)
    expect(counts.get("29.00 usd")).toBeGreaterThan(900)
  })

  it("is a multiple of what Stripe charges in the currency", () => {
    expect([...drawn(marks("isk", 10_000n, 10_200n)).keys()].toSorted()).toEqual([
      "100.00 isk",
      "101.00 isk",
      "102.00 isk"
    ])
    expect([...drawn(marks("kwd", 500n, 520n)).keys()].toSorted()).toEqual(["0.500 kwd", "0.510 kwd", "0.520 kwd"])
    expect([...drawn(marks("jpy", 50n, 51n)).keys()].toSorted()).toEqual(["50 jpy", "51 jpy"])
  })
})

it("a part of an order is some of it and not all, where it can be", () => {
  const random = Random.of(1, "parts")
  const parts = counted(Array.from({ length: 300 }, () => OrderAmounts.drawPart(4, random)))
  expect([...parts.keys()].toSorted()).toEqual([1, 2, 3])
  expect(OrderAmounts.drawPart(2, random)).toBe(1)
  const larger = counted(Array.from({ length: 100 }, () => OrderAmounts.drawPart(53, random, 50)))
  expect([...larger.keys()].toSorted()).toEqual([50, 51, 52])
  expect(OrderAmounts.drawPart(50, random, 50)).toBe(50)
  expect([marks("usd", 100n), marks("isk", 100n), marks("jpy", 100n)].map(({ least }) => least)).toEqual([50, 1, 50])
  expect(OrderAmounts.drawPart(1, random)).toBe(1)
})
