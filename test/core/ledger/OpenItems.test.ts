import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Correction from "#core/ledger/Correction.ts"
import type * as Entry from "#core/ledger/Entry.ts"
import { type Crossing, crossings } from "#core/ledger/LedgerAccount.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as OpenItems from "#core/ledger/OpenItems.ts"
import * as Posting from "#core/ledger/Posting.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import { entry, moment, money, posting } from "./Books.ts"

/** An entry in which `amount` crosses from the account into clearing; out of clearing when it is negative. */
const crossing = (
  account: AccountId,
  amount: Money.Money,
  item: string,
  kind: Crossing = "transfer",
  id = "manual/1"
): Entry.Entry => {
  const against = { account: LedgerAccount.of(account, "balance"), item }
  const postings = Posting.change(LedgerAccount.clearing(kind), amount, against)
  return entry({ id, account, postings })
}

/** Entries written as `market sends 5.00 usd of tr_1`: each side sends into clearing or gets from it. */
const written = (line: string): Entry.Entry => {
  const [, name = "", verb, amount = "", item = "", kind = "transfer"] =
    /^(\w+) (sends|gets) (\S+ \w+) of (\S+)(?: as (\w+))?$/.exec(line) ?? expect.fail(`cannot read ${line}`)
  const sent = verb === "sends" ? money(amount) : Money.negate(money(amount))
  return crossing(`acct_${name}`, sent, item, kind as Crossing, line)
}

/** What is open, written the same way; whatever is not the market's is Ada's. */
const told = (items: ReadonlyArray<OpenItems.OpenItem>): ReadonlyArray<string> =>
  items.flatMap(({ crossing, item, lines }) =>
    lines.map(({ amount, side }) => {
      const verb = Money.isPositive(amount) ? "sends" : "gets"
      const kind = crossing === "transfer" ? "" : ` as ${crossing}`
      const name = side === "platform" ? "market" : "ada"
      return `${name} ${verb} ${Money.format(Money.absolute(amount))} of ${item}${kind}`
    })
  )

const open = (entries: ReadonlyArray<Entry.Entry>): ReadonlyArray<string> => told(OpenItems.of("acct_market", entries))

describe("a transfer between two pots of one account", () => {
  const between = (way: string, id: string) =>
    entry({ id, account: "acct_market", postings: [posting(way, "5.00 usd", "btr_1")] })
  const out = between("acct_market/balance -> clearing/balance_transfer", "manual/out")
  const into = between("clearing/balance_transfer -> acct_market/issuing", "manual/into")
  const againInto = between("clearing/balance_transfer -> acct_market/prefunding", "manual/again")

  it.each([
    { seen: "both lines", entries: [out, into], left: [] },
    { seen: "both lines, the second first", entries: [into, out], left: [] },
    { seen: "only that which sends", entries: [out], left: ["market sends 5.00 usd of btr_1 as balance_transfer"] },
    { seen: "only that which gets", entries: [into], left: ["ada gets 5.00 usd of btr_1 as balance_transfer"] },
    {
      seen: "one more that gets",
      entries: [out, into, againInto],
      left: ["ada gets 5.00 usd of btr_1 as balance_transfer"]
    }
  ])("is open until both lines were seen: $seen", ({ entries, left }) => {
    expect(open(entries)).toEqual(left)
  })

  it("is open again when one of its lines is taken back", () => {
    const corrects = { ...into, transaction: undefined }
    const postings = into.postings.map(Posting.reverse)
    const takenBack = entry({ id: "manual/into~1", account: "acct_market", postings, corrects })
    expect(open([out, into, takenBack])).toEqual(["market sends 5.00 usd of btr_1 as balance_transfer"])
  })
})

