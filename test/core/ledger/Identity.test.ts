import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import * as Correction from "#core/ledger/Correction.ts"
import * as Entry from "#core/ledger/Entry.ts"
import * as Identity from "#core/ledger/Identity.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import { entry, feeLine, moment, money, posting, transaction } from "./Books.ts"

const fees = [feeLine("stripe_fee", "0.59 usd"), feeLine("application_fee", "1.23 usd")]
const booked = [
  posting("payers -> acct_ada/balance", "10.00 usd"),
  posting("acct_ada/balance -> stripe/fees", "0.59 usd"),
  posting("acct_ada/balance -> clearing/application_fee", "1.23 usd", "ch_1")
]
const known = Result.getOrThrow(Entry.ofTransaction(transaction({ feeDetails: fees }), booked))

/** The entry as another version of Stripe's line would have made it; its postings are not checked here. */
const shown = (changes: Partial<BalanceTransaction.Draft>, own: Partial<Entry.Entry> = {}): Entry.Entry => ({
  ...known,
  transaction: transaction({ feeDetails: fees, ...changes }),
  ...own
})

describe("what makes an entry the same", () => {
  it.each([
    ["account", { ...known, account: "acct_ben" as const }, "acct_ada", "acct_ben"],
    ["transaction", shown({ id: "txn_2" }), "txn_1", "txn_2"],
    ["type", shown({ type: "payment" }), "charge", "payment"],
    ["amount", shown({ amount: money("10.01 usd") }), "10.00 usd", "10.01 usd"],
    ["amount", shown({ amount: money("10.00 eur"), feeDetails: [] }), "10.00 usd", "10.00 eur"],
    [
      "fee lines",
      shown({ feeDetails: [feeLine("stripe_fee", "0.60 usd"), feeLine("application_fee", "1.22 usd")] }),
      "stripe_fee 0.59 usd, application_fee 1.23 usd",
      "stripe_fee 0.60 usd, application_fee 1.22 usd"
    ],
    [
      "fee lines",
      shown({ feeDetails: fees.toReversed() }),
      "stripe_fee 0.59 usd, application_fee 1.23 usd",
      "application_fee 1.23 usd, stripe_fee 0.59 usd"
    ],
    ["source", shown({ source: "ch_2" }), "ch_1", "ch_2"],
    ["source", shown({ source: undefined }), "ch_1", ""],
    ["created", shown({}, { created: moment("2026-03-02T09:30:01Z") }), "2026-03-02T09:30:00Z", "2026-03-02T09:30:01Z"],
    [
      "matures",
      shown({ availableOn: moment("2026-03-09") }, { matures: moment("2026-03-09") }),
      "2026-03-04T00:00:00Z",
      "2026-03-09T00:00:00Z"
    ],
    [
      "postings",
      shown({}, { postings: booked.slice(0, 1) }),
      "6:payers16:acct_ada/balance9:10.00 usd0:16:acct_ada/balance11:stripe/fees8:0.59 usd0:" +
        "16:acct_ada/balance24:clearing/application_fee8:1.23 usd4:ch_1",
      "6:payers16:acct_ada/balance9:10.00 usd0:"
    ]
  ])("is its %s", (field, incoming, old, now) => {
    expect(Identity.difference(known, incoming)).toEqual({ field, old, new: now })
    expect(Identity.canonical(incoming)).not.toBe(Identity.canonical(known))
  })

  it("is looked at in a fixed order, and the first difference is named", () => {
    const incoming = shown({ type: "payment", source: "py_1" }, { postings: [] })
    expect(Identity.difference(known, incoming)?.field).toBe("type")
  })

  it("is also the id, in the text that is hashed", () => {
    expect(Identity.canonical({ ...known, id: "acct_ada/txn_1~1" })).not.toBe(Identity.canonical(known))
  })
})

describe("what an entry may change in and still be the same", () => {
  it.each<readonly [string, Entry.Entry]>([
    ["its description", shown({ description: "Bread" }, { description: "Bread" })],
    ["the descriptions of its fee lines", shown({ feeDetails: fees.map((fee) => ({ ...fee, description: "VAT" })) })],
    ["its reporting category", shown({ reportingCategory: "other_adjustment" })],
    ["its source type", shown({ sourceType: "bank_account" })],
    ["which fee lines its postings book", shown({}, { postings: booked.map((it) => ({ ...it, fee: "stripe_fee" })) })],
    ["its flags", shown({}, { flags: ["a type that had no booking then"] })]
  ])("is %s", (_, incoming) => {
    expect(Identity.difference(known, incoming)).toBeUndefined()
    expect(Identity.canonical(incoming)).toBe(Identity.canonical(known))
  })
})

