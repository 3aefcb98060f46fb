import { Result } from "effect"
import { describe, expect, it } from "vitest"
import type { BalanceType } from "#core/connect/objects/BalanceTransaction.ts"
import * as Entry from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Posting from "#core/ledger/Posting.ts"
import * as Rate from "#core/money/Rate.ts"
import { entry, feeLine, moment, money, posting, transaction, written } from "./Books.ts"

const brokenLaw = (made: Result.Result<Entry.Entry, Entry.BrokenEntry>): string => {
  const broken = Result.getOrThrow(Result.flip(made))
  expect(broken).toBeInstanceOf(Entry.BrokenEntry)
  return broken.message
}

/** An own entry that has not been checked yet. */
const draft = (...postings: ReadonlyArray<Posting.Posting>): Entry.Entry => ({
  ...entry({ postings: [] }),
  postings
})

describe("a posting of an entry", () => {
  it.each([
    [posting("payers -> acct_ada/balance", "0.00 usd"), "must be positive, not 0.00 usd"],
    [posting("payers -> acct_ada/balance", "-0.01 usd"), "must be positive, not -0.01 usd"],
    [posting("payers -> payers", "1.00 usd"), "must be between two accounts"],
    [posting("clearing/transfer -> clearing/transfer", "1.00 usd", "tr_1"), "must be between two accounts"],
    [posting("acct_ada/balance -> clearing/transfer", "1.00 usd"), "must name its item"],
    [posting("clearing/application_fee -> acct_ada/balance", "1.00 usd"), "must name its item"],
    [posting("clearing/collection -> clearing/balance_transfer", "1.00 usd"), "must name its item"],
    [posting("acct_ada/balance -> acct_ada/in_transit", "1.00 usd"), "must name its item"],
    [posting("acct_ada/in_transit -> acct_ada/bank", "1.00 usd"), "must name its item"]
  ])("%o %s", (posting, law) => {
    const way = written(posting).split(" ").slice(2, 5).join(" ")
    expect(brokenLaw(Entry.make(draft(posting)))).toBe(`entry manual/1: posting ${way} ${law}`)
  })

  it("is sound between two accounts, with its item where money is on its way", () => {
    const sound = [
      posting("payers -> acct_ada/balance", "0.01 usd"),
      posting("acct_ada/balance -> acct_ada/connect_reserved", "0.01 usd"),
      posting("acct_ada/balance -> clearing/transfer", "0.01 usd", "tr_1"),
      posting("acct_ada/in_transit -> acct_ada/bank", "0.01 usd", "po_1"),
      posting("acct_ada/balance -> acct_ben/balance", "0.01 usd", "an item where none is needed")
    ]
    expect(Result.getOrThrow(Entry.make(draft(...sound))).postings).toEqual(sound)
  })

  it("is named when it is not the first one, and before the net is looked at", () => {
    const own = [posting("payers -> acct_ada/balance", "5.00 usd"), posting("payers -> payers", "1.00 usd")]
    const law = "posting payers -> payers must be between two accounts"
    expect(brokenLaw(Entry.ofTransaction(transaction(), own))).toBe(`entry acct_ada/txn_1: ${law}`)
  })
})

