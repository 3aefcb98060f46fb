import { expect, it } from "vitest"
import { ada, monday, moment, money } from "../connect/Worlds.ts"
import type * as Collection from "#core/connect/objects/Collection.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Loss from "#core/report/Loss.ts"
import type * as Instant from "#core/time/Instant.ts"

const line = (at: Instant.Instant, written: string) => {
  const [net = "", source = ""] = written.split(" ")
  return BalanceTransaction.make({
    id: `txn_${source}`,
    account: ada.id,
    type: "adjustment",
    amount: money(`${net} usd`),
    feeDetails: [],
    created: at,
    availableOn: at,
    source,
    description: "",
    reportingCategory: "other_adjustment"
  })
}

/** What `x` lost, where each day from Monday on left so much by its lines, as in `["-3.00", "-5.00 x", "2.00 y"]`. */
const lost = (
  days: ReadonlyArray<readonly [available: string, ...lines: ReadonlyArray<string>]>,
  end: { readonly until?: Instant.Instant; readonly collected?: Collection.Collection } = {}
) => {
  const changes = days.map(([available, ...lines], index) => {
    const at = moment(`2026-03-${10 + index}`)
    return { at, available: money(`${available} usd`), lines: lines.map((each) => line(at, each)) }
  })
  const history = { account: ada.id, currency: Currency.of("usd"), since: monday, changes, reserved: [], ...end }
  return Loss.of([history], ({ source }) => source === "x").map(
    ({ amount, at, missing, ...end }) =>
      `${Money.format(amount)} since ${at - moment("2026-03-10")}, ${Money.format(missing)}` +
      ("collected" in end ? ` by ${end.collected?.id}` : "")
  )
}

const day = 86_400

it("is what was taken below zero, and no more", () => {
  expect(lost([["-3.00", "-5.00 x"]])).toEqual(["3.00 usd since 0, 3.00 usd"])
  expect(lost([["-3.00", "-5.00 x", "1.00 y"]])).toEqual(["3.00 usd since 0, 3.00 usd"])
  expect(lost([["-3.00", "-1.00 x", "-2.00 y"]])).toEqual(["1.00 usd since 0, 3.00 usd"])
  expect(lost([["-4.00", "-5.00 x", "2.00 x", "-1.00 y"]])).toEqual(["3.00 usd since 0, 4.00 usd"])
})

it("is told of what was taken later too, and of no more than its lines took", () => {
  const both = [
    ["-3.00", "-3.00 y"],
    ["-5.00", "-2.00 x"]
  ] as const
  expect(lost(both)).toEqual([`2.00 usd since ${day}, 5.00 usd`])
  expect(
    lost([
      ["-3.00", "-3.00 y"],
      ["-4.00", "-2.00 x", "1.00 y"]
    ])
  ).toEqual([`1.00 usd since ${day}, 4.00 usd`])
})

it("is one of a time, from when it first took of the balance", () => {
  expect(
    lost([
      ["-3.00", "-3.00 x"],
      ["-5.00", "-2.00 x"]
    ])
  ).toEqual(["5.00 usd since 0, 5.00 usd"])
})

it("is less what of it came back, and nothing where all did", () => {
  const first = ["-3.00", "-3.00 x"] as const
  expect(lost([first, ["-1.00", "2.00 x"]])).toEqual(["1.00 usd since 0, 1.00 usd"])
  expect(lost([first, ["-1.00", "2.00 y"]])).toEqual(["3.00 usd since 0, 1.00 usd"])
  expect(
    lost([
      ["-5.00", "-3.00 x", "-2.00 y"],
      ["-2.00", "3.00 x"]
    ])
  ).toEqual([])
  expect(lost([first, ["-4.00", "-4.00 y", "3.00 x"]])).toEqual(["3.00 usd since 0, 4.00 usd"])
  expect(
    lost([
      ["-3.00", "-3.00 y"],
      ["-1.00", "2.00 x"]
    ])
  ).toEqual([])
})

it("is none of a time that was filled, unless somebody else did so for good", () => {
  const days = [
    ["-3.00", "-3.00 x"],
    ["0.00", "3.00 y"]
  ] as const
  const until = moment("2026-03-11")
  expect(lost(days, { until })).toEqual([])
  const collected: Collection.Collection = {
    id: "connct_1",
    account: ada.id,
    amount: money("3.00 usd"),
    liable: "stripe",
    created: until,
    balanceTransaction: "txn_y"
  }
  expect(lost(days, { until, collected })).toEqual(["3.00 usd since 0, 3.00 usd by connct_1"])
})
