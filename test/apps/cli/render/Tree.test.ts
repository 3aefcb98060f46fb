/**
 * Tree: what `explain` prints.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import * as CommandLine from "../CommandLine.ts"

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, "rooms.yaml")
writeFileSync(
  file,
  `platform: { name: Market, country: US }
accounts:
  ada: { name: Ada, type: express }
  sten: { name: Sten, type: standard }
steps:
  - { at: 2026-03-02, id: lamp, charge: { amount: 20.00 usd, stripe_account: sten } }
  - { at: 2026-03-02, id: room, charge: { amount: 100.00 usd, capture_method: manual, transfer_data: { destination: ada } } }
  - { at: 2026-03-02, id: hall, charge: { amount: 100.00 usd, capture_method: manual } }
  - { at: 2026-03-02, id: shed, charge: { amount: 100.00 usd, decline_code: lost_card } }
  - { at: 2026-03-02, id: more, top_up: { amount: 50.00 usd } }
  - { at: 2026-03-02, id: attic, charge: { amount: 70.00 usd, capture_method: manual } }
  - { at: 2026-03-04, authorization_cancel: { charge: attic } }
  - { at: 2026-03-04, id: stay, capture: { charge: room, amount_to_capture: 60.00 usd } }
  - { at: 2026-03-04, id: early, payout: { stripe_account: sten, amount: 1.00 usd } }
  - { at: 2026-03-04, payout_cancel: { payout: early } }
  - { at: 2026-03-04, id: out, payout: { stripe_account: sten } }
  - { at: 2026-03-05, id: cash, top_up: { amount: 5.00 usd, expected_availability_date: 2026-04-10 } }
  - { at: 2026-03-05, id: none, top_up: { amount: 5.00 usd } }
  - { at: 2026-03-05, id: broke, top_up: { amount: 5.00 usd } }
  - { at: 2026-03-06, top_up_cancel: { top_up: none } }
  - { at: 2026-03-06, top_up_failure: { top_up: broke, failure_code: insufficient_funds } }
  - { at: 2026-03-26, id: shut, payout: { amount: 1.00 usd, source_type: bank_account } }
  - { at: 2026-03-27, payout_failure: { payout: shut, failure_code: account_closed } }
  - { at: 2026-03-30, id: other, external_account_update: {} }
  - { at: 2026-03-31, id: late, payout: { amount: 1.00 usd, source_type: bank_account } }
  - { at: 2026-03-31, id: debited, transfer: { stripe_account: ada, destination: platform, amount: 2.00 usd } }
  - { at: 2026-03-31, id: lent, transfer: { destination: ada, amount: 1.00 usd, source_type: bank_account } }
until: 2026-03-31T00:00:00Z
`
)

/** A platform whose whole balance is paid out before anyone wants something back. */
const emptied = join(folder, "emptied.yaml")
writeFileSync(
  emptied,
  `platform: { name: Market, country: US }
accounts: {}
steps:
  - { at: 2026-03-02, id: poor, charge: { amount: 50.00 usd } }
  - { at: 2026-03-02, id: debit, charge: { amount: 20.00 usd, payment_method: us_bank_account } }
  - { at: 2026-03-20, payout: {} }
  - { at: 2026-03-20, payout: { source_type: bank_account } }
  - { at: 2026-03-21, id: never, refund: { charge: poor, amount: 9.00 usd } }
  - { at: 2026-03-22, id: waits, refund: { charge: poor, amount: 10.00 usd } }
  - { at: 2026-03-23, refund_cancel: { refund: never } }
  - { at: 2026-03-24, id: bounced, refund: { charge: debit, amount: 5.00 usd } }
`
)

const tree = async (id: string, from = file, ...flags: ReadonlyArray<string>): Promise<ReadonlyArray<string>> => {
  const { code, err, out } = await CommandLine.run("explain", from, id, ...flags)
  expect({ code, err }).toEqual({ code: 0, err: "" })
  return out.trimEnd().split("\n")
}