describe("the net of a balance transaction", () => {
  const pots: ReadonlyArray<readonly [BalanceType, string]> = [
    ["payments", "acct_ada/balance"],
    ["issuing", "acct_ada/issuing"],
    ["refund_and_dispute_prefunding", "acct_ada/prefunding"],
    ["risk_reserved", "acct_ada/risk_reserved"]
  ]
  const charged = (balanceType: BalanceType) =>
    transaction({ balanceType, feeDetails: [feeLine("stripe_fee", "0.59 usd")] })

  it.each(pots)("of type %s is what its postings change on %s", (balanceType, pot) => {
    expect(LedgerAccount.format(Entry.moved(charged(balanceType)))).toBe(pot)
    const paid = posting(`payers -> ${pot}`, "10.00 usd")
    const fee = posting(`${pot} -> stripe/fees`, "0.59 usd")
    const made = Result.getOrThrow(Entry.ofTransaction(charged(balanceType), [paid, fee], ["a flag"]))
    expect(made).toEqual({
      id: "acct_ada/txn_1",
      account: "acct_ada",
      created: moment("2026-03-02T09:30Z"),
      matures: moment("2026-03-04"),
      description: "",
      postings: [paid, fee],
      transaction: charged(balanceType),
      flags: ["a flag"]
    })

    const law = `entry acct_ada/txn_1: postings on ${pot} must sum to the net 9.41 usd, not`
    expect(brokenLaw(Entry.ofTransaction(charged(balanceType), [paid]))).toBe(`${law} 10.00 usd`)
    expect(brokenLaw(Entry.ofTransaction(charged(balanceType), []))).toBe(`${law} 0.00 usd`)
    expect(brokenLaw(Entry.ofTransaction(charged(balanceType), [Posting.reverse(paid)]))).toBe(`${law} -10.00 usd`)
    const elsewhere = posting("payers -> acct_ada/bank", "9.41 usd")
    expect(brokenLaw(Entry.ofTransaction(charged(balanceType), [elsewhere]))).toBe(`${law} 0.00 usd`)
    const euros = posting(`payers -> ${pot}`, "9.41 eur")
    expect(brokenLaw(Entry.ofTransaction(charged(balanceType), [euros]))).toBe(`${law} 0.00 usd`)
  })

  it("leaves out other currencies, which an entry may convert through, as long as nothing of them stays", () => {
    const converted = transaction({ amount: money("9.00 eur") })
    const through = [posting("payers -> stripe/fx", "10.00 usd"), posting("stripe/fx -> acct_ada/balance", "9.00 eur")]
    expect(Result.isSuccess(Entry.ofTransaction(converted, through))).toBe(true)

    const away = posting("acct_ada/balance -> acct_ada/bank", "1.00 usd")
    expect(brokenLaw(Entry.ofTransaction(converted, [...through, away]))).toBe(
      "entry acct_ada/txn_1: postings on acct_ada/balance must sum to 0.00 usd, not -1.00 usd"
    )
    expect(Result.isSuccess(Entry.ofTransaction(converted, [...through, away, Posting.reverse(away)]))).toBe(true)
  })

  it("is in one currency: 10.00 usd do not bring 999.00 eur with them", () => {
    const paid = [
      posting("payers -> acct_ada/balance", "10.00 usd"),
      posting("payers -> acct_ada/balance", "999.00 eur")
    ]
    expect(brokenLaw(Entry.ofTransaction(transaction(), paid))).toBe(
      "entry acct_ada/txn_1: postings on acct_ada/balance must sum to 0.00 eur, not 999.00 eur"
    )
  })

  it("may be nothing, with nothing posted", () => {
    expect(Result.getOrThrow(Entry.ofTransaction(transaction({ amount: money("0 usd") }), [])).postings).toEqual([])
  })

  it("cannot be used before the line exists, whatever available_on says", () => {
    const paid = [posting("payers -> acct_ada/balance", "10.00 usd")]
    const early = transaction({ availableOn: moment("2026-03-01") })
    expect(Result.getOrThrow(Entry.ofTransaction(early, paid)).matures).toBe(early.created)
  })
})

describe("what a balance transaction says of its entry", () => {
  const made = Result.getOrThrow(
    Entry.ofTransaction(transaction(), [posting("payers -> acct_ada/balance", "10.00 usd")])
  )

  it.each<readonly [string, Partial<Entry.Entry>, string]>([
    ["id", { id: "acct_ada/txn_2" }, "its transaction asks for the id acct_ada/txn_1"],
    ["id", { id: "acct_ada/txn_1~1" }, "its transaction asks for the id acct_ada/txn_1"],
    ["account", { account: "acct_ben" }, "it must be of acct_ada, not acct_ben"],
    [
      "creation",
      { created: moment("2026-03-02T09:30:01Z") },
      "it must be created at 2026-03-02T09:30:00Z, not 2026-03-02T09:30:01Z"
    ],
    ["maturity", { matures: moment("2026-03-03") }, "it must mature at 2026-03-04T00:00:00Z, not 2026-03-03T00:00:00Z"]
  ])("is its %s", (_, change, law) => {
    expect(Result.isSuccess(Entry.make(made))).toBe(true)
    expect(brokenLaw(Entry.make({ ...made, ...change }))).toBe(`entry ${change.id ?? made.id}: ${law}`)
  })
})

