import { expect, it } from "vitest"
import * as Money from "#core/money/Money.ts"
import * as Part from "#core/report/Part.ts"
import { done, money, monday, toAda, world } from "../connect/Worlds.ts"

const entries = (() => {
  const { entries: all } = done(world(), toAda("cake", "10.00 usd", { applicationFeeAmount: money("2.00 usd") }))
  return all.map((entry) => [entry, undefined] as const)
})()

const told = (parts: ReadonlyArray<Part.Part>): ReadonlyArray<string> =>
  parts.map(({ amount, pot, side }) => `${side}${pot === undefined ? "" : `/${pot}`} ${Money.format(amount)}`)

const together = { isApart: () => false, isLeftOut: () => false }

it("sums what each side has, of nothing in between, and each part is the sum of its lines", () => {
  const parts = Part.all(entries, together)
  expect(told(parts)).toEqual(["payers -10.00 usd", "acct_market 1.41 usd", "stripe 0.59 usd", "acct_ada 8.00 usd"])
  for (const { amount, lines } of parts) {
    expect(
      Money.sum(
        amount.currency,
        lines.map((line) => line.amount)
      )
    ).toEqual(amount)
    for (const { at } of lines) expect(at).toBe(monday)
  }
})

it("tells pots apart and leaves out what it is told to", () => {
  const parts = Part.all(entries, { isApart: () => true, isLeftOut: ({ book }) => book === "payers" })
  expect(told(parts)).toEqual(["acct_market/balance 1.41 usd", "stripe/fees 0.59 usd", "acct_ada/balance 8.00 usd"])
})

it("names no dispute of a line that has a source", () => {
  const disputed = entries.map(([entry]) => [entry, "dp_x"] as const)
  for (const { lines } of Part.all(disputed, together)) {
    for (const line of lines) expect(line).not.toHaveProperty("about")
  }
})

it("names the dispute of a line without a source", () => {
  const bare = entries.flatMap(([entry]) => {
    const { transaction, ...rest } = entry
    if (transaction === undefined) return []
    const { source: _, ...sourceless } = transaction
    return [
      [{ ...rest, transaction: sourceless, postings: rest.postings.map(({ item: _item, ...each }) => each) }, "dp_x"]
    ]
  }) as unknown as ReadonlyArray<Part.About>
  for (const { lines } of Part.all(bare, together)) for (const { about } of lines) expect(about).toBe("dp_x")
})
