import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { sha256 } from "#adapters/sha256.ts"
import * as JournalLines from "#apps/cli/export/JournalLines.ts"
import * as Journal from "#core/ledger/Journal.ts"
import * as Bakery from "./Bakery.ts"
import * as Journals from "../../../oracles/Journals.ts"

const read = (text: string) => Result.getOrThrow(JournalLines.decode(text))

const refusals = (text: string): ReadonlyArray<string> => {
  const refused = Result.getOrThrow(Result.flip(JournalLines.decode(text)))
  for (const line of refused) expect(line).toBeInstanceOf(JournalLines.InvalidLine)
  return refused.map(({ message }) => message)
}

const records = Journals.recorded(Bakery.entries)
const text = JournalLines.encode(records)

/** The bakery's journal with one thing in its first line replaced. */
const withFirst = (old: string, other: string): string => {
  expect(text.split("\n")[0]).toContain(old)
  return text.replace(old, other)
}

describe("a journal as lines", () => {
  it("reads back as the same journal, to the last field", () => {
    fc.assert(
      fc.property(Journals.entries, (entries) => {
        const records = Journals.recorded(entries)
        const again = read(JournalLines.encode(records))
        expect(again).toStrictEqual(records)
        expect(JournalLines.encode(again)).toBe(JournalLines.encode(records))
      }),
      { numRuns: 200 }
    )
  })

  it("still proves its recording order", () => {
    expect(Journal.verify(read(text), sha256)).toEqual(Journal.verify(records, sha256))
    const [first = "", second = "", ...others] = text.split("\n")
    const swapped = read([second, first, ...others].join("\n"))
    expect(Result.isFailure(Journal.verify(swapped, sha256))).toBe(true)
  })

  it("writes an own entry so", () => {
    expect(text.split("\n").at(-2)).toBe(
      '{"sequence":5,"recorded":"2026-03-01T23:59:59Z","entry":{"id":"manual/till(1)","account":"acct_ada_2",' +
        '"created":"2026-03-01T23:59:59Z","matures":"2026-03-01T23:59:59Z","description":"Opening","postings":[' +
        '{"from":"opening/acct_ada_2","to":"acct_ada_2/in_transit","amount":"1200 jpy","item":"po_1"}],"flags":[]},' +
        `"hash":"${records.at(-1)?.hash}"}`
    )
  })

  it("writes a balance transaction so", () => {
    expect(JSON.parse(text.split("\n")[0] ?? "").entry.balance_transaction).toEqual({
      id: "txn_1",
      account: "acct_platform",
      type: "charge",
      balance_type: "payments",
      amount: "10.00 usd",
      fee: "0.59 usd",
      fee_details: [{ type: "stripe_fee", amount: "0.59 usd", description: "Stripe processing fees" }],
      net: "9.41 usd",
      created: "2026-03-02T09:30:00Z",
      available_on: "2026-03-04T00:00:00Z",
      source: "ch_1",
      description: 'Order 17: "rye", 2 loaves',
      reporting_category: "charge",
      source_type: "card"
    })
  })

  it("says which fee line a posting books", () => {
    const { postings } = JSON.parse(text.split("\n")[0] ?? "").entry
    expect(postings.map((posting: { readonly fee?: string }) => posting.fee)).toEqual([undefined, "stripe_fee"])
    expect(refusals(withFirst('"fee":"stripe_fee"', '"fee":"tip"'))[0]).toContain(
      "line 1: entry.postings[1].fee: Expected"
    )
  })

  it("says what a correction replaces", () => {
    const { corrects } = JSON.parse(text.split("\n")[3] ?? "").entry
    expect(corrects.balance_transaction).toMatchObject({ id: "txn_3", amount: "-4.00 usd", source: null })
    expect(corrects).toMatchObject({ created: "2026-03-02T09:30:00Z", matures: "2026-03-04T00:00:00Z" })
    expect(corrects.postings).toEqual([{ from: "acct_ada_2/balance", to: "suspense/flex_loan", amount: "4.00 usd" }])
  })

  it("may be empty, and may end without an end of line", () => {
    expect(JournalLines.encode([])).toBe("")
    expect(read("")).toEqual([])
    expect(read(text.trimEnd())).toStrictEqual(records)
  })
})

