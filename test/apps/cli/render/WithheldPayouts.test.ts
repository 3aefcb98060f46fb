/**
 * What of a balance is not paid out by itself, as the summary, an account's tree and programs are told it.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, "waiting.yaml")
writeFileSync(
  file,
  `name: A refund that waits
platform: { name: Market, country: US }
accounts:
  ada: { type: express, payouts: { schedule: { interval: weekly, weekly_anchor: friday } } }
  ben: { type: express }
steps:
  - { at: 2026-03-02T10:00:00Z, id: cake, charge: { amount: 100.00 usd, stripe_account: ada } }
  - { at: 2026-03-02T10:00:00Z, id: lamp, charge: { amount: 2000.00 usd, stripe_account: ben } }
  - { at: 2026-03-06T12:00:00Z, id: hold, reserve_hold: { stripe_account: ben, amount: 1500.00 usd, release_after: 2026-04-10 } }
  - { at: 2026-03-09T12:00:00Z, id: back, refund: { charge: cake, amount: 50.00 usd } }
  - { at: 2026-03-10T12:00:00Z, id: tart, charge: { amount: 40.00 usd, stripe_account: ada } }
until: 2026-03-20
`
)

const out = async (...args: ReadonlyArray<string>): Promise<string> => (await CommandLine.run(...args)).out

it("says for which refund nothing is paid out, and until when what is reserved", async () => {
  const said = await out("simulate", file)
  expect(said).toContain(`upcoming  currency  amount  transactions  payout day
ada       usd            –             –  2026-03-27  38.54 held back for re_back, which waits for 50.00 usd

reserved  currency    amount  released on
ben       usd       1,500.00  2026-04-11   reshold_hold
`)
  expect(said).toContain("waiting   1 refund for funds, 50.00 usd; payouts of ada keep money back for that\n")
})

it("says so of the account", async () => {
  expect(await out("explain", file, "ada")).toBe(`ada, acct_ada  paid out weekly, payouts enabled  2026-03-20T23:59:59Z
├─ 38.54 usd available, 0.00 usd pending
├─ schedule: weekly, on Friday
│  ├─ the next payout to be made is for 2026-03-27
│  ├─ card payments can be used after 2 business days, the default in US
│  └─ its bank is debited for a negative balance
├─ next payouts
│  └─ 0.00 usd  for 2026-03-27  38.54 held back for re_back, which waits for 50.00 usd
└─ refunds that wait for its funds
   └─ 50.00 usd  re_back of ch_cake, since 2026-03-09T12:00:00Z
`)
  expect(await out("explain", file, "ben")).toContain(`├─ 441.70 usd available, 0.00 usd pending
├─ schedule: when asked for
│  ├─ card payments can be used after 2 business days, the default in US
│  └─ its bank is debited for a negative balance
└─ in its risk reserve
   └─ 1,500.00 usd  until 2026-04-11T00:00:00Z  reshold_hold
`)
})

it("says so to programs", async () => {
  const reserves = [
    { account: "acct_ben", amount: 150_000, currency: "usd", released_at: 1_775_865_600, holds: ["reshold_hold"] }
  ]
  const upcoming = [
    {
      account: "acct_ada",
      source_type: "card",
      amount: 0,
      currency: "usd",
      balance_transaction_count: 0,
      balance_transactions: [],
      payout_day: "2026-03-27",
      status: "withheld",
      stopped_by: null,
      payout: null,
      run_at: null,
      withheld: 3854,
      withheld_for: [{ reason: "pending_refunds", amount: 3854, currency: "usd" }],
      withheld_for_refunds: [{ refund: "re_back", amount: 5000, currency: "usd" }]
    }
  ]
  expect(JSON.parse(await out("simulate", file, "--json"))).toMatchObject({ upcoming_payouts: upcoming, reserves })
  expect(JSON.parse(await out("explain", file, "ada", "--json"))).toMatchObject({
    upcoming_payouts: upcoming,
    reserves: []
  })
  expect(JSON.parse(await out("explain", file, "ben", "--json"))).toMatchObject({ upcoming_payouts: [], reserves })
})

it("names how many accounts keep money back where there are several", async () => {
  const both = join(folder, "both.yaml")
  writeFileSync(
    both,
    `platform: { country: US }
accounts:
  ada: { type: express, payouts: { schedule: { interval: daily } } }
  cleo: { type: express, payouts: { schedule: { interval: daily } } }
steps:
${["ada", "cleo"].map((name) => `  - { at: 2026-03-02, id: a-${name}, charge: { amount: 100.00 usd, stripe_account: ${name} } }`).join("\n")}
${["ada", "cleo"].map((name) => `  - { at: 2026-03-09, id: r-${name}, refund: { charge: a-${name}, amount: 50.00 usd } }`).join("\n")}
${["ada", "cleo"].map((name) => `  - { at: 2026-03-10, id: b-${name}, charge: { amount: 10.00 usd, stripe_account: ${name} } }`).join("\n")}
until: 2026-03-12
`
  )
  expect(await out("simulate", both)).toContain(
    "waiting   2 refunds for funds, 100.00 usd; payouts of 2 accounts keep money back for that\n"
  )
})

it("tells of an account what its balance settings are now, and not what they were", async () => {
  const changed = join(folder, "changed.yaml")
  writeFileSync(
    changed,
    `platform: { country: US }
accounts: { ada: { type: express, payouts: { schedule: { interval: manual } } } }
steps:
  - { at: 2026-03-02, id: cake, charge: { amount: 100.00 usd, stripe_account: ada } }
  - { at: 2026-03-03, balance_settings_update: { stripe_account: ada, schedule: { interval: weekly, weekly_anchor: friday } } }
until: 2026-03-04
`
  )
  const said = await out("simulate", changed)
  expect(said).toContain("ada       usd        96.80             1  2026-03-06  so far, made at 2026-03-05T01:00:00Z\n")
})

it("names the line that will hold what is kept with what the payout pays out, in words, in the tree and to programs", async () => {
  const kept = join(folder, "kept.yaml")
  writeFileSync(
    kept,
    `platform: { country: US }
accounts: { ada: { type: express, payouts: { schedule: { interval: daily }, minimum_balance: 40.00 usd } } }
steps:
  - { at: 2026-03-02, id: cake, charge: { amount: 100.00 usd, stripe_account: ada } }
`
  )
  const said =
    "so far, made at 2026-03-03T01:00:00Z; 40.00 kept as its minimum balance; a transaction made then holds that"
  expect(await out("simulate", kept)).toContain(`ada       usd        56.80             2  2026-03-04  ${said}\n`)
  expect(await out("explain", kept, "ada")).toContain(`56.80 usd  for 2026-03-04  ${said}
      └─ of txn_cake, txn_ada.2026-03-04.hold
`)
  const { upcoming_payouts: upcoming } = JSON.parse(await out("simulate", kept, "--json"))
  const sweeps = { balance_transaction_count: 2, balance_transactions: ["txn_cake", "txn_ada.2026-03-04.hold"] }
  expect(upcoming).toMatchObject([{ amount: 5680, withheld: 4000, ...sweeps }])
  const { happened } = JSON.parse(await out("simulate", kept, "--json", "--until", "2026-03-03"))
  const swept = happened.flatMap((each: { readonly swept: ReadonlyArray<unknown> }) => each.swept)
  expect(swept).toEqual([{ payout: "po_ada.2026-03-04", balance_transactions: sweeps.balance_transactions }])
})

it("says of payouts that are stopped what stays, and not that they keep money back for refunds", async () => {
  const stopped = join(folder, "stopped.yaml")
  writeFileSync(
    stopped,
    `platform: { country: US }
accounts: { ada: { type: express, payouts: { schedule: { interval: daily } } } }
steps:
  - { at: 2026-03-02, id: cake, charge: { amount: 100.00 usd, stripe_account: ada } }
  - { at: 2026-03-09, id: back, refund: { charge: cake, amount: 50.00 usd } }
  - { at: 2026-03-10, id: tart, charge: { amount: 60.00 usd, stripe_account: ada } }
  - { at: 2026-03-10, account_pause: { stripe_account: ada, payouts: true } }
`
  )
  const said = await out("simulate", stopped)
  expect(said).toContain(
    "ada       usd            –             –  2026-03-12  stopped: platform_paused; 7.96 kept until then; " +
      "50.00 held back for re_back, which waits for 50.00 usd\n"
  )
  expect(said).toContain("waiting   1 refund for funds, 50.00 usd\n")
})
