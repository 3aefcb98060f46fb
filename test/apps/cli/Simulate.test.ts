/**
 * simulate: what a person, a machine and a job runner get.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import * as CommandLine from "./CommandLine.ts"

let folder = ""
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
})
afterEach(() => rmSync(folder, { recursive: true }))

const scenario = (text: string): string => {
  const file = join(folder, "scenario.yaml")
  writeFileSync(file, text)
  return file
}

const oneOrder = `
name: One order
platform: { country: US }
accounts:
  ada: { type: express }
steps:
  - at: 2026-03-02T09:30:00Z
    id: order-1
    charge: { amount: 10.00 usd, transfer_data: { destination: ada }, application_fee_amount: 1.23 usd }
`

describe("a failed expectation", () => {
  it("exits with 1 and says what differed", async () => {
    const file = scenario(`${oneOrder}expect:
  margin: 0.65 usd
  balances: { ada: { pending: 8.77 usd, available: 1.00 usd } }
  fees: { platform: { stripe: -0.58 usd, application: 1.23 usd } }
  refusals: { order-1: amount_too_small }
`)
    const { code, err, out } = await CommandLine.run("simulate", file)
    expect({ code, err }).toStrictEqual({ code: 1, err: "" })
    expect(out.slice(out.indexOf("expected"))).toBe(`expected  4 differences
  ✗ available of acct_ada: expected 1.00 usd, got 0.00 usd
  ✗ Stripe fees of acct_platform: expected -0.58 usd, got -0.59 usd
  ✗ the platform's margin: expected 0.65 usd, got 0.64 usd
  ✗ the refusal of order-1: expected amount_too_small, got not refused
`)
  })

  it("is not held against a run that is stopped early", async () => {
    const file = scenario(`${oneOrder}expect: { margin: 5.00 usd }`)
    const { code } = await CommandLine.run("simulate", file, "--until", "2026-03-01")
    expect(code).toBe(0)
  })
})

describe("--until", () => {
  const available = async (until: string) => {
    const { out } = await CommandLine.run("simulate", scenario(oneOrder), "--json", "--until", until)
    return JSON.parse(out).accounts.map((row: { pending: number; available: number }) => [row.pending, row.available])
  }

  it("includes its day to the end, and a moment's own second", async () => {
    expect(await available("2026-03-03")).toStrictEqual([
      [64, 0],
      [877, 0]
    ])
    expect(await available("2026-03-03T23:59:59Z")).toStrictEqual(await available("2026-03-03"))
    expect(await available("2026-03-04T00:00:00Z")).toStrictEqual([
      [0, 64],
      [0, 877]
    ])
  })

  it("refuses what is no moment", async () => {
    const { code, err, out } = await CommandLine.run("simulate", scenario(oneOrder), "--until", "tomorrow")
    expect({ code, out }).toStrictEqual({ code: 2, out: "" })
    expect(err).toBe(
      '--until: "tomorrow" is not a moment: expected UTC, as in "2026-01-05T10:00:00Z", "2026-01-05T10:00Z" or "2026-01-05"\n'
    )
  })
})

describe("--json", () => {
  it("is one document with everything in it", async () => {
    const { out } = await CommandLine.run("simulate", scenario(oneOrder), "--json")
    const json = JSON.parse(out)
    expect(Object.keys(json)).toStrictEqual([
      "scenario",
      "as_of",
      "accounts",
      "margin",
      "stripe",
      "checks",
      "open_items",
      "differences",
      "steps"
    ])
    expect(json.margin).toStrictEqual([{ amount: 64, currency: "usd" }])
    expect(json.steps[0].entries).toHaveLength(4)
    expect(json.steps[0].entries[2].balance_transaction).toStrictEqual({
      id: "txn_order-1.3",
      object: "balance_transaction",
      account: "acct_ada",
      amount: 1000,
      available_on: 1_772_582_400,
      balance_type: "payments",
      created: 1_772_443_800,
      currency: "usd",
      description: "",
      fee: 123,
      fee_details: [{ amount: 123, currency: "usd", description: "platform application fee", type: "application_fee" }],
      net: 877,
      reporting_category: "charge",
      source: "py_order-1",
      type: "payment"
    })
  })

  it("has no field that its page does not document", async () => {
    const page = readFileSync("docs/json.md", "utf8")
    const { out } = await CommandLine.run("simulate", scenario(oneOrder), "--json")
    const keys = new Set<string>()
    JSON.parse(out, (key, value: unknown) => {
      if (key !== "" && !/^\d+$/.test(key)) keys.add(key)
      return value
    })
    expect([...keys].filter((key) => !page.includes(`\`${key}`))).toStrictEqual([])
  })
})

describe("--out", () => {
  const names = ["balance_transactions.csv", "journal.beancount", "journal.hledger", "journal.ledger", "journal.ndjson"]

  it("writes five files, and nothing else stays behind", async () => {
    const { code, out } = await CommandLine.run("simulate", scenario(oneOrder), "--out", join(folder, "deep", "out"))
    expect(code).toBe(0)
    expect(out).toContain(`written   ${join(folder, "deep", "out")}`)
    expect(readdirSync(join(folder, "deep", "out")).toSorted()).toStrictEqual(names)
  })

  it("writes the same bytes again", async () => {
    const read = () => names.map((name) => readFileSync(join(folder, "out", name), "utf8"))
    await CommandLine.run("simulate", scenario(oneOrder), "--out", join(folder, "out"))
    const first = read()
    await CommandLine.run("simulate", scenario(oneOrder), "--out", join(folder, "out"))
    expect(read()).toStrictEqual(first)
  })

  it("refuses a place that is a file, and leaves it as it was", async () => {
    const file = scenario(oneOrder)
    const { code, err, out } = await CommandLine.run("simulate", file, "--out", file)
    expect({ code, out }).toStrictEqual({ code: 2, out: "" })
    expect(err).toBe(`${file}: cannot be written (AlreadyExists); give a folder you may write to\n`)
    expect(readFileSync(file, "utf8")).toBe(oneOrder)
  })
})