it("an entry is its own: what is added to the lists it was made of is not added to it", () => {
  const postings = [posting("payers -> acct_ada/bank", "5.00 usd")]
  const flags = ["a flag"]
  const given = entry({ postings, flags })
  postings.push(posting("payers -> payers", "-1.00 usd"))
  flags.push("another")
  expect(given.postings).toHaveLength(1)
  expect(given.flags).toEqual(["a flag"])
})

const sent = (amount: string) => ({
  payout: {
    object: "payout" as const,
    method: "standard" as const,
    id: "po_1",
    account: "acct_ada" as const,
    amount: money(amount),
    created: moment("2026-03-02T09:30Z"),
    arrivalDate: moment("2026-03-03"),
    sourceType: "card" as const,
    description: "STRIPE PAYOUT",
    maker: "request" as const,
    reconciliationStatus: "not_applicable" as const,
    status: "paid" as const,
    balanceTransaction: "txn_1"
  },
  at: moment("2026-03-04")
})

describe("what a bank did with a payout", () => {
  it.each([
    ["paid", "5.00 usd", "5.00 usd acct_ada/in_transit -> acct_ada/bank [po_1]"],
    ["returned", "5.00 usd", "5.00 usd acct_ada/bank -> acct_ada/in_transit [po_1]"],
    ["paid", "-5.00 usd", "5.00 usd acct_ada/bank -> acct_ada/in_transit [po_1]"],
    ["returned", "-5.00 usd", "5.00 usd acct_ada/in_transit -> acct_ada/bank [po_1]"]
  ] as const)("is an entry of its own: %s, %s", (kind, amount, posted) => {
    const { postings, ...rest } = Result.getOrThrow(Entry.ofPayout({ ...sent(amount), kind }))
    expect(postings.map(written)).toEqual([posted])
    expect(rest).toEqual({
      id: `po_1/${kind}`,
      account: "acct_ada",
      created: moment("2026-03-04"),
      matures: moment("2026-03-04"),
      description: "STRIPE PAYOUT",
      flags: []
    })
  })
})

describe("what a bank did with a payout that was converted", () => {
  it.each([
    ["paid", ["24.50 cad acct_ada/in_transit -> stripe/fx [po_1]", "18.66 usd stripe/fx -> acct_ada/bank [po_1]"]],
    ["returned", ["24.50 cad stripe/fx -> acct_ada/in_transit [po_1]", "18.66 usd acct_ada/bank -> stripe/fx [po_1]"]]
  ] as const)("goes through Stripe's exchange: %s", (kind, posted) => {
    const converted = { amount: money("18.66 usd"), rate: Rate.of("0.761538") }
    const { at, payout } = sent("24.50 cad")
    const { postings } = Result.getOrThrow(Entry.ofPayout({ at, kind, payout: { ...payout, converted } }))
    expect(postings.map(written)).toEqual(posted)
  })
})

describe("an entry of an embedder's own", () => {
  const own = {
    account: "acct_ada",
    created: moment("2026-03-02T09:30Z"),
    description: "Cash from the counter",
    postings: [posting("payers -> acct_ada/bank", "5.00 usd")]
  } as const

  it.each(["1", "cash-2026-03-02", "a.b:c,d", "!", "}", "A".repeat(200)])("may have the key %j", (key) => {
    expect(Result.getOrThrow(Entry.manual({ ...own, key }))).toEqual({
      id: `manual/${key}`,
      ...own,
      matures: own.created,
      flags: []
    })
  })

  it.each(["", " ", "a b", "a/b", "/", "a\n", "\t", "é", "¢", "\u007f", "a~1", "~", "A".repeat(201)])(
    "may not have the key %j",
    (key) => {
      expect(brokenLaw(Entry.manual({ ...own, key }))).toBe(
        `entry manual/${key}: the key must be 1 to 200 printable ASCII characters, no space, slash or tilde`
      )
    }
  )

  it("keeps the laws of postings", () => {
    const broken = Entry.manual({ ...own, key: "1", postings: [posting("payers -> payers", "5.00 usd")] })
    expect(brokenLaw(broken)).toBe("entry manual/1: posting payers -> payers must be between two accounts")
  })
})
