import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Balances from "#core/ledger/Balances.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Money from "#core/money/Money.ts"
import * as TrialBalance from "#core/report/TrialBalance.ts"
import { entry, moment, posting, postings } from "../ledger/Books.ts"

const written = ({ balance, credits, debits, pending }: TrialBalance.Sums): string =>
  [debits, credits, balance, pending].map(Money.formatAmount).join(" ")

/** `currency`, then a line per row, what is shown together, and all. */
const told = (balances: Balances.Balances, prefix?: string): ReadonlyArray<ReadonlyArray<string>> =>
  TrialBalance.of(balances, prefix).map(({ all, currency, rows, shown }) => [
    currency,
    ...rows.map((row) => `${row.account} ${written(row)}`),
    `shown ${written(shown)}`,
    `all ${written(all)}`
  ])

const sold = entry({
  postings: [
    posting("payers -> acct_ben/balance", "10.00 usd"),
    posting("acct_ben/balance -> stripe/fees", "0.59 usd"),
    posting("payers -> acct_ada/balance", "500 jpy")
  ],
  matures: moment("2026-03-04")
})

describe("a trial balance", () => {
  it("has a row per ledger account and currency, sorted, and all of them together", () => {
    expect(told(Balances.of([sold], moment("2026-03-03")))).toEqual([
      ["jpy", "acct_ada/balance 500 0 500 500", "payers 0 500 -500 -500", "shown 500 500 0 0", "all 500 500 0 0"],
      [
        "usd",
        "acct_ben/balance 10.00 0.59 9.41 9.41",
        "payers 0.00 10.00 -10.00 -10.00",
        "stripe/fees 0.59 0.00 0.59 0.59",
        "shown 10.59 10.59 0.00 0.00",
        "all 10.59 10.59 0.00 0.00"
      ]
    ])
  })

  it("shows the accounts of a prefix, and still all of them together", () => {
    expect(told(Balances.of([sold]), "stripe/")).toEqual([
      ["jpy", "shown 0 0 0 0", "all 500 500 0 0"],
      ["usd", "stripe/fees 0.59 0.00 0.59 0.00", "shown 0.59 0.00 0.59 0.00", "all 10.59 10.59 0.00 0.00"]
    ])
  })

  it("says which clearing accounts are open, each by currency, and no other account", () => {
    const open = (...all: ReadonlyArray<ReturnType<typeof posting>>) =>
      TrialBalance.open(Balances.of([entry({ postings: all })])).map(
        ({ account, balance }) => `${account} ${Money.format(balance)}`
      )
    const sent = posting("acct_ada/balance -> clearing/transfer", "8.00 usd", "tr_1")
    const fee = posting("clearing/application_fee -> acct_ada/balance", "1.00 usd", "fee_1")
    const yen = posting("acct_ada/balance -> clearing/transfer", "900 jpy", "tr_2")
    const arrived = posting("clearing/transfer -> acct_ben/balance", "8.00 usd", "tr_1")
    expect(open(sent, fee, yen)).toEqual([
      "clearing/application_fee -1.00 usd",
      "clearing/transfer 900 jpy",
      "clearing/transfer 8.00 usd"
    ])
    expect(open(sent, arrived)).toEqual([])
  })

  it("is none where nothing was posted", () => {
    expect(TrialBalance.of(Balances.of([]))).toEqual([])
  })

  it("balances in every currency, and shows the sum of its rows", () => {
    const books = fc.array(postings, { maxLength: 12 }).map((all) => entry({ postings: all }))
    fc.assert(
      fc.property(books, fc.constantFrom("", "acct_", "acct_ada", "payers", "x"), (entry, prefix) => {
        for (const { all, currency, rows, shown } of TrialBalance.of(Balances.of([entry]), prefix)) {
          expect(all.debits).toEqual(all.credits)
          expect([all.balance, all.pending].every(Money.isZero)).toBe(true)
          for (const part of ["debits", "credits", "balance", "pending"] as const) {
            const parts = rows.map((row) => row[part])
            expect(shown[part]).toEqual(Money.sum(currency, parts))
          }
          const names = entry.postings
            .filter(({ amount }) => amount.currency === currency)
            .flatMap(({ from, to }) => [from, to].map(LedgerAccount.format))
          const expected = [...new Set(names)].filter((name) => name.startsWith(prefix)).toSorted()
          expect(rows.map(({ account }) => account)).toEqual(expected)
        }
      })
    )
  })
})
