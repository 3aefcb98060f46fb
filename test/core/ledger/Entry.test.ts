import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { BalanceType } from "#core/connect/BalanceTransaction.ts"
import * as Balances from "#core/ledger/Balances.ts"
import * as Entry from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Posting from "#core/ledger/Posting.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import { account, entry, feeLine, moment, money, posting, transaction, written } from "./Books.ts"

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

  it("leaves out other currencies, which an entry may convert through", () => {
    const converted = transaction({ amount: money("9.00 eur") })
    const own = [
      posting("payers -> stripe/fx", "10.00 usd"),
      posting("stripe/fx -> acct_ada/balance", "9.00 eur"),
      posting("acct_ada/balance -> acct_ada/bank", "1.00 usd")
    ]
    expect(Result.isSuccess(Entry.ofTransaction(converted, own))).toBe(true)
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

describe("a correction", () => {
  const charged = (amount: string, changes: Parameters<typeof transaction>[0] = {}): Entry.Entry => {
    const line = transaction({ amount: money(amount), ...changes })
    const against = { account: LedgerAccount.payers }
    return Result.getOrThrow(Entry.ofTransaction(line, Posting.change(Entry.moved(line), line.net, against)))
  }

  it("reverses what stands and books anew, under an id of its own", () => {
    const incoming = { ...charged("12.00 usd"), flags: ["charge has no booking yet"] }
    const corrected = Entry.correction(charged("10.00 usd"), incoming, 1)
    expect(corrected).toMatchObject({
      id: "acct_ada/txn_1~1",
      account: "acct_ada",
      transaction: { net: money("12.00 usd") },
      corrects: { transaction: { net: money("10.00 usd") } },
      flags: ["charge has no booking yet", "corrects acct_ada/txn_1"]
    })
    expect(corrected.postings.map(written)).toEqual([
      "10.00 usd acct_ada/balance -> payers",
      "12.00 usd payers -> acct_ada/balance"
    ])
    expect(Entry.standing(corrected)).toEqual(Entry.standing(incoming))
  })

  it("is refused when it does not begin by taking back what it corrects", () => {
    const corrected = Entry.correction(charged("10.00 usd"), charged("12.00 usd"), 1)
    const [first, ...others] = corrected.postings
    if (first === undefined) throw new Error("no postings")
    const elsewhere = { ...corrected, postings: [{ ...first, to: LedgerAccount.suspense("charge") }, ...others] }
    expect(Result.getOrThrow(Result.flip(Entry.make(elsewhere))).message).toBe(
      `entry ${corrected.id}: its first postings must reverse those that it corrects`
    )
  })

  it("of a correction reverses only what that one booked anew", () => {
    const first = Entry.correction(charged("10.00 usd"), charged("12.00 usd"), 1)
    const second = Entry.correction(first, charged("7.00 usd"), 2)
    expect(second.id).toBe("acct_ada/txn_1~2")
    expect(second.flags).toEqual(["corrects acct_ada/txn_1~1"])
    expect(second.postings.map(written)).toEqual([
      "12.00 usd acct_ada/balance -> payers",
      "7.00 usd payers -> acct_ada/balance"
    ])
    const balances = Balances.of([charged("10.00 usd"), first, second])
    expect(Balances.balance(balances, account("acct_ada/balance"), Currency.of("usd"))).toEqual(money("7.00 usd"))
  })

  it.each([
    ["nothing to nothing", charged("0 usd"), charged("0 usd"), []],
    ["nothing to something", charged("0 usd"), charged("1.00 usd"), ["acct_ada/balance 1.00 usd", "payers -1.00 usd"]],
    ["something to nothing", charged("1.00 usd"), charged("0 usd"), []],
    ["the other sign", charged("1.00 usd"), charged("-1.00 usd"), ["acct_ada/balance -1.00 usd", "payers 1.00 usd"]],
    ["another currency", charged("1.00 usd"), charged("1 jpy"), ["acct_ada/balance 1 jpy", "payers -1 jpy"]],
    [
      "another pot",
      charged("1.00 usd"),
      charged("1.00 usd", { balanceType: "issuing" }),
      ["acct_ada/issuing 1.00 usd", "payers -1.00 usd"]
    ],
    [
      "another pot and amount",
      charged("1.00 usd"),
      charged("3.00 usd", { balanceType: "risk_reserved" }),
      ["acct_ada/risk_reserved 3.00 usd", "payers -3.00 usd"]
    ]
  ])("of %s leaves what is true now", (_, known, incoming, left) => {
    const balances = Balances.of([known, Entry.correction(known, incoming, 1)])
    const held = Balances.all(balances).flatMap(({ account, total }) => {
      const balance = Balances.balance(balances, account, total.currency)
      return Money.isZero(balance) ? [] : [`${LedgerAccount.format(account)} ${Money.format(balance)}`]
    })
    expect(held.toSorted()).toEqual(left)
  })

  it("corrects an embedder's own entry too", () => {
    const paid = (amount: string) => entry({ postings: [posting("payers -> acct_ada/bank", amount)] })
    const corrected = Entry.correction(paid("5.00 usd"), paid("6.00 usd"), 1)
    expect(corrected.id).toBe("manual/1~1")
    expect(corrected.postings.map(written)).toEqual([
      "5.00 usd acct_ada/bank -> payers",
      "6.00 usd payers -> acct_ada/bank"
    ])
  })

  it("leaves what the last version alone would have left, however often Stripe changes its mind", () => {
    const version = fc
      .tuple(
        fc.bigInt({ min: -1000n, max: 1000n }),
        fc.constantFrom("usd", "eur"),
        fc.constantFrom<BalanceType>("payments", "issuing")
      )
      .map(([minor, code, balanceType]) =>
        charged("0 usd", { amount: Money.of(Currency.of(code), minor), feeDetails: [], balanceType })
      )
    fc.assert(
      fc.property(version, fc.array(version, { maxLength: 5 }), (original, versions) => {
        const entries = [original]
        for (const [index, incoming] of versions.entries()) {
          entries.push(Entry.correction(entries.at(-1) ?? original, incoming, index + 1))
        }
        const balances = Balances.of(entries)
        const alone = Balances.of([versions.at(-1) ?? original])
        for (const { account, total } of Balances.all(balances)) {
          expect(Balances.balance(balances, account, total.currency)).toEqual(
            Balances.balance(alone, account, total.currency)
          )
        }
      })
    )
  })
})
