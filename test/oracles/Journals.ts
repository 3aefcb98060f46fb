/**
 * Journals: records for the exporters and for those who check them: chained ones of given entries, and arbitrary
 * entries over the whole chart, every currency and every kind of entry, with texts that no journal expects.
 */
import { Result } from "effect"
import * as fc from "fast-check"
import { sha256 } from "#adapters/sha256.ts"
import * as Booking from "#core/booking/Booking.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import * as BalanceTransactionType from "#core/connect/objects/BalanceTransactionType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Correction from "#core/ledger/Correction.ts"
import * as Entry from "#core/ledger/Entry.ts"
import * as Journal from "#core/ledger/Journal.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import type { Posting } from "#core/ledger/Posting.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** The journal that records each entry at the moment it was created. */
export const recorded = (entries: Iterable<Entry.Entry>): ReadonlyArray<Journal.Record> => {
  const records: Array<Journal.Record> = []
  let head = Journal.genesis
  for (const entry of entries) {
    const record = Journal.link(head, entry, entry.created, sha256)
    records.push(record)
    head = Journal.headOf(record)
  }
  return records
}

/** Descriptions that mean something in CSV, JSON or one of the journals' languages. */
export const awkward: ReadonlyArray<string> = [
  "",
  " ",
  "  two  spaces  ",
  'He said "3 loaves", and left',
  "back\\slash \\n \\",
  "one\ntwo\r\nthree\rfour\n",
  "\ttab ; semicolon",
  "a  ; b",
  "payee | note",
  "* starred",
  "! marked",
  "(coded) text",
  "(",
  ")",
  "= equals",
  "=1+1",
  "-5",
  "@sum",
  "10.00 USD",
  "2026-01-01 * other",
  "[2026-01-01]",
  "[=2026-01-01]",
  "tag: value, other: value",
  ":a:b:",
  "#hash ^link",
  "; all comment",
  "acct_ada:balance  10.00 USD",
  "end comment",
  "Gemüse – 野菜 🥕",
  "\u0000\u0001\u007f",
  "\u00a0\u2028\u2029\ufeff",
  "half a pair: \ud83e",
  "%20 ~0020",
  "{1..2} $HOME `id` 'quote'"
]

const text = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }))
const currency = fc.constantFrom(...Currency.all)
const moment = fc.integer({ min: Instant.startOf(Day.first), max: Instant.endOf(Day.last) }).map(Instant.of)
const minor = fc.bigInt({ min: 1n, max: 10n ** 15n })
const id = fc.stringMatching(/^[A-Za-z0-9_.-]{1,12}$/)

export const accountIds = fc.stringMatching(/^acct_[A-Za-z0-9_-]{1,12}$/).map((id) => id as AccountId)

/** Any account of the chart. */
export const ledgerAccounts: fc.Arbitrary<LedgerAccount.LedgerAccount> = fc.oneof(
  fc.tuple(accountIds, fc.constantFrom(...LedgerAccount.pots)).map(([id, pot]) => LedgerAccount.of(id, pot)),
  fc.constantFrom(...LedgerAccount.crossings).map(LedgerAccount.clearing),
  accountIds.map(LedgerAccount.opening),
  fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/).map(LedgerAccount.suspense),
  fc
    .constantFrom("payers", "tax/fees", "tax/withheld", "stripe/fees", "stripe/passthrough", "stripe/fx")
    .map((name) => Result.getOrThrow(LedgerAccount.parse(name))),
  fc.constantFrom("stripe/advances", "stripe/losses").map((name) => Result.getOrThrow(LedgerAccount.parse(name)))
)

const postings: fc.Arbitrary<Posting> = fc
  .record({ from: ledgerAccounts, to: ledgerAccounts, currency, minor, item: fc.option(text, { nil: undefined }) })
  .filter(({ from, to }) => !LedgerAccount.equals(from, to))
  .map(({ currency, from, item, minor, to }) => {
    const needed = LedgerAccount.hasItems(from) || LedgerAccount.hasItems(to)
    const about = item ?? (needed ? "tr_1" : undefined)
    return { from, to, amount: Money.of(currency, minor), ...(about === undefined ? {} : { item: about }) }
  })

/** An entry without a balance transaction, perhaps without a posting. */
const manual: fc.Arbitrary<Entry.Entry> = fc
  .record({
    key: fc.stringMatching(/^[!-.0-}]{1,12}$/),
    account: accountIds,
    created: moment,
    description: text,
    postings: fc.array(postings, { maxLength: 3 })
  })
  .map((own) => Result.getOrThrow(Entry.manual(own)))

const drafts = fc.record({
  type: fc.constantFrom(...BalanceTransactionType.types, "a_type_of_2031"),
  balanceType: fc.constantFrom(
    "payments" as const,
    "issuing" as const,
    "refund_and_dispute_prefunding" as const,
    "risk_reserved" as const
  ),
  currency,
  amount: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
  fees: fc.array(
    fc.record({
      type: fc.constantFrom("application_fee" as const, "stripe_fee" as const, "tax" as const, "withheld_tax" as const),
      minor: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
      description: text
    }),
    { maxLength: 2 }
  ),
  created: moment,
  availableOn: moment,
  source: fc.option(id, { nil: undefined }),
  description: text,
  sourceType: fc.constantFrom("card" as const, "bank_account" as const, "fpx" as const)
})
type Drafted = typeof drafts extends fc.Arbitrary<infer A> ? A : never

/** Booked with the drawn source or without one, unless it then had to wait for its source. */
const booked = (account: AccountId, id: string, { amount, currency, fees, ...draft }: Drafted): Entry.Entry => {
  const transaction = BalanceTransaction.make({
    ...draft,
    id: `txn_${id}`,
    account,
    amount: Money.of(currency, amount),
    feeDetails: fees.map(({ minor, ...fee }) => ({ ...fee, amount: Money.of(currency, minor) })),
    reportingCategory: "charge"
  })
  const facts = { transfer: `tr_${id}`, charge: `py_${id}` }
  const entry = Booking.book(transaction, facts)
  return Result.isSuccess(entry)
    ? entry.success
    : Result.getOrThrow(Booking.book({ ...transaction, source: `ch_${id}` }, facts))
}

/** The entry of a balance transaction, and perhaps its correction. */
const ofTransaction: fc.Arbitrary<ReadonlyArray<Entry.Entry>> = fc
  .record({ account: accountIds, id, first: drafts, second: fc.option(drafts, { nil: undefined }) })
  .map(({ account, first, id, second }) => {
    const known = booked(account, id, first)
    return second === undefined ? [known] : [known, Correction.of(known, booked(account, id, second), 1)]
  })

export const entries: fc.Arbitrary<ReadonlyArray<Entry.Entry>> = fc
  .array(
    fc.oneof(
      manual.map((entry): ReadonlyArray<Entry.Entry> => [entry]),
      ofTransaction
    ),
    { maxLength: 12 }
  )
  .map((groups) => groups.flat())
