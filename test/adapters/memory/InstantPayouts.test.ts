import { describe, expect, it } from "vitest"
import * as InstantPayouts from "#adapters/memory/InstantPayouts.ts"
import type { Payout } from "#core/connect/objects/Payout.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

const monday = Day.fromCivil(2026, 3, 2)
const tuesday = Day.plus(monday, 1)

const payout = (created: Instant.Instant): Payout => ({
  object: "payout",
  id: "po_now",
  account: "acct_ada",
  amount: Money.of(Currency.of("usd"), 100n),
  created,
  arrivalDate: created,
  method: "instant",
  sourceType: "card",
  description: "STRIPE PAYOUT",
  maker: "request",
  reconciliationStatus: "not_applicable",
  status: "in_transit",
  balanceTransaction: "txn_now"
})

describe("the instant payouts of a day", () => {
  it("are counted per account, from its first second to its last", () => {
    const counted = InstantPayouts.make()
    expect(counted.on("acct_ada", monday)).toBe(0)
    counted.add(payout(Instant.startOf(monday)))
    counted.add(payout(Instant.endOf(monday)))
    expect([counted.on("acct_ada", monday), counted.on("acct_sten", monday)]).toEqual([2, 0])
  })

  it("are forgotten with the next day's first", () => {
    const counted = InstantPayouts.make()
    counted.add(payout(Instant.startOf(monday)))
    expect(counted.on("acct_ada", tuesday)).toBe(0)
    counted.add(payout(Instant.startOf(tuesday)))
    expect([counted.on("acct_ada", monday), counted.on("acct_ada", tuesday)]).toEqual([0, 1])
  })
})
