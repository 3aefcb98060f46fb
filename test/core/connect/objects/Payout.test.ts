import { expect, it } from "vitest"
import * as Payout from "#core/connect/objects/Payout.ts"
import { money, moment } from "../Worlds.ts"

const payout = (maker: Payout.Payout["maker"], amount = "3.00 usd"): Payout.Payout => ({
  object: "payout",
  method: "standard",
  id: "po_1",
  account: "acct_ada",
  amount: money(amount),
  created: moment("2026-03-02"),
  arrivalDate: moment("2026-03-04"),
  sourceType: "card",
  description: "",
  maker,
  reconciliationStatus: "not_applicable",
  status: "pending",
  balanceTransaction: "txn_1"
})

it("a payout is automatic when a schedule made it", () => {
  expect(Payout.isAutomatic(payout("schedule"))).toBe(true)
  expect(Payout.isAutomatic(payout("request"))).toBe(false)
  expect(Payout.isAutomatic(payout("debit"))).toBe(false)
})

it("a payout is negative when it takes what is missing from the bank, whoever made it, and not when it is a reversal", () => {
  expect(Payout.isNegative(payout("request"))).toBe(false)
  expect(Payout.isNegative(payout("schedule", "0.00 usd"))).toBe(false)
  expect(Payout.isNegative(payout("debit", "-3.00 usd"))).toBe(true)
  expect(Payout.isNegative(payout("schedule", "-3.00 usd"))).toBe(true)
  expect(Payout.isNegative({ ...payout("request", "-3.00 usd"), originalPayout: "po_0" })).toBe(false)
})

it("a payout that comes about by itself day after day is forgotten when it can be reversed no more, after 90 days", () => {
  const makers = ["schedule", "holding_period", "request", "debit"] as const
  expect(makers.filter((maker) => Payout.isRegular(payout(maker)))).toEqual(["schedule", "holding_period"])
  expect(Payout.daysToReverse).toBe(90)
})