describe("an item between two books", () => {
  it.each<readonly [string, ReadonlyArray<string>, ReadonlyArray<string>]>([
    ["one side only", ["market sends 5.00 usd of tr_1"], ["market sends 5.00 usd of tr_1"]],
    ["the other side only", ["ada gets 5.00 usd of tr_1"], ["ada gets 5.00 usd of tr_1"]],
    ["both sides", ["market sends 5.00 usd of tr_1", "ada gets 5.00 usd of tr_1"], []],
    ["the connected side first", ["ada gets 5.00 usd of tr_1", "market sends 5.00 usd of tr_1"], []],
    [
      "two items of the same amount",
      ["market sends 5.00 usd of tr_1", "ada gets 5.00 usd of tr_2"],
      ["market sends 5.00 usd of tr_1", "ada gets 5.00 usd of tr_2"]
    ],
    [
      "the same id crossing in another way",
      ["market sends 5.00 usd of ch_1", "ada gets 5.00 usd of ch_1 as application_fee"],
      ["market sends 5.00 usd of ch_1", "ada gets 5.00 usd of ch_1 as application_fee"]
    ],
    [
      "amounts that differ by a cent",
      ["market sends 5.00 usd of tr_1", "ada gets 4.99 usd of tr_1"],
      ["market sends 5.00 usd of tr_1", "ada gets 4.99 usd of tr_1"]
    ],
    [
      "the same number of another currency",
      ["market sends 5.00 usd of tr_1", "ada gets 5.00 eur of tr_1"],
      ["market sends 5.00 usd of tr_1", "ada gets 5.00 eur of tr_1"]
    ],
    [
      "the same direction on both sides",
      ["market sends 5.00 usd of tr_1", "ada sends 5.00 usd of tr_1"],
      ["market sends 5.00 usd of tr_1", "ada sends 5.00 usd of tr_1"]
    ],
    [
      "fully reversed, and the other side never seen",
      ["market sends 5.00 usd of tr_1", "market gets 5.00 usd of tr_1"],
      ["market sends 5.00 usd of tr_1", "market gets 5.00 usd of tr_1"]
    ],
    [
      "fully reversed, and seen on both sides",
      [
        "market sends 5.00 usd of tr_1",
        "ada gets 5.00 usd of tr_1",
        "market gets 5.00 usd of tr_1",
        "ada sends 5.00 usd of tr_1"
      ],
      []
    ],
    [
      "three lines: reversed, and the reversal not seen there yet",
      ["market sends 5.00 usd of tr_1", "ada gets 5.00 usd of tr_1", "market gets 5.00 usd of tr_1"],
      ["market gets 5.00 usd of tr_1"]
    ],
    [
      "three lines: reversed, and the transfer not seen there yet",
      ["market sends 5.00 usd of tr_1", "market gets 5.00 usd of tr_1", "ada sends 5.00 usd of tr_1"],
      ["market sends 5.00 usd of tr_1"]
    ],
    [
      "the same amount taken back twice, seen there once",
      [
        "market sends 5.00 usd of tr_1",
        "ada gets 5.00 usd of tr_1",
        "market gets 2.00 usd of tr_1",
        "market gets 2.00 usd of tr_1",
        "ada sends 2.00 usd of tr_1"
      ],
      ["market gets 2.00 usd of tr_1"]
    ],
    [
      "two halves that nobody sent whole",
      ["market sends 5.00 usd of tr_1", "ada gets 2.50 usd of tr_1", "ada gets 2.50 usd of tr_1"],
      ["market sends 5.00 usd of tr_1", "ada gets 2.50 usd of tr_1", "ada gets 2.50 usd of tr_1"]
    ]
  ])("%s", (_, lines, left) => {
    const entries = lines.map(written)
    expect(open(entries).toSorted()).toEqual(left.toSorted())
    expect(open(entries.toReversed())).toEqual(open(entries))
  })

  it("is of one of these kinds, each with its own items", () => {
    const entries = crossings.map((kind) => crossing("acct_market", money("1.00 usd"), "x_1", kind))
    expect(OpenItems.of("acct_market", entries).map(({ crossing, item }) => [crossing, item])).toEqual(
      crossings.toSorted().map((kind) => [kind, "x_1"])
    )
  })

  it("names the side of every line that is open, the items sorted", () => {
    const lines = ["market sends 2.00 usd of tr_2", "ada gets 1.00 usd of tr_1", "ada gets 3.00 usd of tr_2"]
    expect(OpenItems.of("acct_market", lines.map(written))).toEqual([
      { crossing: "transfer", item: "tr_1", lines: [{ side: "connected", amount: money("-1.00 usd") }] },
      {
        crossing: "transfer",
        item: "tr_2",
        lines: [
          { side: "platform", amount: money("2.00 usd") },
          { side: "connected", amount: money("-3.00 usd") }
        ]
      }
    ])
  })

  it("is open only from when it happened", () => {
    const sent = { ...written("market sends 5.00 usd of tr_1"), created: moment("2026-03-02T10:00Z") }
    const at = (text: string) => told(OpenItems.of("acct_market", [sent], moment(text)))
    expect(at("2026-03-02T09:59:59Z")).toEqual([])
    expect(at("2026-03-02T10:00:00Z")).toEqual(["market sends 5.00 usd of tr_1"])
  })

  it("is not made by money in transit, which has left nobody's book", () => {
    const payout = entry({ postings: [posting("acct_ada/balance -> acct_ada/in_transit", "5.00 usd", "po_1")] })
    expect(OpenItems.of("acct_market", [payout])).toEqual([])
  })
})

