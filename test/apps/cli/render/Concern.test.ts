/**
 * Concern: the timeline of some accounts shows what is about them, and of nobody else.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
afterAll(() => rmSync(folder, { recursive: true }))

const scenario = `
platform: { country: US }
accounts:
  ada: { type: express, payouts: { schedule: { interval: daily } } }
  ben: { type: express, payouts: { schedule: { interval: daily } } }
steps:
  - { at: 2026-03-02, id: cake, charge: { amount: 100.00 usd, transfer_data: { destination: ada } } }
  - { at: 2026-03-02, id: lamp, charge: { amount: 50.00 usd, stripe_account: ben } }
  - { at: 2026-03-02, id: book, charge: { amount: 50.00 usd } }
  - { at: 2026-03-02, id: room, charge: { amount: 9.00 usd, stripe_account: ben, decline_code: insufficient_funds } }
  - { at: 2026-03-03, id: over, refund: { charge: lamp, amount: 60.00 usd } }
  - { at: 2026-03-03, id: back, refund: { charge: cake, amount: 10.00 usd } }
until: 2026-03-04
expect: { refusals: { over: Refund amount } }
`

const heads = async (...args: ReadonlyArray<string>): Promise<ReadonlyArray<string>> => {
  const file = join(folder, "flow.yaml")
  writeFileSync(file, scenario)
  const { out } = await CommandLine.run("simulate", file, "--timeline", ...args)
  return out.split("\n").flatMap((line) => (/^2026-.{15} {2}/.test(line) ? [line.slice(0, 10) + line.slice(20)] : []))
}

it("is what they were paid, were refused, and were paid out", async () => {
  expect(await heads("--account", "ben")).toEqual([
    "2026-03-02  lamp  charge 50.00 usd directly on acct_ben",
    "2026-03-02  room  charge 9.00 usd directly on acct_ben: declined, insufficient_funds",
    "2026-03-03  over  refund 60.00 usd of ch_lamp",
    "2026-03-03  po_ben.2026-03-04 pays out 48.25 usd of 1 balance transaction",
    "2026-03-04  po_ben.2026-03-04 is sent to the bank",
    "2026-03-04  po_ben.2026-03-04 arrives at the bank"
  ])
})

it("is also what becomes of a payment for them on another account", async () => {
  expect(await heads("--account", "ada")).toContain("2026-03-03  back  refund 10.00 usd of ch_cake")
})

it("is everything of everybody together", async () => {
  expect(new Set([...(await heads("--account", "*")), ...(await heads("--account", "platform"))])).toEqual(
    new Set(await heads())
  )
})
