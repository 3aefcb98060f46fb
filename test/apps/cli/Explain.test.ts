/**
 * explain: the parts of a payment sum to what was paid, whatever id it is asked by.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import * as CommandLine from "./CommandLine.ts"

const file = "examples/marketplace.yaml"

describe("a payment is found by", () => {
  it.each(["order-2", "order-2-refund", "ch_order-2", "tr_order-2", "py_order-2", "fee_order-2", "txn_order-2.3"])(
    "%s",
    async (id) => {
      const { out } = await CommandLine.run("explain", file, id, "--json")
      expect(JSON.parse(out).id).toBe("ch_order-2")
    }
  )
})

it("splits the payment into parts that sum to it, each the sum of its lines", async () => {
  const { out } = await CommandLine.run("explain", file, "order-2", "--json")
  const { amount, parts } = JSON.parse(out)
  const sum = (all: ReadonlyArray<{ amount: number }>) => all.reduce((total, part) => total + part.amount, 0)
  expect(sum(parts)).toBe(amount)
  for (const part of parts) expect(sum(part.lines)).toBe(part.amount)
})

it("says which steps there are when nothing has the id", async () => {
  const { code, err, out } = await CommandLine.run("explain", file, "order-99")
  expect({ code, out }).toStrictEqual({ code: 2, out: "" })
  expect(err).toContain(`${file}: nothing in it made "order-99"; expected a step (order-1, order-2`)
})

it("says of a step that was refused that it was, and why", async () => {
  const { code, err } = await CommandLine.run("explain", "examples/refunds.yaml", "direct-reverse")
  expect(code).toBe(2)
  expect(err).toMatch(
    /^examples\/refunds\.yaml: "direct-reverse" made nothing: it was refused, invalid_request_error: Cannot reverse transfer/
  )
})

it("lists no refused step among those there are", async () => {
  const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
  const file = join(folder, "flow.yaml")
  const step = (id: string, amount: string) => `  - { at: 2026-03-02, id: ${id}, charge: { amount: ${amount} usd } }\n`
  const text = (steps: string, refused: string) =>
    `platform: {}\naccounts: {}\nsteps:\n${steps}expect: { refusals: { ${refused}: amount_too_small } }\n`
  writeFileSync(file, text(step("tiny", "0.01") + step("order", "10.00"), "tiny"))
  const some = await CommandLine.run("explain", file, "x")
  writeFileSync(file, text(step("tiny", "0.01"), "tiny"))
  const none = await CommandLine.run("explain", file, "x")
  rmSync(folder, { recursive: true })
  expect(some.err).toContain('nothing in it made "x"; expected a step (order) or the id of an object of one')
  expect(none.err).toContain('nothing in it made "x", or anything else')
})