describe("a tree", () => {
  it("of a transfer says who sent it: the platform, or of a debit the account", async () => {
    expect((await tree("lent"))[0]).toBe("1.00 usd sent by the platform  tr_lent  2026-03-31T00:00:00Z")
    expect((await tree("debited"))[0]).toBe(
      "2.00 usd sent to the platform by acct_ada  tr_debited  2026-03-31T00:00:00Z"
    )
  })

  it("of a payout that is taken back says by which, and what became of that", async () => {
    const back = join(folder, "back.yaml")
    writeFileSync(
      back,
      `platform: { country: US }
accounts:
  ada: { type: express }
steps:
  - { at: 2026-03-02, id: cake, charge: { amount: 10.00 usd, transfer_data: { destination: ada } } }
  - { at: 2026-03-05, id: out, payout: { stripe_account: ada } }
  - { at: 2026-03-09, id: back, payout_reversal: { payout: out } }
  - { at: 2026-03-11, id: bounce, payout_failure: { payout: back, failure_code: insufficient_funds } }
`
    )
    expect((await tree("back", back))[0]).toBe(
      "10.00 usd sent to the bank, arrived; not taken back, as po_back failed, insufficient_funds  po_out  2026-03-05T00:00:00Z"
    )
  })

  it("of a payout shows where its money was and is", async () => {
    expect(await tree("out")).toEqual([
      "19.12 usd sent to the bank, arrived  po_out  2026-03-04T00:00:00Z",
      "├─ -19.12  Sten, acct_sten, Stripe balance",
      "│  └─ -19.12  payout po_out  2026-03-04T00:00:00Z",
      "├─   0.00  Sten, acct_sten, in transit",
      "│  ├─ +19.12  payout po_out  2026-03-04T00:00:00Z",
      "│  └─ -19.12  paid po_out  2026-03-05T00:00:00Z",
      "└─  19.12  Sten, acct_sten, bank",
      "   └─ +19.12  paid po_out  2026-03-05T00:00:00Z"
    ])
  })

  it("of a top-up shows the bank that it came from", async () => {
    expect(await tree("tu_more")).toEqual([
      "50.00 usd from the bank, arrived  tu_more  2026-03-02T00:00:00Z",
      "├─ -50.00  Market, the platform, bank",
      "│  └─ -50.00  topup tu_more  2026-03-09T00:00:00Z",
      "└─  50.00  Market, the platform, Stripe balance",
      "   └─ +50.00  topup tu_more  2026-03-09T00:00:00Z"
    ])
  })

  it("of money that was never taken says what was held until when, and how that ended", async () => {
    expect(await tree("hall")).toEqual([
      "100.00 usd expired  ch_hall  2026-03-02T00:00:00Z",
      "└─ without a balance transaction",
      "   ├─ 100.00  held, to be captured before 2026-03-09T00:00:00Z  ch_hall  2026-03-02T00:00:00Z",
      "   └─ 100.00  released: not captured in time  ch_hall  2026-03-09T00:00:00Z"
    ])
    expect(await tree("attic")).toEqual([
      "70.00 usd canceled  ch_attic  2026-03-02T00:00:00Z",
      "└─ without a balance transaction",
      "   ├─ 70.00  held, to be captured before 2026-03-09T00:00:00Z  ch_attic  2026-03-02T00:00:00Z",
      "   └─ 70.00  canceled  ch_attic  2026-03-04T00:00:00Z"
    ])
  })

  it("of a declined payment says why", async () => {
    expect(await tree("shed")).toEqual([
      "100.00 usd declined, lost_card  ch_shed  2026-03-02T00:00:00Z",
      "└─ without a balance transaction",
      "   └─ 100.00  declined, lost_card  ch_shed  2026-03-02T00:00:00Z"
    ])
  })

  it.each([
    ["cash", "pending", "pending, expected 2026-04-10T00:00:00Z", "2026-03-05"],
    ["none", "canceled", "canceled", "2026-03-06"],
    ["broke", "failed, insufficient_funds", "failed, insufficient_funds", "2026-03-06"]
  ])("of the top-up %s, which brought nothing, is %s", async (id, status, note, day) => {
    expect(await tree(id)).toEqual([
      `5.00 usd from the bank, ${status}  tu_${id}  2026-03-05T00:00:00Z`,
      "└─ without a balance transaction",
      `   └─ 5.00  ${note}  tu_${id}  ${day}T00:00:00Z`
    ])
  })

  it.each([
    ["early", "canceled", "2026-03-04"],
    ["shut", "failed, account_closed", "2026-03-26"],
    ["late", "not yet on its way", "2026-03-31"]
  ])("of the payout %s says that it is %s", async (id, status, day) => {
    expect((await tree(id))[0]).toBe(`1.00 usd sent to the bank, ${status}  po_${id}  ${day}T00:00:00Z`)
  })

  it("of a payment has the refunds that wait for funds, were canceled or failed for want of them", async () => {
    expect((await tree("poor", emptied)).slice(-3)).toEqual([
      "└─ without a balance transaction",
      "   ├─ 10.00  pending, insufficient_funds, until 2026-05-06T00:00:00Z  re_waits  2026-03-22T00:00:00Z",
      "   └─  9.00  canceled  re_never  2026-03-23T00:00:00Z"
    ])
    expect((await tree("debit", emptied)).slice(-2)).toEqual([
      "└─ without a balance transaction",
      "   └─ 5.00  failed, insufficient_funds  pyr_bounced  2026-03-24T00:00:00Z"
    ])
  })

  it("of money that was held is of what was captured", async () => {
    expect(await tree("stay")).toEqual([
      "60.00 usd paid  ch_room  2026-03-02T00:00:00Z",
      "├─ -2.04  Market, the platform",
      "│  ├─ +60.00  charge ch_room  2026-03-04T00:00:00Z",
      "│  ├─  -2.04  stripe_fee ch_room  2026-03-04T00:00:00Z",
      "│  └─ -60.00  transfer tr_stay  2026-03-04T00:00:00Z",
      "├─  2.04  Stripe",
      "│  └─ +2.04  stripe_fee ch_room  2026-03-04T00:00:00Z",
      "├─ 60.00  Ada, acct_ada",
      "│  └─ +60.00  payment py_stay  2026-03-04T00:00:00Z",
      "└─ without a balance transaction",
      "   ├─ 100.00  held, to be captured before 2026-03-09T00:00:00Z  ch_room  2026-03-02T00:00:00Z",
      "   └─ 100.00  captured: 60.00 taken, 40.00 released  ch_room  2026-03-04T00:00:00Z"
    ])
  })
})

