/**
 * AccountTree: what `explain` says of an account, to people and to programs.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, "stops.yaml")
writeFileSync(
  file,
  `platform: { name: Market, country: US }
accounts:
  ada: { name: Ada, type: express, payouts: { schedule: { interval: daily } } }
  ben: { name: Ben, type: express, payouts: { schedule: { interval: manual }, debit_negative_balances: false } }
  cleo: { name: Cleo, type: standard, payouts: { schedule: { interval: daily } } }
  dan: { name: Dan, type: custom }
steps:
  - { at: 2026-03-02, id: cake, charge: { amount: 10.00 usd, transfer_data: { destination: ada } } }
  - { at: 2026-03-02, id: bread, charge: { amount: 20.00 usd, transfer_data: { destination: ben } } }
  - { at: 2026-03-02, id: lamp, charge: { amount: 30.00 usd, stripe_account: cleo } }
  - { at: 2026-03-03T09:00:00Z, account_pause: { stripe_account: ada, payouts: true } }
  - { at: 2026-03-04, payout: { stripe_account: ben } }
  - { at: 2026-03-05, refund: { charge: bread, reverse_transfer: true } }
  - { at: 2026-03-05, account_disable: { stripe_account: cleo, disabled_reason: under_review } }
  - { at: 2026-03-06, account_enable: { stripe_account: cleo } }
  - { at: 2026-03-06, account_disable: { stripe_account: dan, disabled_reason: rejected.fraud, disables: [payouts] } }
  - { at: 2026-03-06, external_account_removal: { stripe_account: dan } }
until: 2026-03-06T12:00:00Z
`
)

/** The path of a scenario of its own. */
const written = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const explained = async (...args: ReadonlyArray<string>): Promise<string> => {
  const { code, err, out } = await CommandLine.run("explain", ...args)
  expect({ code, err }).toEqual({ code: 0, err: "" })
  return out
}

it.each([
  [
    "ada",
    `Ada, acct_ada  paid out daily, payouts disabled  2026-03-06T12:00:00Z
├─ 0.00 usd available, 0.00 usd pending
├─ payouts stopped of acct_ada since 2026-03-03T09:00:00Z: the platform has paused them
│  └─ until the platform lets them go on: account_pause
├─ schedule: daily, on every business day of its bank
│  ├─ the next payout to be made is for 2026-03-09, if payouts are enabled by then
│  ├─ card payments can be used after 2 business days, the default in US
│  └─ its bank is debited for a negative balance
└─ next payouts
   └─ 10.00 usd  for 2026-03-04  po_ada.2026-03-04 is pending
      └─ of txn_cake.3
`
  ],
  [
    "acct_ben",
    `Ben, acct_ben  paid out when asked for, payouts enabled  2026-03-06T12:00:00Z
├─ -20.00 usd available, negative since 2026-03-05T00:00:00Z, 0.00 usd pending
│  ├─ nothing is paid out until it is filled: what comes in does so first
│  ├─ its bank is not debited: no debit_negative_balances
│  └─ until 2026-09-01 at the latest: what is missing then the platform bears
└─ schedule: when asked for; by Stripe what was there for 2 years
   ├─ card payments can be used after 2 business days, the default in US
   └─ its bank is not debited for a negative balance
`
  ],
  [
    "cleo",
    `Cleo, acct_cleo  paid out daily, payouts enabled  2026-03-06T12:00:00Z
├─ 0.00 usd available, 0.00 usd pending
├─ payouts stopped of acct_cleo from 2026-03-05T00:00:00Z to 2026-03-06T00:00:00Z: under_review
├─ charges and transfers disabled of acct_cleo from 2026-03-05T00:00:00Z to 2026-03-06T00:00:00Z: under_review
└─ schedule: daily, on every business day of its bank
   ├─ the next payout to be made is for 2026-03-09
   ├─ card payments can be used after 2 business days, the default in US
   └─ its bank is debited for a negative balance
`
  ],
  [
    "dan",
    `Dan, acct_dan  paid out when asked for, payouts disabled  2026-03-06T12:00:00Z
├─ 0.00 usd available, 0.00 usd pending
├─ payouts stopped of acct_dan since 2026-03-06T00:00:00Z: rejected.fraud
│  └─ for good: an account that Stripe has rejected is not let in again
├─ payouts stopped of acct_dan since 2026-03-06T00:00:00Z: its bank account was removed
│  └─ until its bank account is replaced or mended: external_account_update
└─ schedule: when asked for
   ├─ card payments can be used after 2 business days, the default in US
   └─ its bank is not debited for a negative balance
`
  ],
  [
    "platform",
    `Market, acct_platform  paid out when asked for, payouts enabled  2026-03-06T12:00:00Z
├─ -21.47 usd available, negative since 2026-03-04T00:00:00Z, 0.00 usd pending
│  ├─ nothing is paid out until it is filled: what comes in does so first
│  ├─ its bank is not debited: no debit_negative_balances
│  └─ until then the platform itself owes it to Stripe
├─ schedule: when asked for
│  ├─ card payments can be used after 2 business days, the default in US
│  └─ its bank is not debited for a negative balance
└─ set aside for negative balances of others
   └─ 20.00 usd  for acct_ben, negative since 2026-03-05T00:00:00Z
`
  ]
])("of an account it is said why it is not paid out, since when and until when: %s", async (account, expected) => {
  expect(await explained(file, account)).toBe(expected)
})

