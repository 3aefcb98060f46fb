import { readFileSync } from "node:fs"
import { describe, expect, expectTypeOf, it } from "vitest"
import type { BalanceType, FeeType } from "#core/connect/objects/BalanceTransaction.ts"
import * as BalanceTransactionType from "#core/connect/objects/BalanceTransactionType.ts"

// The types of Stripe's official library, as published with the version that package.json pins.
const stripe = "node_modules/stripe"
const declared = readFileSync(`${stripe}/esm/resources/BalanceTransactions.d.ts`, "utf8")

/** The text literals between the first `from` and the next line's end. */
const literals = (from: string, quote: string): ReadonlyArray<string> => {
  const start = declared.indexOf(from)
  expect(start, `${from} in the library's types`).toBeGreaterThan(0)
  const line = declared.slice(start, declared.indexOf("\n", start))
  return [...line.matchAll(new RegExp(`${quote}([a-z_]+)${quote}`, "g"))].map(([, literal = ""]) => literal)
}

describe("Stripe's enumerations, held against its official library", () => {
  it("are those of the API version that is pinned", () => {
    expect(readFileSync(`${stripe}/esm/apiVersion.js`, "utf8")).toContain("'2026-10-28.endive'")
  })

  it("are complete for the type of a balance transaction", () => {
    expect(literals("type Type = ", "'").toSorted()).toEqual(BalanceTransactionType.types.toSorted())
    expect(BalanceTransactionType.types).toHaveLength(52)
  })

  it("are complete for the balance that it moves", () => {
    const types = ["issuing", "payments", "refund_and_dispute_prefunding", "risk_reserved"] as const
    expectTypeOf<BalanceType>().toEqualTypeOf<(typeof types)[number]>()
    expect(literals("type BalanceType = ", "'")).toEqual(types)
  })

  it("are complete for the lines of its fee, which the library only describes", () => {
    const types = ["application_fee", "payment_method_passthrough_fee", "stripe_fee", "tax", "withheld_tax"] as const
    expectTypeOf<FeeType>().toEqualTypeOf<(typeof types)[number]>()
    expect(literals("Type of the fee, one of: ", "`")).toEqual(types)
  })
})

describe("a type", () => {
  it("is known when it is of the enumeration or seen beside it, and the enumeration stays open", () => {
    expect(BalanceTransactionType.known.every(BalanceTransactionType.isKnown)).toBe(true)
    expect(BalanceTransactionType.unlisted.every(BalanceTransactionType.isKnown)).toBe(true)
    expect(["flex_loan", "Charge", "constructor", ""].some(BalanceTransactionType.isKnown)).toBe(false)
  })

  it("is either of the enumeration or beside it", () => {
    const both = new Set<string>(BalanceTransactionType.types)
    expect(BalanceTransactionType.unlisted.filter((type) => both.has(type))).toEqual([])
    expect(BalanceTransactionType.known).toHaveLength(both.size + BalanceTransactionType.unlisted.length)
  })
})
