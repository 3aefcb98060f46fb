import { describe, expect, it } from "vitest"
import * as Hledger from "#apps/cli/export/Hledger.ts"
import * as Bakery from "./Bakery.ts"

describe("a journal for hledger", () => {
  it("declares what it uses, with types and decimals, and has each entry", () => {
    expect(Hledger.print(Bakery.entries, Bakery.owners)).toBe(`; Written by connect-ledger
; acct_platform: Bakers Market
; acct_ada_2: Ada's Bakery

commodity 1000. JPY
commodity 1000.00 USD

account acct_ada_2:balance  ; type: A
account acct_ada_2:in_transit  ; type: A
account acct_platform:balance  ; type: A
account clearing:transfer  ; type: A
account opening:acct_ada_2  ; type: E
account payers  ; type: R
account stripe:fees  ; type: X
account suspense:flex_loan  ; type: E

2026-03-02 * (acct_platform/txn_1) Order 17: "rye", 2 loaves
    ; created: 2026-03-02T09:30:00Z
    ; matures: 2026-03-04T00:00:00Z
    ; stripe_type: charge
    ; source: ch_1
    payers                                  -10.00 USD
    acct_platform:balance                    10.00 USD
    acct_platform:balance                    -0.59 USD
    stripe:fees                               0.59 USD

2026-03-02 * (acct_ada_2/txn_2) payment
    ; created: 2026-03-02T09:30:00Z
    ; matures: 2026-03-04T00:00:00Z
    ; stripe_type: payment
    ; source: py_1
    clearing:transfer                        -8.77 USD  ; item: tr_1
    acct_ada_2:balance                        8.77 USD  ; item: tr_1

2026-03-02 ! (acct_ada_2/txn_3) Withheld, see the terms
    ; created: 2026-03-02T09:30:00Z
    ; matures: 2026-03-04T00:00:00Z
    ; stripe_type: flex_loan
    ; flags: flex_loan has no booking yet
    acct_ada_2:balance                       -4.00 USD
    suspense:flex_loan                        4.00 USD

2026-03-02 ! (acct_ada_2/txn_3~1) Withheld, see the terms
    ; created: 2026-03-02T09:30:00Z
    ; matures: 2026-03-04T00:00:00Z
    ; stripe_type: flex_loan
    ; flags: flex_loan has no booking yet / corrects acct_ada_2/txn_3
    suspense:flex_loan                       -4.00 USD
    acct_ada_2:balance                        4.00 USD
    acct_ada_2:balance                       -4.50 USD
    suspense:flex_loan                        4.50 USD

2026-03-01 * (manual/till%281%29) Opening
    ; created: 2026-03-01T23:59:59Z
    ; matures: 2026-03-01T23:59:59Z
    opening:acct_ada_2                       -1200 JPY  ; item: po_1
    acct_ada_2:in_transit                     1200 JPY  ; item: po_1
`)
  })

  it("is a comment when there are no entries", () => {
    expect(Hledger.print([], [])).toBe("; Written by connect-ledger\n")
  })
})
