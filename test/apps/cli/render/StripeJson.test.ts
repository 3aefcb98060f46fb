/**
 * The objects that are more than a payment, as Stripe's API answers them.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as Bank from "../Bank.ts"
import * as CommandLine from "../CommandLine.ts"

interface Did {
  readonly made: ReadonlyArray<{ readonly id: string }>
  readonly changed: ReadonlyArray<{ readonly id: string }>
  readonly entries: ReadonlyArray<{ readonly id: string; readonly balance_transaction: unknown }>
}
interface Happened extends Did {
  readonly kind: string
  readonly about: string | null
}
interface Step extends Did {
  readonly id: string
  readonly happened: ReadonlyArray<Happened>
}

const folder = mkdtempSync(join(tmpdir(), "connect-ledger-"))
let document: { readonly steps: ReadonlyArray<Step>; readonly happened: ReadonlyArray<Happened> }
beforeAll(async () => {
  const file = join(folder, "bank.yaml")
  writeFileSync(file, Bank.scenario)
  document = JSON.parse((await CommandLine.run("simulate", file, "--json")).out)
})
afterAll(() => rmSync(folder, { recursive: true }))

const step = (id: string): Step => document.steps.find((it) => it.id === id) ?? expect.fail(`no step ${id}`)
const made = (id: string) => step(id).made[0]
const changed = (id: string, object: string) => step(id).changed.find((it) => it.id === object)
const happenings = () => [...document.steps.flatMap((it) => it.happened), ...document.happened]
const happening = (kind: string) =>
  happenings().find((it) => it.kind === kind && it.changed.length > 0) ?? expect.fail(`no ${kind}`)

describe("a charge", () => {
  it("that is held is not captured, until when it may be", () => {
    expect(made("room")).toStrictEqual({
      id: "ch_room",
      object: "charge",
      amount: 10_000,
      currency: "usd",
      balance_transaction: null,
      created: 1_772_445_600,
      account: "acct_platform",
      amount_captured: 0,
      amount_refunded: 0,
      application_fee: null,
      authorization: "held",
      capture_before: 1_773_050_400,
      captured: false,
      description: "A room",
      disputed: false,
      failure_balance_transaction: null,
      failure_code: null,
      on_behalf_of: null,
      outcome: null,
      refunded: false,
      source_transfer: null,
      status: "succeeded",
      transfer: null,
      transfer_group: null
    })
  })

  it("that was captured in part has both amounts", () => {
    expect(made("stay")).toStrictEqual({
      id: "ch_room",
      object: "charge",
      amount: 10_000,
      currency: "usd",
      balance_transaction: "txn_stay",
      created: 1_772_445_600,
      account: "acct_platform",
      amount_captured: 6000,
      amount_refunded: 4000,
      application_fee: null,
      authorization: null,
      capture_before: null,
      captured: true,
      description: "A room",
      disputed: false,
      failure_balance_transaction: null,
      failure_code: null,
      on_behalf_of: null,
      outcome: null,
      refunded: false,
      source_transfer: null,
      status: "succeeded",
      transfer: null,
      transfer_group: null
    })
    expect(made("flour")).toMatchObject({ amount: 3000, amount_captured: 3000, captured: true, authorization: null })
  })

  it("that was declined failed, and says why", () => {
    expect(made("poor")).toMatchObject({
      status: "failed",
      failure_code: "card_declined",
      outcome: { reason: "insufficient_funds" },
      authorization: "declined",
      captured: false,
      refunded: false,
      amount_captured: 0,
      balance_transaction: null
    })
  })

  it("that was released, or expired, counts as refunded", () => {
    const released = { captured: false, refunded: true, amount_captured: 0, status: "succeeded", capture_before: null }
    expect(changed("drop", "ch_gone")).toMatchObject({ ...released, authorization: "canceled", amount_refunded: 2000 })
    expect(happening("authorization_expiry")).toMatchObject({
      about: "ch_spare",
      account: null,
      amount: null,
      entries: [],
      changed: [{ ...released, id: "ch_spare", authorization: "expired", amount_refunded: 5000 }]
    })
  })
})

describe("a refund", () => {
  it("that waits has no line, and says for what it waits", () => {
    expect(made("late")).toMatchObject({
      id: "re_late",
      status: "pending",
      pending_reason: "insufficient_funds",
      failure_reason: null,
      balance_transaction: null
    })
  })

  it("is paid when there are funds", () => {
    const { changed: paid, entries, ...funding } = happening("funding")
    expect(funding).toMatchObject({ account: "acct_platform", about: null, source_type: null, amount: null })
    expect(paid).toMatchObject([
      { id: "re_late", status: "succeeded", pending_reason: null, balance_transaction: "txn_late" }
    ])
    expect(entries.map(({ id }) => id)).toEqual(["acct_platform/txn_late"])
  })

  it("that failed has both its lines", () => {
    expect(changed("bounce", "re_late")).toMatchObject({
      status: "failed",
      failure_reason: "expired_or_canceled_card",
      balance_transaction: "txn_late",
      failure_balance_transaction: "txn_bounce"
    })
  })
})

describe("a payout", () => {
  it("is pending, in transit and paid", () => {
    expect(made("out")).toStrictEqual({
      id: "po_out",
      object: "payout",
      application_fee: null,
      application_fee_amount: null,
      method: "standard",
      original_payout: null,
      reversed_by: null,
      amount: 2883,
      currency: "usd",
      balance_transaction: "txn_out",
      created: 1_772_618_400,
      account: "acct_platform",
      arrival_date: 1_772_668_800,
      automatic: false,
      description: "STRIPE PAYOUT",
      failure_balance_transaction: null,
      failure_code: null,
      reconciliation_status: "not_applicable",
      source_type: "card",
      status: "pending"
    })
    expect(happening("payout_submission")).toMatchObject({
      about: "po_out",
      changed: [{ status: "in_transit" }],
      entries: []
    })
    expect(happening("payout_arrival")).toMatchObject({
      about: "po_out",
      changed: [{ status: "paid" }],
      entries: [
        {
          id: "po_out/paid",
          balance_transaction: null,
          postings: [{ from: "acct_platform/in_transit", to: "acct_platform/bank", amount: 2883, item: "po_out" }]
        }
      ]
    })
  })

  it("that came back says why, and has the bank's movement besides the line", () => {
    expect(changed("closed", "po_out")).toMatchObject({
      status: "failed",
      failure_code: "account_closed",
      failure_balance_transaction: "txn_closed"
    })
    expect(
      step("closed")
        .entries.map(({ id }) => id)
        .toSorted()
    ).toEqual(["acct_platform/txn_closed", "po_out/returned"])
  })
})

it("a top-up has no line before it arrives", () => {
  const expected = {
    id: "tu_cash",
    object: "topup",
    amount: 20_000,
    currency: "usd",
    balance_transaction: null,
    created: 1_772_791_200,
    account: "acct_platform",
    description: "Top-up",
    expected_availability_date: 1_773_100_800,
    failure_code: null,
    status: "pending"
  }
  expect(made("cash")).toStrictEqual(expected)
  expect(happening("top_up_arrival").changed).toStrictEqual([
    { ...expected, status: "succeeded", balance_transaction: "txn_cash" }
  ])
})

it("a maturity has its account and what matures there together", () => {
  expect(happenings().find(({ kind }) => kind === "maturity")).toMatchObject({
    account: "acct_platform",
    about: null,
    source_type: "card",
    amount: 2883,
    currency: "usd",
    made: [],
    changed: [],
    entries: []
  })
})
