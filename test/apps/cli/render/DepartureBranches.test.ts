/**
 * How the money of a payment has left an account, or not, as `explain` tells it.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, "departures.yaml")
writeFileSync(
  file,
  `platform: { name: Market, country: US }
accounts:
  ada: { type: express, reserve_plan: { percent: 20%, days_after_charge: 30 }, payouts: { schedule: { interval: daily } } }
  ben: { type: express, payouts: { schedule: { interval: daily }, minimum_balance: 50.00 usd } }
  cleo: { type: express }
  dan: { type: express, payouts: { schedule: { interval: weekly, weekly_anchor: friday } } }
steps:
  - { at: 2026-03-02T10:00:00Z, id: cake, charge: { amount: 1000.00 usd, stripe_account: ada } }
  - { at: 2026-03-02T10:00:00Z, id: tart, charge: { amount: 10.00 usd, stripe_account: ada } }
  - { at: 2026-03-02T10:00:00Z, id: lamp, charge: { amount: 100.00 usd, stripe_account: ben } }
  - { at: 2026-03-02T10:00:00Z, id: coat, charge: { amount: 2000.00 usd, stripe_account: cleo } }
  - { at: 2026-03-02T10:00:00Z, id: boat, charge: { amount: 40.00 usd, stripe_account: dan } }
  - { at: 2026-03-04T09:00:00Z, account_pause: { stripe_account: dan, payouts: true } }
  - { at: 2026-03-04T10:00:00Z, id: early, reserve_release: { hold: cake, amount: 30.00 usd } }
  - { at: 2026-03-05T10:00:00Z, id: p1, payout: { stripe_account: cleo, amount: 1000.00 usd } }
  - { at: 2026-03-05T11:00:00Z, id: p2, payout: { stripe_account: cleo, amount: 20.00 usd, method: instant } }
  - { at: 2026-03-07T10:00:00Z, id: lamp2, charge: { amount: 60.00 usd, stripe_account: ben } }
until: 2026-03-08
`
)

const explained = async (...args: ReadonlyArray<string>): Promise<string> => {
  const { code, err, out } = await CommandLine.run("explain", ...args)
  expect({ code, err }).toEqual({ code: 0, err: "" })
  return out
}

/** The lines from the first that has the text, without what is above. */
const from = (text: string, out: string): string => {
  const lines = out.split("\n")
  return lines.slice(lines.findIndex((line) => line.includes(text))).join("\n")
}

it("tells what a plan has held of a payment, and what paid out what went back", async () => {
  expect(from("held in", await explained(file, "cake")))
    .toBe(`├─ 200.00 usd held in the risk reserve of acct_ada, 170.00 of it now, until 2026-04-02T00:00:00Z  reshold_cake  2026-03-02T10:00:00Z
│  └─ +30.00  released early  resrel_early  2026-03-04T10:00:00Z
└─ in automatic payouts
   ├─ +770.70  of 778.11 usd in 4 balance transactions, arrived  po_ada.2026-03-04  2026-03-04
   └─  +30.00  of 30.00 usd in 1 balance transaction, arrived  po_ada.2026-03-06  2026-03-06
`)
  expect(from("held in", await explained(file, "cake", "--until", "2026-03-03"))).toContain(
    "200.00 usd held in the risk reserve of acct_ada, 200.00 of it now, until 2026-04-02T00:00:00Z"
  )
})

it("tells of a hold only what is its own of a payout and of a release of several", async () => {
  const later = join(folder, "later.yaml")
  writeFileSync(later, readFileSync(file, "utf8").replace("until: 2026-03-08", "until: 2026-04-10"))
  expect(from("in automatic", await explained(later, "reshold_cake"))).toBe(`└─ in automatic payouts
   ├─ -200.00  of 778.11 usd in 4 balance transactions, arrived  po_ada.2026-03-04  2026-03-04
   ├─  +30.00  of 30.00 usd in 1 balance transaction, arrived  po_ada.2026-03-06  2026-03-06
   └─ +170.00  of 172.00 usd in 2 balance transactions, arrived  po_ada.2026-04-03  2026-04-03
`)
  expect(from("held in", await explained(later, "cake"))).toContain(
    "nothing of it now  reshold_cake  2026-03-02T10:00:00Z\n│  ├─  +30.00  released early  resrel_early  " +
      "2026-03-04T10:00:00Z\n│  └─ +170.00  released  resrel_ada.reserve.2026-04-02  2026-04-02T00:00:00Z\n"
  )
  const { reserves } = JSON.parse(await explained(later, "cake", "--json")) as {
    reserves: ReadonlyArray<{ hold: { id: string }; releases: ReadonlyArray<{ amount: number }> }>
  }
  expect(reserves.map(({ hold, releases }) => [hold.id, ...releases.map(({ amount }) => amount)])).toEqual([
    ["reshold_cake", 3000, 17_000]
  ])
})