it("a review is told while it lasts, and so is a payout that waits for the platform", async () => {
  expect(await explained(file, "cleo", "--until", "2026-03-05")).toContain(
    "├─ payouts stopped of acct_cleo since 2026-03-05T00:00:00Z: under_review\n" +
      "│  └─ until Stripe lets it go on: account_enable\n"
  )
  expect(await explained(file, "ada.2026-03-04")).toContain(
    "└─ payouts stopped of acct_ada since 2026-03-03T09:00:00Z: the platform has paused them\n"
  )
})

it("how it is paid out and debited is told as it is then, whatever it was at first", async () => {
  const changed = join(folder, "changed.yaml")
  writeFileSync(
    changed,
    `platform: { name: Market, country: US }
accounts:
  ben: { name: Ben, type: express, payouts: { debit_negative_balances: true } }
steps:
  - { at: 2026-03-02, id: bread, charge: { amount: 20.00 usd, transfer_data: { destination: ben } } }
  - at: 2026-03-03
    balance_settings_update:
      { stripe_account: ben, schedule: { interval: weekly, weekly_anchor: friday }, debit_negative_balances: false }
  - { at: 2026-03-05, payout: { stripe_account: ben, amount: 1.00 usd } }
  - { at: 2026-03-09, refund: { charge: bread, reverse_transfer: true } }
`
  )
  expect((await explained(changed, "ben", "--until", "2026-03-02")).split("\n")[0]).toBe(
    "Ben, acct_ben  paid out when asked for, payouts enabled  2026-03-02T23:59:59Z"
  )
  const [head, ...lines] = (await explained(changed, "ben")).split("\n")
  expect(head).toBe("Ben, acct_ben  paid out weekly, payouts enabled  2026-03-09T00:00:00Z")
  expect(lines.join("\n")).toContain("its bank is not debited: no debit_negative_balances")
  expect(JSON.parse(await explained(changed, "ben", "--json"))).toMatchObject({
    interval: "weekly",
    debit_negative_balances: false
  })
})

it("a negative balance says which debit comes, or that none comes while payouts are stopped", async () => {
  const lines = async (until: string) =>
    (await explained("examples/negative-payout.yaml", "ines", "--until", until)).split("\n")
  expect(await lines("2026-03-05")).toContain("│  ├─ its bank is debited with 100.00 usd for 2026-03-09")
  expect(await lines("2026-03-12")).toContain("│  ├─ its bank is not debited while payouts are stopped")
})

it("programs read the same, of an account, of a payout that failed and of a payment that waits for that", async () => {
  const args = ["examples/failed-payout.yaml", "--until", "2026-03-09", "--json"]
  const stopped = {
    account: "acct_ines",
    what: "payout_failed",
    since: 1_772_787_600,
    until: null,
    ended_by: "external_account_update",
    currency: null,
    payout: "po_ines.2026-03-04",
    failure_code: "account_closed",
    requirement: null,
    disabled_reason: null
  }
  expect(JSON.parse(await explained(...args, "ines"))).toMatchObject({
    id: "acct_ines",
    object: "account",
    interval: "daily",
    payouts_enabled: false,
    debit_negative_balances: true,
    stopped_payouts: [stopped],
    balances: [{ currency: "usd", pending: 4500, available: 9000, negative_since: null, liable: null }],
    upcoming_payouts: [
      {
        amount: 0,
        balance_transaction_count: 0,
        status: "stopped",
        stopped_by: "errored",
        withheld: 13_500,
        withheld_for: [{ reason: "payouts_disabled", amount: 13_500, currency: "usd" }]
      }
    ]
  })
  expect(JSON.parse(await explained(...args, "ines.2026-03-04")).stopped_payouts).toEqual([stopped])
  expect(JSON.parse(await explained(...args, "bowl")).stopped_payouts).toEqual([stopped])
  const before = ["examples/failed-payout.yaml", "--until", "2026-03-05", "--json"]
  expect(JSON.parse(await explained(...before, "bowl")).stopped_payouts).toEqual([])
})

