/**
 * ExposureTable: what a reader is told of negative balances.
 */
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as ExposureTable from "#apps/cli/render/ExposureTable.ts"
import * as DisputableCharges from "#core/report/DisputableCharges.ts"
import type { Exposure } from "#core/report/Exposure.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

const money = (text: string): Money.Money => Result.getOrThrow(Money.parse(text))
const moment = (text: string): Instant.Instant => Result.getOrThrow(Instant.parse(text))
const plain = (_: string, text: string): string => text
const zero = money("0 usd")
const exposure: Exposure = {
  account: "acct_ada",
  currency: zero.currency,
  negative: money("10.00 usd"),
  since: moment("2026-03-02T10:00Z"),
  collectedAt: moment("2026-08-30"),
  liable: "application",
  held: money("10.00 usd"),
  pending: money("4.00 usd"),
  reserved: zero,
  clearing: zero,
  uncovered: money("6.00 usd"),
  waitingRefunds: zero
}
const many = (length: number): ReadonlyArray<Exposure> => Array.from({ length }, () => exposure)
const asOf = moment("2026-03-04T09:59:59Z")

describe("the exposure", () => {
  it("is not mentioned where nothing is negative", () => {
    expect(ExposureTable.print(plain, asOf, [], undefined)).toEqual([])
  })

  it("is a row per balance, with its age in whole days", () => {
    const stripes = { ...exposure, account: "acct_sten", liable: "stripe", held: zero, since: asOf } as const
    const [table] = ExposureTable.print(plain, asOf, [exposure, stripes], undefined)
    expect(table).toBe(
      [
        "exposure  currency  negative     for  filled on   liable     held  pending  uncovered  refunds",
        "ada       usd          10.00   1 day  2026-08-30  platform  10.00     4.00       6.00        –",
        "sten      usd          10.00  0 days  2026-08-30  Stripe        –     4.00       6.00        –"
      ].join("\n")
    )
  })

  it("has what is held for negative payouts that are clearing, where one is", () => {
    const filled = { negative: zero, since: undefined, collectedAt: undefined, pending: zero, uncovered: zero }
    const [table] = ExposureTable.print(plain, asOf, [{ ...exposure, ...filled, clearing: exposure.held }], undefined)
    expect(table).toBe(
      [
        "exposure  currency  negative  for  filled on  liable     held  clearing  pending  uncovered  refunds",
        "ada       usd              –    –  –          platform  10.00     10.00        –          –        –"
      ].join("\n")
    )
  })

  it("has what could be disputed where that was counted", () => {
    const [table = ""] = ExposureTable.print(plain, asOf, [exposure], DisputableCharges.empty(asOf))
    expect(table.split("\n")[0]).toMatch(/refunds {2}disputable$/)
  })

  it("of more than five is told of the oldest", () => {
    const [table = "", others] = ExposureTable.print(plain, asOf, many(7), undefined)
    expect(table.split("\n")).toHaveLength(6)
    expect(others).toBe("… 2 others, younger")
    expect(ExposureTable.print(plain, asOf, many(6), undefined)[1]).toBe("… 1 other, younger")
    expect(ExposureTable.print(plain, asOf, many(5), undefined)[1]).toBe("")
  })
})