it("tells what a payout has kept back, and which one it went to", async () => {
  expect(from("in automatic", await explained(file, "lamp"))).toBe(`└─ in automatic payouts
   └─ +96.80  of 46.80 usd in 2 balance transactions, arrived  po_ben.2026-03-04  2026-03-04
      └─ 50.00 usd of the balance kept back, minimum balance; released, in no automatic payout since
`)
  const later = join(folder, "next.yaml")
  writeFileSync(later, readFileSync(file, "utf8").replace("until: 2026-03-08", "until: 2026-03-12"))
  expect(await explained(later, "lamp")).toContain(
    "└─ 50.00 usd of the balance kept back, minimum balance; released to po_ben.2026-03-11\n"
  )
})

it("tells of what a payout has kept back that it has left by hand, and by force", async () => {
  const gone = join(folder, "gone.yaml")
  writeFileSync(
    gone,
    `platform: { country: GB }
accounts:
  gil: { type: express, payouts: { schedule: { interval: daily }, minimum_balance: 50.00 gbp } }
  eve: { type: express, payouts: { schedule: { interval: daily } } }
steps:
  - { at: 2026-01-05T10:00Z, id: lamp, charge: { amount: 100.00 gbp, stripe_account: gil } }
  - { at: 2026-01-05T10:00Z, id: rug, charge: { amount: 100.00 gbp, stripe_account: eve } }
  - { at: 2026-01-06T10:00Z, id: deposit, top_up: { amount: 20.00 gbp } }
  - { at: 2026-03-02T10:00Z, balance_settings_update: { stripe_account: gil, schedule: { interval: manual } } }
  - { at: 2026-03-03T10:00Z, id: hand, payout: { stripe_account: gil, amount: 20.00 gbp } }
  - { at: 2026-03-04T10:00Z, id: other, transfer: { destination: eve, amount: 5.00 gbp, source_type: bank_account } }
  - { at: 2026-03-04T10:00Z, id: theirs, payout: { stripe_account: eve, source_type: bank_account } }
until: 2026-08-25
`
  )
  const out = await explained(gone, "lamp")
  expect(from("in automatic", out)).toBe(`└─ in automatic payouts
   └─ +98.30  of 48.30 gbp in 2 balance transactions, arrived  po_gil.2026-01-12  2026-01-12
      └─ 50.00 gbp of the balance kept back, minimum balance; released; since then these were made, which Stripe does not itemise
         ├─ 20.00  asked for, arrived  po_hand  2026-03-03T10:00:00Z
         └─ 30.00  could be held no longer, arrived  po_gil.2026-04-12  2026-04-12T00:00:00Z
`)
  const read = async (id: string) => {
    const { paid_by, unitemised_payouts: payouts } = JSON.parse(await explained(gone, id, "--json")) as {
      paid_by: ReadonlyArray<{ held_back: { released_to: string | null } | null }>
      unitemised_payouts: ReadonlyArray<{ id: string }>
    }
    return [paid_by.map(({ held_back: kept }) => kept && kept.released_to), payouts.map(({ id }) => id)]
  }
  expect(await read("lamp")).toEqual([[null], ["po_hand", "po_gil.2026-04-12"]])
  expect(await read("rug")).toEqual([[null], []])
})

it("tells the payouts that Stripe does not itemise", async () => {
  expect(from("no automatic", await explained(file, "coat")))
    .toBe(`└─ 1,941.70 usd of acct_cleo in no automatic payout; since then these were made, which Stripe does not itemise
   ├─ 1,000.00  asked for, arrived  po_p1  2026-03-05T10:00:00Z
   └─    20.00  asked for, instant, arrived  po_p2  2026-03-05T11:00:00Z
`)
  const { unitemised_payouts: payouts, unpaid } = JSON.parse(await explained(file, "coat", "--json")) as {
    unitemised_payouts: ReadonlyArray<{ id: string }>
    unpaid: unknown
  }
  expect(payouts.map(({ id }) => id)).toEqual(["po_p1", "po_p2"])
  expect(unpaid).toEqual([{ account: "acct_cleo", amount: 194_170, currency: "usd" }])
})

it("tells why nothing goes to the bank of an account that has its money", async () => {
  expect(from("no automatic", await explained(file, "boat"))).toBe(`├─ 38.54 usd of acct_dan in no automatic payout
│  └─ next payout for 2026-03-13: 0.00 usd  stopped: platform_paused; 38.54 kept until then
└─ payouts stopped of acct_dan since 2026-03-04T09:00:00Z: the platform has paused them
   └─ until the platform lets them go on: account_pause
`)
})

