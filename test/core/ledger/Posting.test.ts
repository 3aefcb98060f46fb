import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Posting from "#core/ledger/Posting.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import { money, posting, postings, written } from "./Books.ts"

const ada = LedgerAccount.of("acct_ada", "balance")
const payers = { account: LedgerAccount.payers }
const transfer = { account: LedgerAccount.clearing("transfer"), item: "tr_1" }

describe("a change of an account", () => {
  it.each([
    ["10.00 usd", payers, ["10.00 usd payers -> acct_ada/balance"]],
    ["-10.00 usd", payers, ["10.00 usd acct_ada/balance -> payers"]],
    ["10.00 usd", transfer, ["10.00 usd clearing/transfer -> acct_ada/balance [tr_1]"]],
    ["-0.01 usd", transfer, ["0.01 usd acct_ada/balance -> clearing/transfer [tr_1]"]],
    ["0.00 usd", payers, []],
    ["0.00 usd", transfer, []]
  ])("by %s against %o is %j", (amount, counterpart, expected) => {
    expect(Posting.change(ada, money(amount), counterpart).map(written)).toEqual(expected)
  })

  it("is positive and changes the account by the signed amount", () => {
    fc.assert(
      fc.property(fc.bigInt(), (minor) => {
        const amount = Money.of(Currency.of("usd"), minor)
        const made = Posting.change(ada, amount, transfer)
        expect(made.every((posting) => Money.isPositive(posting.amount))).toBe(true)
        expect(Posting.changeOf(made, ada, amount.currency)).toEqual(amount)
        expect(Posting.changeOf(made, transfer.account, amount.currency)).toEqual(Money.negate(amount))
      })
    )
  })
})

describe("a posting reversed", () => {
  it("runs the other way, and about the same item", () => {
    const sent = posting("acct_market/balance -> clearing/transfer", "8.80 usd", "tr_1")
    expect(written(Posting.reverse(sent))).toBe("8.80 usd clearing/transfer -> acct_market/balance [tr_1]")
  })

  it("undoes it, and reversed again is itself", () => {
    fc.assert(
      fc.property(postings, (posting) => {
        const reversed = Posting.reverse(posting)
        expect(Posting.reverse(reversed)).toEqual(posting)
        for (const account of [posting.from, posting.to]) {
          const currency = posting.amount.currency
          expect(Posting.changeOf([posting, reversed], account, currency)).toEqual(Money.zero(currency))
        }
      })
    )
  })
})

it("two postings are equal if they move the same money between the same accounts about the same item", () => {
  const sent = posting("acct_market/balance -> clearing/transfer", "8.80 usd", "tr_1")
  const others: ReadonlyArray<Partial<Posting.Posting>> = [
    { from: ada },
    { to: ada },
    { amount: money("8.81 usd") },
    { item: "tr_2" }
  ]
  expect(Posting.equals(sent, { ...sent })).toBe(true)
  expect(others.map((other) => Posting.equals(sent, { ...sent, ...other }))).toEqual(others.map(() => false))
})

it("a posting about nothing has no item", () => {
  expect(Posting.change(ada, money("1.00 usd"), payers)[0]).not.toHaveProperty("item")
})

it("which fee line it books is a reader's help: no difference, and kept when it is reversed", () => {
  const paid = posting("acct_ada/balance -> stripe/fees", "0.59 usd")
  const named: Posting.Posting = { ...paid, fee: "stripe_fee" }
  expect(Posting.equals(paid, named)).toBe(true)
  expect(Posting.reverse(named)).toEqual({ ...Posting.reverse(paid), fee: "stripe_fee" })
})
