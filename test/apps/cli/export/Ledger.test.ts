import { describe, expect, it } from "vitest"
import * as Hledger from "#apps/cli/export/Hledger.ts"
import * as Ledger from "#apps/cli/export/Ledger.ts"
import * as Bakery from "./Bakery.ts"

const entriesIn = (text: string): string => text.slice(text.indexOf("\n2026-"))

describe("a journal for ledger", () => {
  const text = Ledger.print(Bakery.entries, Bakery.owners)

  it("declares what it uses, tags included", () => {
    expect(text.slice(0, text.indexOf("\n2026-"))).toBe(`; Written by connect-ledger
; acct_platform: Bakers Market
; acct_ada_2: Ada's Bakery

commodity JPY
commodity USD

tag created
tag matures
tag stripe_type
tag source
tag flags
tag item

account acct_ada_2:balance
account acct_ada_2:in_transit
account acct_platform:balance
account clearing:transfer
account opening:acct_ada_2
account payers
account stripe:fees
account suspense:flex_loan
`)
  })

  it("has the entries as hledger has them", () => {
    expect(entriesIn(text)).toBe(entriesIn(Hledger.print(Bakery.entries, Bakery.owners)))
    expect(entriesIn(text)).toContain("(acct_ada_2/txn_3~1)")
  })

  it("declares its tags even when there are no entries", () => {
    expect(Ledger.print([], [])).toMatch(/^; Written by connect-ledger\n\ntag created\n/)
  })
})