describe("a tree of automatic payouts", () => {
  const many = join(folder, "many.yaml")
  const sales = (count: number) =>
    Array.from(
      { length: count },
      (_, index) =>
        `  - { at: 2026-03-02, id: sale-${index + 1}, charge: { amount: 10.00 usd, transfer_data: { destination: ada } } }\n`
    ).join("")
  const selling = (count: number, more = "") => {
    writeFileSync(
      many,
      `platform: { name: Market, country: US }
accounts: { ada: { name: Ada, type: express, payouts: { schedule: { interval: daily } } } }
steps:
${sales(count)}  - { at: 2026-03-02, id: back, refund: { charge: sale-1, amount: 4.00 usd, reverse_transfer: true } }
${more}until: 2026-03-12
`
    )
    return many
  }
  const failed = `  - { at: 2026-03-05, id: bounce, payout_failure: { payout: ada.2026-03-04, failure_code: account_closed } }
  - { at: 2026-03-05, id: late, charge: { amount: 1.00 usd, transfer_data: { destination: ada } } }
  - { at: 2026-03-06, id: bank, external_account_update: { stripe_account: ada } }
`
  const from = (lines: ReadonlyArray<string>, text: string) =>
    lines.slice(lines.findIndex((line) => line.includes(text)))

  it("lists what one pays out", async () => {
    expect(from(await tree("po_ada.2026-03-04", selling(2)), "that it pays out")).toEqual([
      "└─  16.00  in 3 balance transactions that it pays out",
      "   ├─ +10.00  payment py_sale-1  2026-03-02T00:00:00Z",
      "   ├─ +10.00  payment py_sale-2  2026-03-02T00:00:00Z",
      "   └─  -4.00  payment_refund pyr_back  2026-03-02T00:00:00Z"
    ])
  })

  it("sums by type what one pays out, where it is more than twenty", async () => {
    expect(from(await tree("po_ada.2026-03-04", selling(19)), "that it pays out")).toHaveLength(21)
    expect(from(await tree("po_ada.2026-03-04", selling(20)), "that it pays out")).toEqual([
      "└─  196.00  in 21 balance transactions that it pays out",
      "   ├─ +200.00  20 of type payment",
      "   └─   -4.00  1 of type payment_refund"
    ])
  })

  it("names the day of one and no hour of it, which is no midnight where its account's days begin later", async () => {
    writeFileSync(
      many,
      `platform: { country: US }
accounts:
  ada: { type: express, payouts: { schedule: { interval: daily }, start_of_day: { hour: 10, timezone: America/Los_Angeles } } }
steps:
  - { at: 2026-02-02, id: sale, charge: { amount: 100.00 usd, stripe_account: ada } }
until: 2026-02-05
`
    )
    const state = async (...until: ReadonlyArray<string>) => (await tree("sale", many, ...until)).at(-1)
    const whole = "   └─ +96.80  of 96.80 usd in 1 balance transaction"
    expect(await state()).toBe(`${whole}, arrived  po_ada.2026-02-04  2026-02-04`)
    expect(await state("--until", "2026-02-04T12:00:00Z")).toBe(
      `${whole}, not yet on its way  po_ada.2026-02-04  2026-02-04`
    )
  })

  it("follows a payment into the one that paid it out, and its repeat", async () => {
    expect(from(await tree("sale-1", selling(1)), "in automatic payouts")).toEqual([
      "└─ in automatic payouts",
      "   └─ +6.00  of 6.00 usd in 2 balance transactions, arrived  po_ada.2026-03-04  2026-03-04"
    ])
    expect(from(await tree("sale-1", selling(2, failed)), "in automatic payouts")).toEqual([
      "└─ in automatic payouts",
      "   ├─ +6.00  of 16.00 usd in 3 balance transactions, failed, account_closed  po_ada.2026-03-04  2026-03-04",
      "   └─ +6.00  of 17.00 usd in 2 balance transactions, arrived  po_ada.2026-03-09  2026-03-09"
    ])
  })

  it("says of one that failed what it paid out, and which has its money now", async () => {
    expect(from(await tree("bounce", selling(1, failed)), "that it pays out")).toEqual([
      "├─ 6.00  in 2 balance transactions that it pays out",
      "│  ├─ +10.00  payment py_sale-1  2026-03-02T00:00:00Z",
      "│  └─  -4.00  payment_refund pyr_back  2026-03-02T00:00:00Z",
      "├─ in automatic payouts",
      "│  └─ +6.00  of 7.00 usd in 2 balance transactions, arrived  po_ada.2026-03-09  2026-03-09",
      "└─ payouts stopped of acct_ada from 2026-03-05T00:00:00Z to 2026-03-06T00:00:00Z: " +
        "po_ada.2026-03-04 failed, account_closed"
    ])
  })
})
