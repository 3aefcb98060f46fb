/**
 * What becomes of accounts, as people and programs read it: in the timeline, among the next payouts, and as objects.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

interface Did {
  readonly account_updated: unknown
}
interface Document {
  readonly steps: ReadonlyArray<
    Did & { readonly id: string; readonly happened: ReadonlyArray<Did & { readonly kind: string }> }
  >
  readonly upcoming_payouts: ReadonlyArray<{ readonly stopped_by: string | null }>
}

const scenario = `platform: { country: US }
accounts:
  ada: { type: express, payouts: { schedule: { interval: daily } } }
  ben: { type: express, payouts: { schedule: { interval: daily } } }
  cleo: { type: express }
steps:
  - { at: 2026-03-02, id: cake, charge: { amount: 10.00 usd, transfer_data: { destination: ada } } }
  - { at: 2026-03-02, id: bread, charge: { amount: 20.00 usd, transfer_data: { destination: ben } } }
  - { at: 2026-03-02, id: tea, charge: { amount: 30.00 usd, transfer_data: { destination: cleo } } }
  - at: 2026-03-02
    id: asked
    requirement_update:
      { stripe_account: ada, requirement: company.tax_id, status: due, current_deadline: 2026-03-02, disables: [payouts] }
  - { at: 2026-03-02, id: review, account_disable: { stripe_account: ben, disabled_reason: under_review } }
  - { at: 2026-03-02, id: moved, external_account_removal: { stripe_account: ben } }
  - at: 2026-03-02
    id: kept
    requirement_update:
      { stripe_account: cleo, requirement: company.tax_id, status: due, current_deadline: 2026-03-09T10:00:00Z }
  - { at: 2026-03-03, id: given, requirement_update: { stripe_account: cleo, requirement: company.tax_id, status: provided } }
  - { at: 2026-03-04, id: fine, requirement_update: { stripe_account: cleo, requirement: company.tax_id, status: verified } }
  - { at: 2026-03-05T10:00:00Z, id: out, payout: { stripe_account: cleo, amount: 29.00 usd } }
  - { at: 2026-03-05T11:00:00Z, id: wait, account_pause: { stripe_account: cleo, payouts: true } }
until: 2026-03-20
`
const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
const file = join(folder, "statuses.yaml")
writeFileSync(file, scenario)
afterAll(() => rmSync(folder, { recursive: true }))

const out = async (...args: ReadonlyArray<string>): Promise<string> =>
  (await CommandLine.run("simulate", file, ...args)).out

describe("the timeline of what becomes of accounts", () => {
  it("says after each step and each deadline what is enabled, why not, and what is due next", async () => {
    const blocks = (await out("--timeline")).split(/\n\n(?=2026|platform)/)
    const block = (words: string) => blocks.find((it) => it.split("\n")[0]?.includes(words)) ?? expect.fail(words)
    expect(["  asked  ", " past due", "  moved  ", "  kept  ", "  given  ", "  fine  "].map(block)).toEqual([
      "2026-03-02T00:00:00Z  asked  company.tax_id of acct_ada is due by 2026-03-02T23:59:59Z, disables payouts\n" +
        "  acct_ada: charges enabled, payouts enabled, next deadline 2026-03-02T23:59:59Z",
      "2026-03-02T23:59:59Z  company.tax_id of acct_ada is past due\n" +
        "  acct_ada: charges enabled, payouts disabled (requirements.past_due)",
      "2026-03-02T00:00:00Z  moved  remove the external account of acct_ben\n" +
        "  acct_ben: charges disabled, payouts disabled (under_review)",
      "2026-03-02T00:00:00Z  kept  company.tax_id of acct_cleo is due by 2026-03-09T10:00:00Z\n" +
        "  acct_cleo: charges enabled, payouts enabled, next deadline 2026-03-09T10:00:00Z",
      "2026-03-03T00:00:00Z  given  company.tax_id of acct_cleo is provided\n" +
        "  acct_cleo: charges enabled, payouts enabled, next deadline 2026-03-09T10:00:00Z",
      "2026-03-04T00:00:00Z  fine  Stripe has verified company.tax_id of acct_cleo\n" +
        "  acct_cleo: charges enabled, payouts enabled"
    ])
  })

  it("says that a payout waits, and that it waited for too long", async () => {
    const lines = (await out("--timeline")).split("\n")
    expect(lines.filter((line) => line.includes("po_out ") && line.startsWith("2026"))).toEqual([
      "2026-03-06T00:00:00Z  po_out waits: payouts are paused",
      "2026-03-15T10:00:00Z  po_out is canceled: payouts have been paused for 10 days since it was made"
    ])
  })

  it("says of a platform whose payout failed that it is charged all the same, then and when its bank is mended", async () => {
    const own = join(folder, "platform.yaml")
    writeFileSync(
      own,
      `platform: { country: US, payouts: { schedule: { interval: daily } } }
accounts: {}
steps:
  - { at: 2026-03-02, id: tea, charge: { amount: 10.00 usd } }
  - { at: 2026-03-05, id: closed, payout_failure: { payout: platform.2026-03-04, failure_code: account_closed } }
  - { at: 2026-03-06, id: bank, external_account_update: {} }
`
    )
    const told = (await CommandLine.run("simulate", own, "--timeline")).out
    expect(told.split("\n").filter((line) => line.includes("acct_platform: "))).toEqual([
      "  acct_platform: charges enabled, payouts disabled (requirements.past_due)",
      "  acct_platform: charges enabled, payouts enabled"
    ])
    const { steps } = JSON.parse((await CommandLine.run("simulate", own, "--json")).out) as Document
    expect(steps.slice(1).map((step) => step.account_updated)).toMatchObject([
      { charges_enabled: true, payouts_enabled: false },
      { charges_enabled: true, payouts_enabled: true }
    ])
  })

  it("says nothing of a deadline that was met", async () => {
    expect((await out("--timeline")).match(/past due/g)).toHaveLength(1)
  })
})

it("payouts that are stopped are told with why", async () => {
  const rows = (await out()).split("\n").filter((line) => line.includes("stopped"))
  expect(rows.map((row) => row.replaceAll(/ +/g, " "))).toEqual([
    "ada usd – – 2026-03-23 stopped: requirements.past_due; 10.00 kept until then",
    "ben usd – – 2026-03-23 stopped until there is a bank account; 20.00 kept until then",
    "stopped payouts of ada (requirements.past_due), ben (no external account), cleo (platform_paused) " +
      "explain ACCOUNT says since when, and what starts them again"
  ])
})

describe("the objects", () => {
  it("are what the account is from then on, in a step and when a deadline passes", async () => {
    const { steps } = JSON.parse(await out("--json")) as Document
    const requirements = { eventually_due: ["company.tax_id"], pending_verification: [] }
    const common = { id: "acct_ada", charges_enabled: true, external_account: "new" }
    const capabilities = { card_payments: "active", transfers: "active" }
    expect(steps.find(({ id }) => id === "asked")?.account_updated).toEqual({
      ...common,
      payouts_enabled: true,
      capabilities,
      requirements: {
        ...requirements,
        current_deadline: 1_772_495_999,
        currently_due: ["company.tax_id"],
        disabled_reason: null,
        past_due: []
      }
    })
    const late = steps.flatMap(({ happened }) => happened).find(({ kind }) => kind === "requirement_deadline")
    expect(late).toMatchObject({
      account: "acct_ada",
      about: "company.tax_id",
      account_updated: {
        ...common,
        payouts_enabled: false,
        capabilities,
        requirements: {
          ...requirements,
          current_deadline: null,
          currently_due: ["company.tax_id"],
          disabled_reason: "requirements.past_due",
          past_due: ["company.tax_id"]
        }
      }
    })
    expect(steps.find(({ id }) => id === "cake")?.account_updated).toBeNull()
  })

  it("say by what a payout is stopped", async () => {
    const { upcoming_payouts: upcoming } = JSON.parse(await out("--json")) as Document
    expect(upcoming.map(({ stopped_by: by }) => by)).toEqual(["requirements.past_due", "missing"])
  })
})

it("of many whose payouts are stopped the first are named, and the others counted", async () => {
  const many = join(folder, "many.yaml")
  const names = Array.from({ length: 7 }, (_, index) => `shop${index + 1}`)
  const accounts = names.map((name) => `  ${name}: { type: express }\n`).join("")
  const steps = names.map((name) => `  - { at: 2026-03-02, external_account_removal: { stripe_account: ${name} } }\n`)
  writeFileSync(many, `platform: { country: US }\naccounts:\n${accounts}steps:\n${steps.join("")}`)
  const shown = ["shop1", "shop2", "shop3", "shop4", "shop5"].map((name) => `${name} (no external account)`)
  expect((await CommandLine.run("simulate", many)).out).toContain(`payouts of ${shown.join(", ")}, 2 more`)
})