it("sums the later ones of many such payouts", async () => {
  const many = join(folder, "many.yaml")
  writeFileSync(
    many,
    `platform: { country: US }
accounts: { cleo: { type: express } }
steps:
  - { at: 2026-03-02, id: coat, charge: { amount: 100.00 usd, stripe_account: cleo } }
${[5, 6, 7, 8, 9, 10].map((day) => `  - { at: 2026-03-${`${day}`.padStart(2, "0")}, id: p${day}, payout: { stripe_account: cleo, amount: 2.00 usd } }`).join("\n")}
until: 2026-03-31
`
  )
  const lines = (await explained(many, "coat")).split("\n")
  expect(lines.slice(-4)).toEqual([
    "   ├─ 2.00  asked for, arrived  po_p7  2026-03-07T00:00:00Z",
    "   ├─ 2.00  asked for, arrived  po_p8  2026-03-08T00:00:00Z",
    "   └─ and 2 more, of 4.00 usd",
    ""
  ])
})

it("what of a payment filled a negative balance is told, with what the platform got back", async () => {
  const told = await explained("examples/negative-balance.yaml", "last-lesson")
  expect(told).toContain(
    "28.83 usd filled the negative balance of acct_ada; " +
      "28.83 usd that was set aside for that went back to the platform  2026-03-12T00:00:00Z"
  )
  const { filled } = JSON.parse(await explained("examples/negative-balance.yaml", "last-lesson", "--json")) as {
    filled: unknown
  }
  const at = Date.parse("2026-03-12") / 1000
  expect(filled).toEqual([{ account: "acct_ada", at, amount: 2883, currency: "usd", given_back: 2883 }])
})

it("who bore what a dispute took of a balance that did not have it is told, or who answers for it", async () => {
  const losing = join(folder, "losing.yaml")
  writeFileSync(
    losing,
    `platform: { country: US }
accounts:
  bob: { type: standard, payouts: { schedule: { interval: daily }, debit_negative_balances: false } }
  ada: { type: express, payouts: { schedule: { interval: daily }, debit_negative_balances: false } }
steps:
  - { at: 2026-02-02, id: c1, charge: { amount: 100.00 usd, stripe_account: bob } }
  - { at: 2026-02-02, id: c2, charge: { amount: 100.00 usd, stripe_account: ada } }
  - { at: 2026-02-03, id: c3, charge: { amount: 50.00 usd, stripe_account: ada } }
  - { at: 2026-02-10, id: d1, dispute: { charge: c1, reason: fraudulent } }
  - { at: 2026-02-10, id: d2, dispute: { charge: c2, reason: fraudulent } }
  - { at: 2026-02-11, id: d3, dispute: { charge: c3, reason: fraudulent } }
until: 2026-12-01
`
  )
  const ends = async (id: string, ...flags: ReadonlyArray<string>) =>
    (await explained(losing, id, ...flags)).trimEnd().split("\n").slice(-2)
  expect(await ends("d1")).toEqual([
    "└─ 115.00 usd of it made acct_bob negative  2026-02-10T00:00:00Z",
    "   └─ 115.00 usd borne by Stripe after 180 days  connct_bob.usd.1.collected  2026-08-09T00:00:00Z"
  ])
  expect(await ends("d2", "--until", "2026-03-01")).toEqual([
    "└─ 115.00 usd of it made acct_ada negative  2026-02-10T00:00:00Z",
    "   └─ 180.00 usd missing still; the platform is liable"
  ])
  expect(await ends("d3")).toEqual([
    "└─ 65.00 usd of it made acct_ada more negative  2026-02-11T00:00:00Z",
    "   └─ 180.00 usd borne by the platform after 180 days  connct_ada.usd.1.collected  2026-08-09T00:00:00Z"
  ])
  expect((await ends("d1", "--until", "2026-03-01")).at(-1)).toContain("115.00 usd missing still; Stripe is liable")
  const { losses } = JSON.parse(await explained(losing, "d3", "--json")) as { losses: unknown }
  const [since, at, created] = ["2026-02-10", "2026-02-11", "2026-08-09"].map((day) => Date.parse(day) / 1000)
  expect(losses).toEqual([
    {
      account: "acct_ada",
      since,
      at,
      amount: 6500,
      currency: "usd",
      missing: 18000,
      collected: expect.objectContaining({ amount: 18000, created, liable: "application" })
    }
  ])
})