describe("lines that are no journal", () => {
  it.each([
    ['"sequence":1', '"sequence":0', "sequence: Expected a value greater than 0"],
    ['"sequence":1', '"sequence":"1"', "sequence: Expected number"],
    ['"sequence":1', '"sequenz":1', "sequenz: Unknown key; expected one of sequence, recorded, entry, hash"],
    [
      '"recorded":"2026-03-02T09:30:00Z"',
      '"recorded":"yesterday"',
      'recorded: "yesterday" is not a moment: expected UTC, as in "2026-01-05T10:00:00Z", "2026-01-05T10:00Z" or "2026-01-05"'
    ],
    [
      '"amount":"10.00 usd"',
      '"amount":"10.005 usd"',
      'entry.postings[0].amount: "10.005 usd" is not an amount: expected 2 decimals or none in usd, as in "10.00 usd"'
    ],
    [
      '"amount":"10.00 usd"',
      '"amount":"10.00 usx"',
      'entry.postings[0].amount: unknown currency "usx": expected an ISO 4217 code such as "usd"'
    ],
    [
      '"from":"payers"',
      '"from":"pockets"',
      'entry.postings[0].from: "pockets" is no ledger account; expected for example acct_…/balance, stripe/fees, clearing/transfer or payers'
    ],
    [
      '"account":"acct_platform"',
      '"account":"platform"',
      'entry.account: "platform" is no Stripe account: expected acct_…'
    ],
    ['"type":"stripe_fee"', '"type":"tip"', "entry.balance_transaction.fee_details[0].type: Expected"],
    ['"source_type":"card"', '"source_type":"cash"', "entry.balance_transaction.source_type: Expected"],
    [
      '"fee":"0.59 usd"',
      '"fee":"0.60 usd"',
      "entry.balance_transaction: the fee must be the sum of the fee details, 0.59 usd, not 0.60 usd"
    ],
    [
      '"net":"9.41 usd"',
      '"net":"9.42 usd"',
      "entry.balance_transaction: the net must be the amount less the fee, 9.41 usd, not 9.42 usd"
    ],
    ['"net":"9.41 usd"', '"net":"9.41 eur"', "entry.balance_transaction: all amounts must be in usd, found 9.41 eur"],
    [
      '"amount":"10.00 usd"',
      '"amount":"10.01 usd"',
      "entry: entry acct_platform/txn_1: postings on acct_platform/balance must sum to the net 9.41 usd, not 9.42 usd"
    ],
    [
      '"amount":"10.00 usd"',
      '"amount":"-10.00 usd"',
      "entry: entry acct_platform/txn_1: posting payers -> acct_platform/balance must be positive, not -10.00 usd"
    ],
    [
      '"to":"stripe/fees"',
      '"to":"clearing/transfer"',
      "entry: entry acct_platform/txn_1: posting acct_platform/balance -> clearing/transfer must name its item"
    ]
  ])("are refused for %s changed to %s", (old, other, message) => {
    expect(refusals(withFirst(old, other))[0]).toContain(`line 1: ${message}`)
  })

  it.each(["", "{", "[]", "null", '"record"', "{}", "\u0000"])("are refused for a line that is %j", (line) => {
    const [refusal] = refusals([...text.split("\n").slice(0, 2), line, ""].join("\n"))
    expect(refusal).toMatch(/^line 3: ./)
  })

  it("are refused for a key that nobody knows", () => {
    expect(refusals(withFirst('"flags":[]', '"flags":[],"colour":"red"'))[0]).toContain("line 1: entry.colour: ")
  })

  it("are refused with everything that is wrong, in every line", () => {
    const broken = text
      .replaceAll('"matures":"2026-03-04T00:00:00Z"', '"matures":"soon"')
      .replaceAll('"amount":"8.77 usd"', '"amount":"8.7 usd"')
    expect(refusals(broken).map((message) => message.slice(0, message.indexOf(": ", 8)))).toEqual([
      "line 1: entry.matures",
      "line 2: entry.matures",
      "line 2: entry.postings[0].amount",
      "line 2: entry.balance_transaction.amount",
      "line 3: entry.matures",
      "line 4: entry.matures",
      "line 4: entry.corrects.matures"
    ])
  })

  it("are not written either", () => {
    const [record] = records
    if (record === undefined) throw new Error("the journal is empty")
    const broken = { ...record, entry: { ...record.entry, postings: [] } }
    expect(() => JournalLines.encode([broken])).toThrow("must sum to the net 9.41 usd, not 0.00 usd")
  })
})