describe("a correction of a side", () => {
  const sent = written("market sends 5.00 usd of tr_1")
  const more = { ...written("market sends 6.00 usd of tr_1"), id: sent.id }
  const elsewhere = { ...written("market sends 5.00 usd of tr_2"), id: sent.id }

  it("takes the line that it corrects away", () => {
    expect(open([sent, Correction.of(sent, more, 1)])).toEqual(["market sends 6.00 usd of tr_1"])
    expect(open([sent, Correction.of(sent, elsewhere, 1)])).toEqual(["market sends 5.00 usd of tr_2"])
  })

  it("takes that line away, and no other of its side", () => {
    const back = written("market gets 1.00 usd of tr_1")
    const second = written("market sends 5.00 usd of tr_1")
    const lines = ["market gets 1.00 usd of tr_1", "market sends 5.00 usd of tr_1", "market sends 6.00 usd of tr_1"]
    expect(open([back, sent, second, Correction.of(sent, more, 1)]).toSorted()).toEqual(lines)
  })

  it("closes the item when the other side shows what is right", () => {
    const [known, corrected] = [sent, Correction.of(sent, more, 1)]
    const got = written("ada gets 6.00 usd of tr_1")
    for (const order of [
      [known, corrected, got],
      [known, got, corrected],
      [got, known, corrected]
    ]) {
      expect(open(order)).toEqual([])
    }
  })

  it("closes the item when both sides are corrected", () => {
    const got = written("ada gets 5.00 usd of tr_1")
    const gotMore = { ...written("ada gets 6.00 usd of tr_1"), id: got.id }
    const [ours, theirs] = [Correction.of(sent, more, 1), Correction.of(got, gotMore, 1)]
    for (const order of [
      [sent, got, ours, theirs],
      [sent, got, theirs, ours],
      [sent, ours, got, theirs],
      [got, theirs, sent, ours]
    ]) {
      expect(open(order)).toEqual([])
    }
  })

  it("opens the item again when it was closed and only one side is corrected", () => {
    const got = written("ada gets 5.00 usd of tr_1")
    const left = open([sent, got, Correction.of(sent, more, 1)])
    expect(left).toEqual(["ada gets 5.00 usd of tr_1", "market sends 6.00 usd of tr_1"])
  })
})

describe("the order in which the lines arrive", () => {
  const usd = Currency.of("usd")
  const line = fc
    .record({
      account: fc.constantFrom<AccountId>("acct_market", "acct_ada"),
      minor: fc.constantFrom(1n, -1n, 2n, -2n),
      item: fc.constantFrom("tr_1", "tr_2")
    })
    .map(({ account, item, minor }) => crossing(account, Money.of(usd, minor), item))
  const shuffled = fc
    .array(line, { maxLength: 12 })
    .chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }))
    )

  it("does not matter to what is open", () => {
    fc.assert(
      fc.property(shuffled, ([entries, other]) => {
        expect(open(other)).toEqual(open(entries))
      })
    )
  })

  // A line and its versions, each a correction of the one before.
  const told = fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { maxLength: 6 }).map((stories) =>
    stories.map((versions, index) => {
      const [first = expect.fail(), ...others] = versions.map((version) => ({ ...version, id: `manual/${index}` }))
      const entries: Array<Entry.Entry> = [first]
      for (const other of others) {
        const own = { ...other, account: first.account }
        entries.push(Correction.of(entries.at(-1) ?? first, own, entries.length))
      }
      return { entries, last: { ...(others.at(-1) ?? first), account: first.account } }
    })
  )
  const mixed = told.chain((stories) => {
    const entries = stories.flatMap((story) => story.entries)
    const other = fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length })
    return fc.tuple(fc.constant(stories), other)
  })

  it("does not matter to what corrections leave open, which is what the last versions alone would", () => {
    fc.assert(
      fc.property(mixed, ([stories, other]) => {
        expect(open(other)).toEqual(open(stories.flatMap(({ entries }) => entries)))
        expect(open(other)).toEqual(open(stories.map(({ last }) => last)))
      }),
      { numRuns: 500 }
    )
  })

  it("is not kept: a run adds its entries one by one, and what is closed leaves nothing behind", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (entries) => {
        const items = OpenItems.empty("acct_market")
        for (const entry of entries) OpenItems.add(items, entry)
        expect(OpenItems.list(items)).toEqual(OpenItems.of("acct_market", entries))
        const openItems = new Set(OpenItems.list(items).map(({ item }) => item))
        expect(new Set(items.lanes.keys())).toEqual(openItems)
        for (let lane of items.lanes.values()) {
          for (; lane.next !== undefined; lane = lane.next) expect(lane.count).not.toBe(0)
          expect(lane.count).not.toBe(0)
        }
      })
    )
  })

  it("leaves open on each side exactly what the other side does not answer", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (entries) => {
        const count = (lines: ReadonlyArray<string>, line: string) => lines.filter((it) => it === line).length
        const all = entries.flatMap((entry) => open([entry]))
        const left = open(entries)
        for (const item of ["tr_1", "tr_2"]) {
          for (const amount of ["0.01 usd", "0.02 usd"]) {
            for (const [sends, gets] of [
              ["market", "ada"],
              ["ada", "market"]
            ]) {
              const [sent, got] = [`${sends} sends ${amount} of ${item}`, `${gets} gets ${amount} of ${item}`]
              const unanswered = count(all, sent) - count(all, got)
              expect(count(left, sent) - count(left, got)).toBe(unanswered)
              expect(count(left, sent) === 0 || count(left, got) === 0).toBe(true)
            }
          }
        }
      })
    )
  })
})
