import { expect, it } from "vitest"
import { nothing, type Outcome } from "#core/connect/World.ts"
import * as PaidOut from "#core/simulation/PaidOut.ts"
import * as Instant from "#core/time/Instant.ts"
import * as Day from "#core/time/Day.ts"
import { money, monday } from "../connect/Worlds.ts"

const [tuesday, wednesday] = [Day.fromCivil(2026, 3, 3), Day.fromCivil(2026, 3, 4)]

const paid = (id: string, account: "acct_ada" | "acct_ben", day: Day.Day, amount: string): Outcome => ({
  ...nothing,
  made: [
    {
      object: "payout",
      id,
      account,
      amount: money(amount),
      created: monday,
      arrivalDate: monday,
      method: "standard",
      sourceType: "card",
      description: "",
      maker: "schedule",
      reconciliationStatus: "in_progress",
      status: "pending",
      balanceTransaction: ""
    }
  ],
  swept: [{ payout: id, account, sourceType: "card", day, transactions: [], committed: money("0 usd") }]
})

it("the payouts of each day are summed in each currency, of the accounts of which something is expected", () => {
  const counted = PaidOut.empty(["acct_ada"])
  PaidOut.add(counted, nothing)
  PaidOut.add(counted, paid("po_1", "acct_ada", tuesday, "5.00 usd"))
  PaidOut.add(counted, paid("po_2", "acct_ada", tuesday, "-2.00 usd"))
  PaidOut.add(counted, paid("po_3", "acct_ada", wednesday, "7.00 usd"))
  PaidOut.add(counted, paid("po_4", "acct_ben", tuesday, "8.00 usd"))
  PaidOut.add(counted, paid("po_5", "acct_ada", tuesday, "9.00 eur"))
  const [three, seven, nine] = ["3.00 usd", "7.00 usd", "9.00 eur"].map(money)
  expect(counted).toEqual(
    new Map([
      [
        "acct_ada",
        new Map([
          [
            tuesday,
            new Map([
              ["usd", three],
              ["eur", nine]
            ])
          ],
          [wednesday, new Map([["usd", seven]])]
        ])
      ]
    ])
  )
})

it("a negative payout that no schedule makes counts on the day on which it arrives, and what was asked for does not", () => {
  const { swept: _swept, ...outcome } = paid("po_1", "acct_ada", tuesday, "-5.00 usd")
  const [debit] = outcome.made
  const made = debit?.object === "payout" ? [{ ...debit, maker: "debit" as const }] : []
  const counted = PaidOut.empty(["acct_ada"])
  PaidOut.add(counted, { ...outcome, made })
  PaidOut.add(counted, { ...outcome, made, key: "asked" })
  PaidOut.add(counted, { ...outcome, made: [] })
  expect(counted).toEqual(
    new Map([["acct_ada", new Map([[Instant.dayOf(monday), new Map([["usd", money("-5.00 usd")]])]])]])
  )
})

it("what could be held no longer counts on the day on which it goes", () => {
  const { swept: _swept, ...outcome } = paid("po_1", "acct_ada", tuesday, "5.00 usd")
  const [went] = outcome.made
  const arrivalDate = Instant.startOf(wednesday)
  const made = went?.object === "payout" ? [{ ...went, maker: "holding_period" as const, arrivalDate }] : []
  const counted = PaidOut.empty(["acct_ada"])
  PaidOut.add(counted, { ...outcome, made })
  expect(counted).toEqual(
    new Map([["acct_ada", new Map([[Instant.dayOf(monday), new Map([["usd", money("5.00 usd")]])]])]])
  )
})