it("programs read since when the platform's own balance is negative, for which nobody else is liable", async () => {
  const [balance] = JSON.parse(await explained(file, "platform", "--json")).balances
  expect(balance).toEqual({
    currency: "usd",
    pending: 0,
    available: -2147,
    negative_since: 1_772_582_400,
    collected_at: null,
    liable: null
  })
})

it("one that is paid out to a debit card says that nothing is taken back there", async () => {
  const carded = join(folder, "carded.yaml")
  writeFileSync(
    carded,
    `platform: { name: Market, country: US }
accounts:
  ben:
    type: express
    external_accounts: [{ currency: usd, object: card }]
    payouts: { debit_negative_balances: true }
steps:
  - { at: 2026-03-02, id: bread, charge: { amount: 20.00 usd, transfer_data: { destination: ben } } }
  - { at: 2026-03-04T09:00Z, payout: { stripe_account: ben } }
  - { at: 2026-03-05, refund: { charge: bread, reverse_transfer: true } }
until: 2026-03-20
`
  )
  const told = (await explained(carded, "ben")).split("\n")
  expect(told.map((line) => line.replace(/^[│├└─ ]+/u, "")).filter((line) => line.includes("debit"))).toEqual([
    "it is paid out to a debit card, which is not debited",
    "it is paid out to a debit card, which is not debited for a negative balance"
  ])
})

it("one whose external account in a currency is gone says that nobody is debited in it", async () => {
  const gone = written(
    "gone.yaml",
    `platform: { country: FR }
accounts:
  ada:
    type: express
    external_accounts: [{ currency: eur }, { currency: gbp, country: GB, object: card }]
    payouts: { schedule: { interval: daily } }
steps:
  - { at: 2026-03-02T10:00:00Z, id: tea, charge: { amount: 100.00 gbp, stripe_account: ada } }
  - { at: 2026-03-10T10:00:00Z, dispute: { charge: tea, reason: fraudulent, status: lost } }
  - { at: 2026-03-12T10:00:00Z, external_account_removal: { stripe_account: ada, currency: gbp } }
until: 2026-03-20
`
  )
  expect(await explained(gone, "ada")).toContain("no bank is debited: it has no external account in gbp")
})

it("money that comes only after the liable side has filled a balance is told as too late", async () => {
  const late = written(
    "late.yaml",
    `platform: { country: US }
accounts:
  ada:
    type: express
    settlement_delay: { days: 7, count: calendar }
    payouts: { debit_negative_balances: false }
steps:
  - { at: 2026-03-02T10:00:00Z, id: tea, charge: { amount: 100.00 usd, stripe_account: ada } }
  - { at: 2026-03-09T10:00:00Z, payout: { stripe_account: ada } }
  - { at: 2026-03-10T10:00:00Z, dispute: { charge: tea, reason: fraudulent, status: lost } }
  - { at: 2026-09-04T10:00:00Z, id: cake, charge: { net_amount: 200.00 usd, stripe_account: ada } }
until: 2026-09-05
`
  )
  expect(await explained(late, "ada")).toContain("200.00 usd of what is pending come too late to fill it")
})

