/**
 * Financings as people and programs read them: in the timeline, in the tree of a loan and of a payment, and as objects.
 */
import { expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const file = "examples/financing.yaml"
const out = async (...args: ReadonlyArray<string>): Promise<string> => (await CommandLine.run(...args)).out

it("a financing is a sentence of the timeline", async () => {
  expect(await out("simulate", file, "--timeline")).toContain(
    "2026-03-02T10:00:00Z  oven  advance 500.00 usd to acct_ada, of whose payments 10% pays it down\n"
  )
})

it("what is lent is neither Stripe's take nor the platform's margin", async () => {
  const shown = await out("simulate", file, "--until", "2026-03-02")
  expect(shown).toContain("Stripe    nothing  what Stripe takes")
  expect(shown).toContain("✓ advances")
})

it("a loan is told by its own lines", async () => {
  const lines = (await out("explain", file, "flxln_oven")).split("\n")
  expect(lines[0]).toBe("500.00 usd advanced, 0.00 usd still owed  flxln_oven  2026-03-02T10:00:00Z")
  expect(lines.filter((line) => /^\S+ +[├└]─ +[+-]\d/.test(line) && !/financing_|po_ada/.test(line))).toEqual([])
  expect(lines.filter((line) => line.includes("financing_"))).toHaveLength(10)
})

it("a program gets the loan and its transactions as Stripe's financing objects", async () => {
  const printed = JSON.parse(await out("explain", file, "oven", "--json"))
  const objects: ReadonlyArray<Record<string, unknown>> = printed.steps.flatMap(
    (step: { made: ReadonlyArray<Record<string, unknown>> }) => step.made
  )
  expect(objects.find(({ object }) => object === "flex_loan")).toEqual({
    id: "flxln_oven",
    object: "flex_loan",
    account: "acct_ada",
    amount: 50000,
    balance_transaction: null,
    created: 1772445600,
    currency: "usd",
    details: {
      advance_amount: 50000,
      fee_amount: 4000,
      paid_amount: 0,
      remaining_amount: 54000,
      withhold_rate: "0.1"
    }
  })
  const details = objects
    .filter(({ object }) => object === "capital.financing_transaction")
    .map(({ details: it, flex_loan, type }) => [type, flex_loan, it])
  expect(details.slice(0, 2)).toEqual([
    ["payout", "flxln_oven", { reason: null, reversed_transaction: null, total_amount: 50000, transaction: null }],
    [
      "payment",
      "flxln_oven",
      {
        reason: "automatic_withholding",
        reversed_transaction: null,
        total_amount: 30000,
        transaction: { charge: "py_wedding" }
      }
    ]
  ])
  expect(details).toContainEqual([
    "reversal",
    "flxln_oven",
    {
      reason: "automatic_withholding_refund",
      reversed_transaction: "fnpd_wedding",
      total_amount: 10000,
      transaction: { charge: "py_wedding" }
    }
  ])
})
