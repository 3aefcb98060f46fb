/**
 * LossesInstead: what a refusal says beside Stripe's own words where the platform would have to cover losses.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
afterAll(() => rmSync(folder, { recursive: true }))

const standard = "type: standard"

/** What simulate says of the last step, of an account that has had a payout on 5 March. */
const said = async (account: string, request: string): Promise<string> => {
  const file = join(folder, "losses.yaml")
  const lines = [
    `platform: { country: US }\naccounts: { bob: { ${account} } }\nsteps:`,
    "  - { at: 2026-03-02, id: order, charge: { amount: 100.00 usd, stripe_account: bob } }",
    "  - { at: 2026-03-05, id: out, payout: { stripe_account: bob, amount: 10.00 usd } }",
    `  - { at: 2026-03-12, ${request} }`
  ]
  writeFileSync(file, `${lines.join("\n")}\nuntil: 2026-12-31\n`)
  const { err } = await CommandLine.run("simulate", file)
  return err
}

const debit = "transfer: { stripe_account: bob, destination: platform, amount: 1.00 usd }"
const expected = "and have to be the platform's: expected type: express or custom"
const cause = "the losses of acct_bob are Stripe's"

it.each([
  debit,
  "reserve_hold: { stripe_account: bob, amount: 1.00 usd, release_after: 2026-04-01 }",
  "account_pause: { stripe_account: bob, payouts: true }",
  "account_disable: { stripe_account: bob, disabled_reason: rejected.platform_fraud }",
  "payout_reversal: { payout: out }"
])("is told of %s", async (request) => {
  expect(await said(standard, request)).toContain(` (${cause}, as with type: standard, ${expected})`)
})

it("is told of an account that no type stands for, with what it has beside", async () => {
  const controller = "losses: stripe, fees_payer: application, requirement_collection: stripe, dashboard: full"
  expect(await said(`controller: { ${controller} }`, debit)).toContain(
    ` (${cause}, ${expected}, or controller: { losses: application, fees_payer: application, ` +
      "requirement_collection: stripe, dashboard: full })"
  )
})

it("is what helps", async () => {
  const controller = "losses: application, fees_payer: application, requirement_collection: stripe, dashboard: full"
  for (const account of [`controller: { ${controller} }`, "type: express", "type: custom"]) {
    expect(await said(account, debit)).toBe("")
  }
})

it.each([
  ["type: express", "payout_reversal: { payout: order }"],
  [standard, "transfer: { stripe_account: bob, destination: bob, amount: 1.00 usd }"],
  ["type: express", "transfer: { stripe_account: bob, destination: platform, amount: 1.00 eur }"],
  [standard, "account_enable: { stripe_account: bob }"],
  [standard, "reserve_hold: { stripe_account: platform, amount: 1.00 usd, release_after: 2026-04-01 }"]
])("is not told of %s where something else speaks against %s", async (account, request) => {
  const err = await said(account, request)
  expect(err).not.toBe("")
  expect(err).not.toContain("the losses of")
})
