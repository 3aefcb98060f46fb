import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Beancount from "#apps/cli/export/Beancount.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Bakery from "./Bakery.ts"
import * as Journals from "../../../oracles/Journals.ts"

describe("a journal for beancount", () => {
  it("opens what it uses on the day of its first posting, and has each entry", () => {
    expect(Beancount.print(Bakery.entries, Bakery.owners)).toBe(String.raw`; Written by connect-ledger
; acct_platform: Bakers Market
; acct_ada_2: Ada's Bakery

2026-03-02 open Assets:Acct-ada-u2:Balance  USD
2026-03-01 open Assets:Acct-ada-u2:In-transit  JPY
2026-03-02 open Assets:Acct-platform:Balance  USD
2026-03-02 open Assets:Clearing:Transfer  USD
2026-03-01 open Equity:Opening:Acct-ada-u2  JPY
2026-03-02 open Income:Payers  USD
2026-03-02 open Expenses:Stripe:Fees  USD
2026-03-02 open Equity:Suspense:Flex-loan  USD

2026-03-02 * "Order 17: \"rye\", 2 loaves"
  id: "acct_platform/txn_1"
  created: "2026-03-02T09:30:00Z"
  matures: "2026-03-04T00:00:00Z"
  stripe_type: "charge"
  source: "ch_1"
  Income:Payers                           -10.00 USD
  Assets:Acct-platform:Balance             10.00 USD
  Assets:Acct-platform:Balance             -0.59 USD
  Expenses:Stripe:Fees                      0.59 USD

2026-03-02 * "payment"
  id: "acct_ada_2/txn_2"
  created: "2026-03-02T09:30:00Z"
  matures: "2026-03-04T00:00:00Z"
  stripe_type: "payment"
  source: "py_1"
  Assets:Clearing:Transfer                 -8.77 USD
    item: "tr_1"
  Assets:Acct-ada-u2:Balance                8.77 USD
    item: "tr_1"

2026-03-02 ! "Withheld; see the terms"
  id: "acct_ada_2/txn_3"
  created: "2026-03-02T09:30:00Z"
  matures: "2026-03-04T00:00:00Z"
  stripe_type: "flex_loan"
  flags: "flex_loan has no booking yet"
  Assets:Acct-ada-u2:Balance               -4.00 USD
  Equity:Suspense:Flex-loan                 4.00 USD

2026-03-02 ! "Withheld; see the terms"
  id: "acct_ada_2/txn_3~1"
  created: "2026-03-02T09:30:00Z"
  matures: "2026-03-04T00:00:00Z"
  stripe_type: "flex_loan"
  flags: "flex_loan has no booking yet / corrects acct_ada_2/txn_3"
  Equity:Suspense:Flex-loan                -4.00 USD
  Assets:Acct-ada-u2:Balance                4.00 USD
  Assets:Acct-ada-u2:Balance               -4.50 USD
  Equity:Suspense:Flex-loan                 4.50 USD

2026-03-01 * "Opening"
  id: "manual/till(1)"
  created: "2026-03-01T23:59:59Z"
  matures: "2026-03-01T23:59:59Z"
  Equity:Opening:Acct-ada-u2               -1200 JPY
    item: "po_1"
  Assets:Acct-ada-u2:In-transit             1200 JPY
    item: "po_1"
`)
  })

  it("keeps quotes, backslashes and signs of other languages, on one line", () => {
    const description = '"a" \\n b\r\n\tc; d | e * (f)'
    const text = Beancount.print([Bakery.booked({ description, source: 'ch"1' })], [])
    expect(text).toContain(String.raw`2026-03-02 * "\"a\" \\n b c; d | e * (f)"`)
    expect(text).toContain(String.raw`  source: "ch\"1"`)
  })
})

describe("an account's name", () => {
  it.each([
    ["acct_1ABC/balance", "Assets:Acct-1ABC:Balance"],
    ["acct_a-b/in_transit", "Assets:Acct-a--b:In-transit"],
    ["acct_a_b/minimum_balance_hold", "Assets:Acct-a-ub:Minimum-balance-hold"],
    ["acct_a-ub/bank", "Assets:Acct-a--ub:Bank"],
    ["acct__-/balance", "Assets:Acct--u--:Balance"],
    ["acct_-_/balance", "Assets:Acct----u:Balance"],
    ["payers", "Income:Payers"],
    ["stripe/fees", "Expenses:Stripe:Fees"],
    ["stripe/passthrough", "Expenses:Stripe:Passthrough"],
    ["stripe/losses", "Expenses:Stripe:Losses"],
    ["stripe/fx", "Equity:Stripe:Fx"],
    ["stripe/advances", "Liabilities:Stripe:Advances"],
    ["tax/withheld", "Expenses:Tax:Withheld"],
    ["clearing/application_fee", "Assets:Clearing:Application-fee"],
    ["opening/acct_a_b", "Equity:Opening:Acct-a-ub"],
    ["suspense/acct_a", "Equity:Suspense:Acct-a"]
  ])("of %s is %s", (text, name) => {
    const account = Result.getOrThrow(LedgerAccount.parse(text))
    expect(Beancount.accountName(account)).toBe(name)
    expect(Result.getOrThrow(Beancount.accountOf(name))).toEqual(account)
  })

  it("is one that beancount takes, and leads back to the account", () => {
    fc.assert(
      fc.property(Journals.ledgerAccounts, (account) => {
        const name = Beancount.accountName(account)
        expect(name).toMatch(/^(Assets|Liabilities|Equity|Income|Expenses)(:[A-Z0-9][A-Za-z0-9-]*)+$/)
        expect(Result.getOrThrow(Beancount.accountOf(name))).toEqual(account)
      }),
      { numRuns: 1000 }
    )
  })

  it.each(["Assets:Cash", "Expenses:Payers", "Income:payers", "Assets:Acct-a-b:Balance", "Payers", ""])(
    "of ours is not %j",
    (name) => {
      const refusal = Result.getOrThrow(Result.flip(Beancount.accountOf(name)))
      expect(refusal).toEqual(new LedgerAccount.UnknownLedgerAccount({ text: name }))
    }
  )
})
