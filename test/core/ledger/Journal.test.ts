import { createHash } from "node:crypto"
import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Correction from "#core/ledger/Correction.ts"
import type * as Entry from "#core/ledger/Entry.ts"
import * as Identity from "#core/ledger/Identity.ts"
import * as Journal from "#core/ledger/Journal.ts"
import { entry, moment, posting, written } from "./Books.ts"

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex")

const paid = (key: string, amount = "10.00 usd"): Entry.Entry =>
  entry({ id: `manual/${key}`, postings: [posting("payers -> acct_ada/balance", amount)] })

const evening = moment("2026-03-02T20:00Z")
const morning = moment("2026-03-03T08:00Z")

/** The records of a journal that recorded `entries` one after the other. */
const recorded = (entries: ReadonlyArray<Entry.Entry>, at = evening): ReadonlyArray<Journal.Record> => {
  const records: Array<Journal.Record> = []
  for (const entry of entries) {
    const last = records.at(-1)
    records.push(Journal.link(last === undefined ? Journal.genesis : Journal.headOf(last), entry, at, sha256))
  }
  return records
}

describe("the chain", () => {
  it("begins with nothing", () => {
    expect(Journal.genesis).toEqual({ count: 0, hash: "" })
  })

  it("hashes the hash before, the sequence, the recorded time and the entry", () => {
    const first = Journal.link(Journal.genesis, paid("1"), evening, (text) => `<${text}>`)
    const canonical = Identity.canonical(paid("1"))
    expect(first).toEqual({
      sequence: 1,
      recorded: evening,
      entry: paid("1"),
      hash: `<\n1\n2026-03-02T20:00:00Z\n${canonical}>`
    })
    const second = Journal.link(Journal.headOf(first), paid("2"), morning, (text) => `<${text}>`)
    expect(second.sequence).toBe(2)
    expect(second.hash).toBe(`<${first.hash}\n2\n2026-03-03T08:00:00Z\n${Identity.canonical(paid("2"))}>`)
  })

  const records = recorded([paid("1"), paid("2"), paid("3")])
  const hashes = records.map(({ hash }) => hash)

  it.each([
    ["another order", recorded([paid("2"), paid("1"), paid("3")]), 0],
    ["another recorded time", recorded([paid("1"), paid("2"), paid("3")], morning), 0],
    ["another amount", recorded([paid("1"), paid("2", "10.01 usd"), paid("3")]), 1],
    ["one more", recorded([paid("1"), paid("2"), paid("2"), paid("3")]), 2]
  ])("has another hash for %s, and for everything after it", (_, other, from) => {
    for (const [index, hash] of hashes.entries()) {
      expect(other[index]?.hash === hash, `record ${index + 1}`).toBe(index < from)
    }
  })

  it("is verified link by link, up to its head", () => {
    expect(Journal.verify([], sha256)).toEqual(Result.succeed(Journal.genesis))
    expect(Journal.verify(records, sha256)).toEqual(Result.succeed({ count: 3, hash: hashes[2] }))
  })

  const [one = expect.fail(), two = expect.fail(), three = expect.fail()] = records
  it.each([
    ["an amount was changed", [one, { ...two, entry: paid("2", "10.01 usd") }, three], 2],
    ["a recorded time was changed", [one, { ...two, recorded: morning }, three], 2],
    ["a hash was changed", [one, { ...two, hash: one.hash }, three], 2],
    ["a sequence was changed", [one, { ...two, sequence: 3 }, three], 3],
    ["a record was taken out", [one, three], 3],
    ["the first was taken out", [two, three], 2],
    ["two were swapped", [one, three, two], 3],
    ["one was repeated", [one, two, two, three], 2]
  ])("is broken where %s", (_, records, sequence) => {
    const broken = Result.getOrThrow(Result.flip(Journal.verify(records, sha256)))
    expect(broken).toBeInstanceOf(Journal.BrokenChain)
    expect(broken.sequence).toBe(sequence)
    expect(broken.message).toBe(
      `record ${sequence} should have the hash ${broken.expected}, not ${broken.found}: it or one before it was changed`
    )
  })

  it("is broken where the reversal in a correction was changed", () => {
    const [known, incoming] = [paid("1"), paid("1", "12.00 usd")]
    const corrected = Correction.of(known, incoming, 1)
    const forged = Correction.of(paid("1", "9.00 usd"), incoming, 1)
    const [first = expect.fail(), second = expect.fail()] = recorded([known, corrected])
    expect(Result.isSuccess(Journal.verify([first, second], sha256))).toBe(true)
    expect(Result.isFailure(Journal.verify([first, { ...second, entry: forged }], sha256))).toBe(true)
  })
})

describe("an entry that arrives", () => {
  it("is added when its id is not known", () => {
    expect(Journal.judge(undefined, paid("1"), 0)).toEqual({ _tag: "added", entry: paid("1") })
  })

  it("is known when it is the same, whatever it is called now", () => {
    const again = { ...paid("1"), description: "Counter", flags: ["a flag"] }
    expect(Journal.judge(paid("1"), again, 0)).toEqual({ _tag: "known", id: "manual/1" })
  })

  it("conflicts when it differs, and comes with the difference and its correction", () => {
    const [known, incoming] = [paid("1"), paid("1", "12.00 usd")]
    const answer = Journal.judge(known, incoming, 0)
    expect(answer).toMatchObject({
      _tag: "conflict",
      id: "manual/1",
      difference: {
        field: "postings",
        old: "6:payers16:acct_ada/balance9:10.00 usd0:",
        new: "6:payers16:acct_ada/balance9:12.00 usd0:"
      }
    })
    expect(answer).toHaveProperty("correction", Correction.of(known, incoming, 1))
  })

  it("is known, as a correction is already, when it arrives once more", () => {
    const corrected = Correction.of(paid("1"), paid("1", "12.00 usd"), 1)
    expect(Journal.judge(corrected, paid("1", "12.00 usd"), 1)).toEqual({ _tag: "known", id: "manual/1" })
  })

  it("corrects the last correction when it differs from that one", () => {
    const corrected = Correction.of(paid("1"), paid("1", "12.00 usd"), 1)
    const answer = Journal.judge(corrected, paid("1"), 1)
    expect(answer._tag).toBe("conflict")
    if (answer._tag !== "conflict") return
    expect(answer.correction.id).toBe("manual/1~2")
    expect(answer.correction.postings.map(written)).toEqual([
      "12.00 usd acct_ada/balance -> payers",
      "10.00 usd payers -> acct_ada/balance"
    ])
  })
})

describe("the fingerprint", () => {
  const entries = fc.uniqueArray(
    fc
      .record({ key: fc.nat(50), cents: fc.integer({ min: 1, max: 9 }) })
      .map((it) => paid(`${it.key}`, `0.0${it.cents} usd`)),
    { selector: ({ id }) => id, maxLength: 10 }
  )

  it("is the same whatever the order", () => {
    const orders = entries.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }))
    )
    fc.assert(
      fc.property(orders, ([all, shuffled]) => {
        expect(Journal.fingerprint(shuffled, sha256)).toBe(Journal.fingerprint(all, sha256))
      })
    )
  })

  it("is another one for one entry more, less or different", () => {
    const set = [paid("1"), paid("2")]
    const others = [[], [paid("1")], [...set, paid("3")], [paid("1"), paid("2", "10.01 usd")], [paid("1"), paid("3")]]
    const prints = [set, ...others].map((entries) => Journal.fingerprint(entries, sha256))
    expect(new Set(prints).size).toBe(prints.length)
  })
})
