import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as LedgerText from "#apps/cli/export/LedgerText.ts"
import * as Bakery from "./Bakery.ts"
import * as Journals from "../../../oracles/Journals.ts"

const firstLine = (description: string): string => LedgerText.entry(Bakery.booked({ description })).split("\n")[0] ?? ""

describe("an account's name in hledger and ledger", () => {
  it("is ours with a colon, and leads back to the account", () => {
    fc.assert(
      fc.property(Journals.ledgerAccounts, (account) => {
        const name = LedgerText.accountName(account)
        expect(name).toMatch(/^[A-Za-z0-9_-]+(:[A-Za-z0-9_-]+)?$/)
        expect(Result.getOrThrow(LedgerText.accountOf(name))).toEqual(account)
      })
    )
  })

  it("is refused when it is none of ours", () => {
    expect(Result.isFailure(LedgerText.accountOf("assets:bank"))).toBe(true)
  })
})

describe("an id", () => {
  it.each([
    ["acct_ada/txn_1~2", "acct_ada/txn_1~2"],
    ["manual/a(b)c", "manual/a%28b%29c"],
    ["manual/50%", "manual/50%25"],
    ["tr 1;,|", "tr%201%3B%2C%7C"],
    ["Gemüse 🥕", "Gem%C3%BCse%20%F0%9F%A5%95"]
  ])("%s is written %s", (id, written) => {
    expect(LedgerText.identifier(id)).toBe(written)
  })

  it("can be decoded", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (id) => {
        expect(decodeURIComponent(LedgerText.identifier(id))).toBe(id)
      })
    )
  })
})

describe("a description", () => {
  it.each([
    ["", "charge"],
    ["  two  spaces ", "two spaces"],
    ["one\ntwo\r\nthree\tfour\u2028five\u0000six", "one two three four five six"],
    ["a; b | c", "a, b / c"],
    ["* (x) ! y", "* (x) ! y"],
    ["Gemüse – 野菜 🥕", "Gemüse – 野菜 🥕"],
    ["half: \ud83e", "half: \ufffd"]
  ])("%j is written %j", (description, written) => {
    expect(firstLine(description)).toBe(`2026-03-02 * (acct_platform/txn_1) ${written}`)
  })

  it("stays on its line, whatever is in it", () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...Journals.awkward), fc.string({ unit: "binary" })), (description) => {
        const lines = LedgerText.entry(Bakery.booked({ description })).split("\n")
        expect(lines.slice(1)).toEqual(LedgerText.entry(Bakery.booked()).split("\n").slice(1))
        expect(lines[0]).not.toMatch(/[;|\p{Cc}]/u)
      })
    )
  })
})

describe("a flag", () => {
  it("marks the entry, and neither ends its tag nor dates it", () => {
    const entry = { ...Bakery.booked(), flags: ["see [2026-01-01], note: x", "two;\nlines"] }
    const lines = LedgerText.entry(entry).split("\n")
    expect(lines[0]).toBe("2026-03-02 ! (acct_platform/txn_1) charge")
    expect(lines[5]).toBe("    ; flags: see (2026-01-01); note: x / two; lines")
  })
})