describe("the canonical text", () => {
  it("names and measures every field, and does not change: journals are hashed over it", () => {
    expect(Identity.canonical(known)).toBe(
      "14:acct_ada/txn_1" +
        "7:account8:acct_ada" +
        "11:transaction5:txn_1" +
        "4:type6:charge" +
        "6:amount9:10.00 usd" +
        "9:fee lines45:stripe_fee 0.59 usd, application_fee 1.23 usd" +
        "6:source4:ch_1" +
        "7:created20:2026-03-02T09:30:00Z" +
        "7:matures20:2026-03-04T00:00:00Z" +
        "8:postings147:6:payers16:acct_ada/balance9:10.00 usd0:" +
        "16:acct_ada/balance11:stripe/fees8:0.59 usd0:" +
        "16:acct_ada/balance24:clearing/application_fee8:1.23 usd4:ch_1"
    )
  })

  it("of an entry without a transaction leaves what a transaction says empty", () => {
    expect(Identity.canonical(entry({ postings: [] }))).toBe(
      "8:manual/1" +
        "7:account8:acct_ada11:transaction0:4:type0:6:amount0:9:fee lines0:6:source0:" +
        "7:created20:2026-03-02T09:30:00Z7:matures20:2026-03-02T09:30:00Z8:postings0:"
    )
  })

  // Few letters, among them those that the text itself is made of: what could be confused, will be.
  const word = fc.string({ unit: fc.constantFrom("1", ":", "a", ",", " ", "/"), maxLength: 4 })
  const line = fc.record({
    id: word,
    type: word,
    source: fc.option(word, { nil: undefined }),
    description: fc.constant(""),
    amount: fc.bigInt({ min: -2n, max: 2n }).map((minor) => Money.of(Currency.of("usd"), minor))
  })
  const fee = fc.constantFrom(feeLine("tax", "0.01 usd"), feeLine("tax", "0.10 usd"), feeLine("stripe_fee", "0.01 usd"))
  const move = fc
    .record({ from: word, to: word, item: word, minor: fc.bigInt({ min: 1n, max: 3n }) })
    .map(({ from, item, minor, to }) => ({
      from: LedgerAccount.suspense(from),
      to: LedgerAccount.suspense(to),
      amount: Money.of(Currency.of("usd"), minor),
      item
    }))
  const entries = fc
    .record({ id: word, line, fees: fc.array(fee, { maxLength: 2 }), moves: fc.array(move, { maxLength: 2 }) })
    .map(({ fees, id, line, moves }): Entry.Entry => {
      const changes = { ...line, feeDetails: fees }
      return { ...known, id, transaction: transaction(changes), postings: moves }
    })
  const identity = ({ id, postings, transaction }: Entry.Entry) => {
    const { amount, feeDetails, id: line, source = "", type } = transaction ?? known.transaction ?? expect.fail()
    return [id, line, type, amount, feeDetails, source, postings]
  }

  it("is shared by two entries only when they are the same", () => {
    fc.assert(
      fc.property(entries, entries, (a, b) => {
        const same = Identity.canonical(a) === Identity.canonical(b)
        if (same) expect(identity(a)).toEqual(identity(b))
        else expect(identity(a)).not.toEqual(identity(b))
      }),
      { numRuns: 1000 }
    )
  })

  it("is another one when a character moves from one field to its neighbour", () => {
    const ids = ["id", "type", "source"] as const
    const some = word.filter((moved) => moved !== "")
    fc.assert(
      fc.property(fc.constantFrom(0, 1), word, some, word, (index, before, moved, behind) => {
        const [left = "id", right = "type"] = ids.slice(index)
        const a = shown({ [left]: before + moved, [right]: behind })
        const b = shown({ [left]: before, [right]: moved + behind })
        expect(Identity.canonical(a)).not.toBe(Identity.canonical(b))
      })
    )
    fc.assert(
      fc.property(word, some, word, (before, moved, behind) => {
        const way = (from: string, to: string) =>
          shown(
            {},
            {
              postings: [{ from: LedgerAccount.suspense(from), to: LedgerAccount.suspense(to), amount: money("1 usd") }]
            }
          )
        expect(Identity.canonical(way(before + moved, behind))).not.toBe(
          Identity.canonical(way(before, moved + behind))
        )
      })
    )
  })

  it("differs when a posting is split, swapped or repeated", () => {
    const [first = expect.fail(), second = expect.fail()] = booked
    const texts = [[], [first], [first, first], [first, second], [second, first]].map((postings) =>
      Identity.canonical(shown({}, { postings }))
    )
    expect(new Set(texts).size).toBe(5)
  })
})

describe("a correction", () => {
  const incoming = shown({ source: "ch_2" })
  const corrected = Correction.of(known, incoming, 1)

  it("has the identity of the version that it booked anew", () => {
    expect(Identity.difference(corrected, incoming)).toBeUndefined()
    expect(Identity.difference(corrected, known)).toEqual({ field: "source", old: "ch_2", new: "ch_1" })
  })

  it("is hashed under its own id and with the postings that it reverses", () => {
    expect(Identity.canonical(corrected)).toBe(
      Identity.canonical({ ...incoming, id: "acct_ada/txn_1~1" }) +
        "8:corrects193:20:2026-03-02T09:30:00Z20:2026-03-04T00:00:00Z" +
        "16:acct_ada/balance6:payers9:10.00 usd0:" +
        "11:stripe/fees16:acct_ada/balance8:0.59 usd0:" +
        "24:clearing/application_fee16:acct_ada/balance8:1.23 usd4:ch_1"
    )
  })

  it("of an embedder's own entry has it too", () => {
    const own = (amount: string) => entry({ postings: [posting("payers -> acct_ada/bank", amount)] })
    const corrected = Correction.of(own("5.00 usd"), own("6.00 usd"), 1)
    expect(Identity.difference(corrected, own("6.00 usd"))).toBeUndefined()
    expect(Identity.difference(corrected, own("5.00 usd"))?.field).toBe("postings")
  })
})
