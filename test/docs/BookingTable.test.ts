/**
 * The README's table of bookings is that of the code: a type in it is booked as it says. All of them are on
 * docs/balance-transactions.md.
 */
import { Result } from "effect"
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import * as Booking from "#core/booking/Booking.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { Type } from "#core/connect/objects/BalanceTransactionType.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

const page = readFileSync(new URL("../../README.md", import.meta.url), "utf8")
const [, table = ""] = /^\| balance transaction \| on \| postings \|\n\|[- |]+\n((?:\|.*\n)+)/m.exec(page) ?? []

interface Row {
  readonly types: ReadonlyArray<Type>
  /** The ledger accounts that the amount comes from or goes to; what follows is about fees. */
  readonly counterparts: ReadonlyArray<string>
}

const rows: ReadonlyArray<Row> = table
  .trimEnd()
  .split("\n")
  .map((row) => {
    const [, types = "", , postings = ""] = row.split("|")
    const [gross = ""] = postings.split(";")
    const accounts = [...gross.matchAll(/[a-z_]+(?:\/[a-z_]+)?/g)].map(([name]) => name)
    return {
      types: [...types.matchAll(/`(\w+)`/g)].map(([, type = ""]) => type as Type),
      counterparts: [...new Set(accounts)].filter((name) => !["balance", "and", "back"].includes(name))
    }
  })
  .filter(({ types }) => types.length > 0)
const named = rows.flatMap(({ types }) => types)

/** The ledger accounts against which a line of `type` stands, when its charge and transfer are known. */
const booked = (type: Type): ReadonlyArray<string> => {
  const line = BalanceTransaction.make({
    id: "txn_1",
    account: "acct_ada",
    type,
    amount: Money.of(Currency.of("usd"), 100n),
    feeDetails: [],
    created: Instant.of(0),
    availableOn: Instant.of(0),
    source: "src_1",
    description: type === "adjustment" ? "Application fee refund for ch_1" : "",
    reportingCategory: type === "adjustment" ? "platform_earning_refund" : "charge"
  })
  const { postings } = Result.getOrThrow(Booking.book(line, { charge: "ch_1", transfer: "tr_1" }))
  return postings
    .flatMap(({ from, to }) => [from, to])
    .filter((account) => !LedgerAccount.isPot(account, "balance"))
    .map((account) => LedgerAccount.format(account).replace("acct_ada/", ""))
}

describe("the README's table of bookings", () => {
  it("names types that have a booking, once", () => {
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((type) => !(type in Booking.table))).toEqual([])
    expect(new Set(named).size).toBe(named.length)
  })

  it.each(rows)("says of $types where their amount stands against: $counterparts", ({ counterparts, types }) => {
    expect([...new Set(types.flatMap(booked))].toSorted()).toEqual(counterparts.toSorted())
  })
})