describe("of an account that cannot be charged it is said", () => {
  const scene = `platform: { country: US }
accounts: { std: { type: standard }, cap: { type: custom }, rec: { type: custom, country: FR, service_agreement: recipient } }
steps:
  - { at: 2026-03-02, requirement_update: { stripe_account: std, requirement: external_account, status: due,
      current_deadline: 2026-03-03T12:00:00Z, disables: [charges] } }
  - { at: 2026-03-04, id: asked, capability_update: { stripe_account: cap, capability: card_payments, status: inactive } }
until: 2026-03-05
`
  const own = join(folder, "uncharged.yaml")
  const json = async (id: string): Promise<Record<string, unknown>> => {
    writeFileSync(own, scene)
    return JSON.parse((await CommandLine.run("explain", own, id, "--json")).out)
  }

  it.each([
    [
      "std",
      "since 2026-03-03T12:00:00Z: external_account is past due",
      "until that is provided and verified: requirement_update"
    ],
    ["cap", "since 2026-03-04T00:00:00Z: card_payments is inactive", "until it is active: capability_update"]
  ])("since when, why and what ends it: %s", async (account, why, end) => {
    writeFileSync(own, scene)
    const lines = (await explained(own, account)).split("\n")
    expect(lines[0]).toContain("payouts enabled, charges and transfers disabled")
    expect(lines).toContain(`├─ charges and transfers disabled of acct_${account} ${why}`)
    expect(lines).toContain(`│  └─ ${end}`)
  })

  it("that it never asked to be", async () => {
    writeFileSync(own, scene)
    expect(await explained(own, "rec")).toContain("├─ charges disabled: card_payments was never requested\n")
  })

  it("of the step that disabled it too, and to machines", async () => {
    const disabled = {
      account: "acct_cap",
      capabilities: ["card_payments", "transfers"],
      what: "capability",
      since: Date.parse("2026-03-04T00:00:00Z") / 1000,
      until: null,
      ended_by: "capability_update",
      capability: "card_payments",
      status: "inactive",
      requirement: null,
      disabled_reason: null
    }
    const told = { disabled_capabilities: [disabled], stopped_payouts: [] }
    expect(await json("cap")).toMatchObject({ ...told, charges_enabled: false, transfers_enabled: false })
    expect(await json("asked")).toMatchObject(told)
    expect(await json("rec")).toMatchObject({ charges_enabled: false, transfers_enabled: true })
  })
})

describe("a payout that failed in another currency than the account's own", () => {
  const path = written(
    "euros.yaml",
    `platform: { country: US }
accounts:
  ada:
    type: express
    external_accounts: [{ currency: usd }, { currency: eur, country: DE }]
    payouts: { schedule: { interval: daily } }
steps:
  - { at: 2026-03-02T10:00:00Z, id: kuchen, charge: { amount: 100.00 eur, stripe_account: ada } }
  - { at: 2026-03-10T10:00:00Z, payout_failure: { payout: ada.2026-03-04.eur, failure_code: account_closed } }
  - { at: 2026-03-10T12:00:00Z, id: torte, charge: { amount: 50.00 eur, stripe_account: ada } }
  - { at: 2026-03-20T12:00:00Z, id: tart, charge: { amount: 50.00 usd, stripe_account: ada } }
until: 2026-03-20
`
  )
  const stop =
    "payouts in eur stopped of acct_ada since 2026-03-10T10:00:00Z: po_ada.2026-03-04.eur failed, account_closed"

  it("stops those in that alone, and is why what is there in that was not paid out", async () => {
    const told = await explained(path, "ada")
    expect(told).toContain("paid out daily, payouts enabled")
    expect(told).toContain(stop)
    expect(JSON.parse(await explained(path, "ada", "--json"))).toMatchObject({
      payouts_enabled: true,
      stopped_payouts: [{ what: "payout_failed", currency: "eur", until: null }]
    })
    expect(await explained(path, "torte")).toContain(stop)
    expect(await explained(path, "tart")).not.toContain("stopped")
    const ended = ["--until", "2026-03-09"]
    expect(await explained(path, "ada", ...ended)).not.toContain("stopped")
  })

  it("is told where it happens, and among what is stopped", async () => {
    const { out } = await CommandLine.run("simulate", path, "--timeline")
    expect(out).toContain("acct_ada: charges enabled, payouts enabled, not in eur")
    expect(out).toContain("stopped until the bank account is updated; 145.15 kept until then")
    expect(out).toContain("payouts of ada (a payout in eur failed)")
  })

  it("is over once its bank account is updated", async () => {
    const mended = written(
      "mended.yaml",
      `platform: { country: US }
accounts:
  ada:
    type: express
    external_accounts: [{ currency: usd }, { currency: eur, country: DE }]
    payouts: { schedule: { interval: daily } }
steps:
  - { at: 2026-03-02T10:00:00Z, id: kuchen, charge: { amount: 100.00 eur, stripe_account: ada } }
  - { at: 2026-03-10T10:00:00Z, payout_failure: { payout: ada.2026-03-04.eur, failure_code: account_closed } }
  - { at: 2026-03-11T10:00:00Z, external_account_update: { stripe_account: ada } }
  - { at: 2026-03-12T10:00:00Z, external_account_update: { stripe_account: ada, currency: eur } }
until: 2026-03-20
`
    )
    expect(await explained(mended, "ada")).toContain(
      "payouts in eur stopped of acct_ada from 2026-03-10T10:00:00Z to 2026-03-12T10:00:00Z"
    )
  })
})
