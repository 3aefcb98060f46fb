import { expect, it } from "vitest"
import * as Payout from "#core/connect/Payout.ts"
import { money, moment } from "./Worlds.ts"

const payout = (reconciliationStatus: Payout.Payout["reconciliationStatus"]): Payout.Payout => ({
  object: "payout",
  method: "standard",
  id: "po_1",
  account: "acct_ada",
  amount: money("3.00 usd"),
  created: moment("2026-03-02"),
  arrivalDate: moment("2026-03-04"),
  sourceType: "card",
  description: "",
  reconciliationStatus,
  status: "pending",
  balanceTransaction: "txn_1"
})

it("a payout is automatic when it is, or will be, known what it paid out", () => {
  expect(Payout.isAutomatic(payout("not_applicable"))).toBe(false)
  expect(Payout.isAutomatic(payout("in_progress"))).toBe(true)
  expect(Payout.isAutomatic(payout("completed"))).toBe(true)
})
