/**
 * FundsThen: what a refusal for want of funds, or of a currency, says of the account beside Stripe's own words.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
afterAll(() => rmSync(folder, { recursive: true }))

/** What stands in the brackets after Stripe's words. */
const aside = async (accounts: string, steps: ReadonlyArray<string>): Promise<string | undefined> => {
  const file = join(folder, "funds.yaml")
  const lines = steps.map((step) => `  - ${step}`).join("\n")
  writeFileSync(file, `platform: { country: US }\naccounts: ${accounts}\nsteps:\n${lines}\nuntil: 2026-12-31\n`)
  const { code, err } = await CommandLine.run("simulate", file)
  expect(code).toBe(2)
  return /\((acct_[^)]*|instant [^)]*)\)\n/.exec(err)?.[1]
}

const weekly = "{ ada: { type: express, payouts: { schedule: { interval: weekly, weekly_anchor: friday } } } }"
const plain = "{ ada: { type: express } }"
const sale = (at: string, id: string) =>
  `{ at: ${at}T10:00:00Z, id: ${id}, charge: { amount: 100.00 usd, stripe_account: ada } }`

it.each([
  [
    "what is in a payout that is made, which nothing else can spend",
    weekly,
    [sale("2026-12-07", "a"), "{ at: 2026-12-10T12:00:00Z, id: p, payout: { stripe_account: ada } }"],
    "acct_ada has nothing available, 0.00 usd pending; 96.80 usd more of its balance is in po_ada.2026-12-11, made at " +
      "2026-12-10T01:00:00Z, and cannot be spent again"
  ],
  [
    "what comes beside that",
    weekly,
    [
      sale("2026-12-07", "a"),
      sale("2026-12-10", "b"),
      "{ at: 2026-12-10T12:00:00Z, id: p, payout: { stripe_account: ada, amount: 10.00 usd } }"
    ],
    "acct_ada has nothing available, 96.80 usd pending until 2026-12-14; 96.80 usd more of its balance is in " +
      "po_ada.2026-12-11, made at 2026-12-10T01:00:00Z, and cannot be spent again"
  ],
  [
    "when what is pending can be used",
    plain,
    [
      sale("2026-03-02", "a"),
      sale("2026-03-03", "b"),
      "{ at: 2026-03-03T12:00:00Z, id: p, payout: { stripe_account: ada, amount: 10.00 usd } }"
    ],
    "acct_ada has nothing available, 193.60 usd pending, the first of it until 2026-03-04 and all until 2026-03-05"
  ],
  [
    "in which currency an account is paid out instantly, whatever else it settles in",
    "{ ada: { type: express, external_accounts: [{ currency: usd }, { currency: eur, country: DE }] } }",
    ["{ at: 2026-03-03, id: p, payout: { stripe_account: ada, amount: 10.00 eur, method: instant } }"],
    "instant payouts of accounts in US, such as acct_ada, are in usd"
  ],
  [
    "that a platform has nothing of what it does not settle in, and no moment brings it",
    "{ ada: { type: express, country: CA } }",
    ["{ at: 2026-03-03, id: t, transfer: { amount: 10.00 cad, destination: ada } }"],
    "acct_platform settles in usd only, so it has no cad; external_accounts say in what else an account settles"
  ],
  [
    "what a platform has of what it does not settle in, where fees left some",
    "{ ada: { type: express, country: CA } }\nsettings: { application_fee_currency: connected_account }\n" +
      "exchange_rates: [{ pair: usd/cad, rate: 1.25 }]",
    [
      "{ at: 2026-03-02, id: a, charge: { amount: 100.00 usd, transfer_data: { destination: ada }, " +
        "application_fee_amount: 20.00 usd } }",
      "{ at: 2026-03-10, id: p, payout: { amount: 30.00 cad } }"
    ],
    "acct_platform has 24.50 cad of card available, 0.00 cad pending"
  ]
])("tells %s", async (_, accounts, steps, expected) => {
  expect(await aside(accounts, steps)).toBe(expected)
})
