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
const daily = "{ ada: { type: express, payouts: { schedule: { interval: daily } } } }"
/** It was paid out on 4 March by itself. */
const gone = (request: string) => [sale("2026-03-02", "a"), `{ at: 2026-03-06T12:00:00Z, id: p, ${request} }`]
const swept = "acct_ada has nothing available, 0.00 usd pending; po_ada.2026-03-04 paid out 96.80 usd on 2026-03-04"
/** It asked for 10.00 and for 20.00, and then for everything: which of them came back is said by `between`. */
const asked = (...between: ReadonlyArray<string>) => [
  sale("2026-03-02", "a"),
  "{ at: 2026-03-05T10:00:00Z, id: one, payout: { stripe_account: ada, amount: 10.00 usd } }",
  "{ at: 2026-03-05T11:00:00Z, id: two, payout: { stripe_account: ada, amount: 20.00 usd } }",
  ...between,
  "{ at: 2026-03-05T13:00:00Z, id: p, payout: { stripe_account: ada, amount: 90.00 usd } }"
]
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
  ["which payout took the money before a payout", daily, gone("payout: { stripe_account: ada }"), swept],
  [
    "which payout took the money before an instant one",
    daily,
    gone("payout: { stripe_account: ada, method: instant }"),
    swept
  ],
  [
    "which payout took the money before a hold",
    daily,
    gone("reserve_hold: { stripe_account: ada, amount: 10.00 usd, release_after: 2026-04-01 }"),
    swept
  ],
  [
    "nothing of a payout that took other money than that which is asked for",
    daily,
    gone("payout: { stripe_account: ada, source_type: bank_account }"),
    "acct_ada has nothing available, 0.00 usd pending"
  ],
  [
    "which payout that was asked for was the last, by the day on which it was",
    plain,
    asked(),
    "acct_ada has 66.80 usd of card available, 0.00 usd pending; po_two paid out 20.00 usd on 2026-03-05"
  ],
  [
    "nothing of one whose money came back",
    plain,
    asked("{ at: 2026-03-05T12:00:00Z, id: stop, payout_cancel: { payout: two } }"),
    "acct_ada has 86.80 usd of card available, 0.00 usd pending; po_one paid out 10.00 usd on 2026-03-05"
  ],
  [
    "nothing of one that is taken back",
    plain,
    [
      ...asked().slice(0, -1),
      "{ at: 2026-03-10, id: back, payout_reversal: { payout: two } }",
      "{ at: 2026-03-10, id: p, payout: { stripe_account: ada, amount: 90.00 usd } }"
    ],
    "acct_ada has 66.80 usd of card available, 20.00 usd pending until 2026-03-11; po_one paid out 10.00 usd on 2026-03-05"
  ],
  [
    "all the parts of one that was split",
    "{ ada: { type: express, available_payout_methods: [standard, instant] } }",
    [
      "{ at: 2026-03-02T10:00:00Z, id: a, charge: { amount: 15000.00 usd, stripe_account: ada } }",
      "{ at: 2026-03-05T10:00:00Z, id: out, payout: { stripe_account: ada, method: instant, split: true, amount: 12000.00 usd } }",
      "{ at: 2026-03-05T13:00:00Z, id: p, payout: { stripe_account: ada, amount: 9000.00 usd } }"
    ],
    "acct_ada has 2,564.70 usd of card available, 0.00 usd pending; po_out paid out 9,999.00 usd on 2026-03-05; " +
      "po_out.2 paid out 2,001.00 usd on 2026-03-05"
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
