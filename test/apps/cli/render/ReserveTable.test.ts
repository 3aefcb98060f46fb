/**
 * ReserveTable: what a reader is told of what is held in risk reserves.
 */
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as ReserveTable from "#apps/cli/render/ReserveTable.ts"
import * as Selection from "#apps/cli/render/Selection.ts"
import * as Money from "#core/money/Money.ts"
import * as FundFlow from "#core/report/FundFlow.ts"
import type { RiskReserve } from "#core/report/RiskReserves.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

const plain = (_: string, text: string): string => text
const money = (text: string) => Result.getOrThrow(Money.parse(text))
const on = (day: number) => Instant.startOf(Day.fromCivil(2026, 4, day))
const usd = money("1.00 usd").currency
const accounts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `acct_a${index + 10}`, currency: usd }) as const)
const held = (account: RiskReserve["account"], day: number, amount: string, count = 1): RiskReserve => ({
  account,
  amount: money(amount),
  releasedAt: on(day),
  holds: Array.from({ length: count }, (_, index) => `reshold_${day}.${index}`)
})

const lines = (count: number, reserves: ReadonlyArray<RiskReserve>) => {
  const flow = FundFlow.of([], on(1), "acct_market", [{ id: "acct_market", currency: usd }, ...accounts(count)])
  return ReserveTable.print(plain, "acct_market", flow, reserves, Selection.automatic).join("\n").split("\n")
}

describe("risk reserves", () => {
  it("are not mentioned where nothing is held", () => {
    expect(lines(1, [])).toEqual([""])
  })

  it("are a row for each release, and the later ones of many one row", () => {
    expect(
      lines(2, [
        ...[1, 2, 3, 4, 5, 6].map((day) => held("acct_a10", day, "1.00 usd")),
        held("acct_a11", 2, "1200.00 usd", 1001)
      ])
    ).toEqual([
      "reserved  currency    amount  released on",
      "a10       usd           1.00  2026-04-01                reshold_1.0",
      "a10       usd           1.00  2026-04-02                reshold_2.0",
      "a10       usd           1.00  2026-04-03                reshold_3.0",
      "a10       usd           1.00  2026-04-04                reshold_4.0",
      "a10       usd           2.00  2026-04-05 to 2026-04-06  2 holds",
      "a11       usd       1,200.00  2026-04-02                1,001 holds",
      ""
    ])
    const five = [1, 2, 3, 4, 5].map((day) => held("acct_a10", day, "1.00 usd"))
    expect(lines(1, five)).toHaveLength(1 + 5 + 1)
  })

  it("of accounts that are not shown are summed, per currency", () => {
    const all = accounts(13).flatMap(({ id }) => [held(id, 3, "2.00 usd"), held(id, 4, "3.00 eur")])
    expect(lines(13, all).slice(-3)).toEqual([
      "… 3 others  usd         6.00  2026-04-03   3 holds",
      "… 3 others  eur         9.00  2026-04-04   3 holds",
      ""
    ])
    expect(lines(11, all.slice(0, 22)).at(-2)).toMatch(/^… 1 other |^a/)
  })
})
