/**
 * Timeline: what a reader sees of each step, and of what came about in between.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as Bank from "../Bank.ts"
import * as CommandLine from "../CommandLine.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
let out = ""
let blocks: ReadonlyArray<string> = []
beforeAll(async () => {
  const file = join(folder, "bank.yaml")
  writeFileSync(file, Bank.scenario)
  out = (await CommandLine.run("simulate", file, "--timeline")).out
  blocks = out.split(/\n\n(?=2026|Bank)/)
})
afterAll(() => rmSync(folder, { recursive: true }))

const block = (words: string): string => blocks.find((it) => it.split("\n")[0]?.includes(words)) ?? expect.fail(words)

describe("what came about", () => {
  it("stands between the steps, in its order, once for all that matures at a moment", () => {
    expect(blocks.slice(7, 14).map((it) => it.split("\n")[0]?.slice(22, 60))).toEqual([
      "turns available: acct_platform 28.83 u",
      "out  pay 28.83 usd out to the bank of ",
      "late  refund what is left of ch_flour",
      "turns available: acct_platform 57.96 u",
      "po_out is sent to the bank",
      "re_late is paid, which waited for fund",
      "po_out arrives at the bank"
    ])
  })

  it("is a line where no money moves", () => {
    expect(block("po_out is sent")).toBe("2026-03-05T00:00:00Z  po_out is sent to the bank")
    expect(block("ch_spare expires")).toBe("2026-03-09T10:00:00Z  the authorization of ch_spare expires")
  })

  it("has its lines and postings", () => {
    expect(block("re_late is paid")).toBe(`2026-03-05T00:00:00Z  re_late is paid, which waited for funds
  account        type    amount  fee     net  available   source   id
  acct_platform  refund  -30.00    –  -30.00  2026-03-05  re_late  txn_late

  from                   to      amount  about
  acct_platform/balance  payers   30.00`)
  })

  it("has a payout's arrival, which has no balance transaction", () => {
    expect(block("po_out arrives")).toBe(`2026-03-05T00:00:00Z  po_out arrives at the bank
  account        type  amount  fee  net  available   source  id
  acct_platform                          2026-03-05          po_out/paid

  from                      to                  amount  about
  acct_platform/in_transit  acct_platform/bank   28.83  po_out`)
  })

  it("has what could be held no longer, which the explanation of the payout says too", async () => {
    const file = join(folder, "held.yaml")
    writeFileSync(
      file,
      `platform: { country: US }
settings: { settlement_currencies: any }
accounts:
  ada: { type: custom, country: TH, currency: usd, tariff: US, payouts: { schedule: { interval: manual } } }
steps:
  - { at: 2026-03-02, id: sale, charge: { amount: 10.30 usd, stripe_account: ada } }
until: 2026-03-21
`
    )
    const before = await CommandLine.run("simulate", file)
    expect(before.out).toContain(
      "ada       usd         9.70             –  2026-03-22  paid out by Stripe at 2026-03-22T00:00:00Z, unless asked for before"
    )
    writeFileSync(file, readFileSync(file, "utf8").replace("2026-03-21", "2026-03-22"))
    const { out } = await CommandLine.run("simulate", file, "--timeline")
    expect(out).toContain(`2026-03-22T00:00:00Z  po_ada.2026-03-22 pays out 9.70 usd that could be held no longer
  account   type    amount  fee    net  available   source             id
  acct_ada  payout   -9.70    –  -9.70  2026-03-22  po_ada.2026-03-22  txn_ada.2026-03-22
`)
    expect(out.match(/held no longer/g)).toHaveLength(1)
    const explained = await CommandLine.run("explain", file, "ada.2026-03-22")
    expect(explained.out.split("\n")[0]).toBe(
      "9.70 usd sent to the bank because it could be held no longer, not yet on its way  po_ada.2026-03-22  2026-03-22T00:00:00Z"
    )
  })

  it("has automatic payouts, with how much each pays out, and no balance that stays as it was", async () => {
    const file = join(folder, "daily.yaml")
    writeFileSync(
      file,
      `
platform: {}
accounts: { ada: { type: express, payouts: { schedule: { interval: daily } } } }
steps:
  - { at: 2026-03-02, id: cake, charge: { amount: 10.00 usd, transfer_data: { destination: ada } } }
  - { at: 2026-03-03T09:00:00Z, id: bun, charge: { amount: 5.00 usd, transfer_data: { destination: ada } } }
  - { at: 2026-03-03T09:00:00Z, id: pie, charge: { amount: 1.00 usd, transfer_data: { destination: ada } } }
until: 2026-03-05
`
    )
    const { out } = await CommandLine.run("simulate", file, "--timeline")
    const heads = out.split("\n").filter((line) => line.startsWith("2026"))
    expect(heads).toEqual([
      "2026-03-02T00:00:00Z  cake  charge 10.00 usd to acct_ada",
      "2026-03-03T01:00:00Z  po_ada.2026-03-04 pays out 10.00 usd of 1 balance transaction",
      "2026-03-03T09:00:00Z  bun  charge 5.00 usd to acct_ada",
      "2026-03-03T09:00:00Z  pie  charge 1.00 usd to acct_ada",
      "2026-03-04T00:00:00Z  turns available: acct_platform -0.59 usd",
      "2026-03-04T00:00:00Z  po_ada.2026-03-04 is sent to the bank",
      "2026-03-04T00:00:00Z  po_ada.2026-03-04 arrives at the bank",
      "2026-03-04T01:00:00Z  po_ada.2026-03-05 pays out 6.00 usd of 2 balance transactions",
      "2026-03-05T00:00:00Z  turns available: acct_platform -0.78 usd",
      "2026-03-05T00:00:00Z  po_ada.2026-03-05 is sent to the bank",
      "2026-03-05T00:00:00Z  po_ada.2026-03-05 arrives at the bank"
    ])
  })

  it("says of a payout of what is missing that it takes it from the bank", async () => {
    const file = join(folder, "negative.yaml")
    writeFileSync(
      file,
      `
platform: {}
accounts: { ada: { type: express, payouts: { schedule: { interval: daily } } } }
steps:
  - { at: 2026-03-02, id: cake, charge: { amount: 10.00 usd, stripe_account: ada } }
  - { at: 2026-03-09, dispute: { charge: cake, reason: fraudulent } }
until: 2026-03-12
`
    )
    const { out } = await CommandLine.run("simulate", file, "--timeline")
    const heads = out.split("\n").filter((line) => /^2026.*po_ada.2026-03-1/.test(line))
    expect(heads).toEqual([
      "2026-03-09T01:00:00Z  po_ada.2026-03-10 takes 25.00 usd from the bank, of 1 balance transaction",
      "2026-03-10T00:00:00Z  po_ada.2026-03-10 is sent to the bank",
      "2026-03-10T00:00:00Z  po_ada.2026-03-10 arrives from the bank"
    ])
    const explained = await CommandLine.run("explain", file, "ada.2026-03-10")
    expect(explained.out).toContain("25.00 usd taken from the bank, arrived  po_ada.2026-03-10")
  })

  it("names Connect's fees, in the order of their lines", async () => {
    const file = join(folder, "billed.yaml")
    writeFileSync(
      file,
      `
platform: { connect_fees: {} }
accounts: { ada: { type: express } }
steps:
  - { at: 2026-03-02, id: cake, charge: { amount: 10.00 usd, stripe_account: ada } }
  - { at: 2026-03-05, payout: { stripe_account: ada } }
until: 2026-04-02
`
    )
    const { out } = await CommandLine.run("simulate", file, "--timeline")
    expect(out.split("\n").filter((line) => line.includes("bills"))).toEqual([
      "2026-04-01T00:00:00Z  Stripe bills the platform Connect (2026-03-01 - 2026-03-31): " +
        "Active Account Billing, Account Volume Billing, Payout Fee"
    ])
  })

  it("says what a day of a product is billed with, and nothing where it comes to nothing", async () => {
    const file = join(folder, "products.yaml")
    writeFileSync(
      file,
      `
platform: { products: { billing: {} } }
accounts: {}
steps:
  - { at: 2026-03-02, charge: { amount: 10.00 usd } }
  - { at: 2026-03-03, charge: { amount: 0.50 usd } }
until: 2026-03-05
`
    )
    const { out } = await CommandLine.run("simulate", file, "--timeline")
    expect(out.split("\n").filter((line) => line.includes("bills"))).toEqual([
      "2026-03-03T03:38:00Z  Stripe bills acct_platform Billing - Usage Fee (2026-03-02)"
    ])
  })

  it("after the last step stands at the end, before the summary", () => {
    expect(blocks.at(-2)).toMatch(/^2026-03-10T00:00:00Z {2}tu_cash arrives\n {2}account .*topup.*acct_platform\/bank/s)
    expect(blocks.at(-1)).toMatch(/^Bank {2}12 steps, as of/)
  })

  it("says nothing of what was overtaken", () => {
    for (const id of ["ch_room", "ch_gone"]) expect(out).not.toContain(`the authorization of ${id} expires`)
  })
})

describe("a step that moves no money", () => {
  it.each([
    ["room", "ch_room is held"],
    ["poor", "ch_poor is declined: insufficient_funds"],
    ["drop", "ch_gone is canceled"],
    ["late", "re_late is pending: insufficient_funds"],
    ["cash", "tu_cash is pending"]
  ])("%s says what became of its object", (id, said) => {
    const [head, ...lines] = block(`Z  ${id}  `).split("\n")
    expect(head).toContain(`  ${id}  `)
    expect(lines).toEqual([`  ${said}`])
  })
})

it("a dispute says which refunds it lets fail", async () => {
  const file = join(folder, "overtaken.yaml")
  writeFileSync(
    file,
    `name: Overtaken
platform: { country: US }
accounts: {}
steps:
  - { at: 2026-03-02T10:00Z, id: flour, charge: { amount: 30.00 usd } }
  - { at: 2026-03-04T10:00Z, id: out, payout: {} }
  - { at: 2026-03-05T10:00Z, id: late, refund: { charge: flour } }
  - { at: 2026-03-06T10:00Z, id: angry, dispute: { charge: flour, reason: fraudulent } }
`
  )
  const { out } = await CommandLine.run("simulate", file, "--timeline")
  expect(out).toContain("  re_late is failed: charge_for_pending_refund_disputed\n")
})

it("a refund that has waited for too long is told of, with why it failed, and in JSON which it is", async () => {
  const file = join(folder, "unfunded.yaml")
  writeFileSync(
    file,
    `name: Unfunded
platform: { country: US }
accounts: {}
steps:
  - { at: 2026-03-02T10:00Z, id: flour, charge: { amount: 30.00 usd } }
  - { at: 2026-03-04T10:00Z, id: out, payout: {} }
  - { at: 2026-03-05T10:00Z, id: late, refund: { charge: flour } }
until: 2026-05-01
`
  )
  const { out } = await CommandLine.run("simulate", file, "--timeline")
  expect(out).toContain("2026-04-19T10:00:00Z  re_late fails, insufficient_funds: it has waited for 45 days\n")
  expect(out).not.toContain("waiting ")
  const { out: json } = await CommandLine.run("simulate", file, "--json")
  const expired = JSON.parse(json).happened.filter(({ kind }: { kind: string }) => kind === "refund_expiry")
  expect(expired).toMatchObject([
    {
      at: 1_776_592_800,
      about: "re_late",
      account: null,
      entries: [],
      changed: [
        { id: "re_late", status: "failed", failure_reason: "insufficient_funds", balance_transaction: null },
        { id: "ch_flour", amount_refunded: 0, refunded: false }
      ]
    }
  ])
  const { out: explained } = await CommandLine.run("explain", file, "ch_flour")
  expect(explained).toMatch(/30\.00 +failed, insufficient_funds +re_late/)
})

describe("when money is available", () => {
  const later = `platform: { country: US, payouts: { start_of_day: { hour: 10, timezone: America/Los_Angeles } } }
accounts: { ada: { type: express } }
steps:
  - { at: 2026-01-12T18:00:00Z, id: sale, charge: { amount: 10.00 usd } }
  - { at: 2026-01-14T18:00:00Z, id: share, transfer: { amount: 5.00 usd, destination: ada } }
`

  it("is a moment where days do not start at midnight UTC, and the day where it is at once", async () => {
    const file = join(folder, "later.yaml")
    writeFileSync(file, later)
    const printed = (await CommandLine.run("simulate", file, "--timeline")).out
    expect(printed).toContain("charge   10.00  0.59  9.41  2026-01-14T18:00:00Z  ch_sale")
    expect(printed).toMatch(/payment +5\.00 +– +5\.00 {2}2026-01-14 {2}py_share/)
  })
})
