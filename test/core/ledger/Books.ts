/**
 * Books: postings, balance transactions and entries, written down as briefly as a test is about them.
 *
 * A posting is `posting("payers -> acct_ada/balance", "10.00 usd")`, with its item last, and {@link written} prints it
 * back in one line.
 */
import { Result } from "effect"
import * as fc from "fast-check"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import * as Entry from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import type { Posting } from "#core/ledger/Posting.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

export const money = (text: string): Money.Money => Result.getOrThrow(Money.parse(text))
export const moment = (text: string): Instant.Instant => Result.getOrThrow(Instant.parse(text))
export const account = (text: string): LedgerAccount.LedgerAccount => Result.getOrThrow(LedgerAccount.parse(text))

export const posting = (way: string, amount: string, item?: string): Posting => {
  const [from = "", to = ""] = way.split(" -> ")
  return { from: account(from), to: account(to), amount: money(amount), ...(item === undefined ? {} : { item }) }
}

/** As `10.00 usd payers -> acct_ada/balance`, and `[item]` if there is one. */
export const written = ({ amount, from, item, to }: Posting): string =>
  `${Money.format(amount)} ${LedgerAccount.format(from)} -> ${LedgerAccount.format(to)}` +
  (item === undefined ? "" : ` [${item}]`)

export const feeLine = (type: BalanceTransaction.FeeType, amount: string): BalanceTransaction.FeeDetail => ({
  type,
  amount: money(amount),
  description: ""
})

/** Ada's card payment of 10.00 usd on a Monday, available on Wednesday, but for the changes. */
export const transaction = (changes: Partial<BalanceTransaction.Draft> = {}): BalanceTransaction.BalanceTransaction =>
  BalanceTransaction.make({
    id: "txn_1",
    account: "acct_ada",
    type: "charge",
    amount: money("10.00 usd"),
    feeDetails: [],
    created: moment("2026-03-02T09:30Z"),
    availableOn: moment("2026-03-04"),
    source: "ch_1",
    description: "",
    reportingCategory: "charge",
    ...changes
  })

/** An entry without a balance transaction, in Ada's book, but for the changes. */
export const entry = (changes: Partial<Entry.Entry> & Pick<Entry.Entry, "postings">): Entry.Entry => {
  const created = changes.created ?? moment("2026-03-02T09:30Z")
  const own = { id: "manual/1", account: "acct_ada", matures: created, description: "", flags: [] } as const
  return Result.getOrThrow(Entry.make({ ...own, ...changes, created }))
}

const currency = fc.constantFrom(...["usd", "eur", "jpy"].map(Currency.of))
const pots = ["acct_ada/balance", "acct_ben/balance", "payers", "stripe/fees", "clearing/transfer"].map(account)

/** Postings between a few accounts, in a few currencies. */
export const postings: fc.Arbitrary<Posting> = fc
  .tuple(fc.shuffledSubarray(pots, { minLength: 2, maxLength: 2 }), currency, fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([[from = LedgerAccount.payers, to = LedgerAccount.payers], currency, minor]) => ({
    from,
    to,
    amount: Money.of(currency, minor),
    item: "tr_1"
  }))
