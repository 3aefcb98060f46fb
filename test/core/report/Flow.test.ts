import { Result } from "effect"
import { describe, expect, it } from "vitest"
import type { Entry } from "#core/ledger/Entry.ts"
import * as EntryOf from "#core/ledger/Entry.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Posting from "#core/ledger/Posting.ts"
import * as Money from "#core/money/Money.ts"
import * as Flow from "#core/report/Flow.ts"
import * as FundFlow from "#core/report/FundFlow.ts"
import { market, thursday } from "../connect/Worlds.ts"
import { entry, money, posting, transaction } from "../ledger/Books.ts"

describe("every kind of flow", () => {
  const balance = LedgerAccount.of("acct_ada", "balance")
  const own = (counterpart: string, item?: string): Entry =>
    entry({ postings: [posting(`acct_ada/balance -> ${counterpart}`, "1.00 usd", item)] })
  const paid = (reportingCategory: string): Entry => {
    const line = transaction({ amount: money("-1.00 usd"), reportingCategory })
    const against = { account: LedgerAccount.payers }
    return Result.getOrThrow(EntryOf.ofTransaction(line, Posting.change(balance, line.amount, against)))
  }

  const banked = (type: string): Entry => {
    const line = transaction({ type, amount: money("-1.00 usd"), reportingCategory: type })
    const against = { account: LedgerAccount.of("acct_ada", "bank") }
    return Result.getOrThrow(EntryOf.ofTransaction(line, Posting.change(balance, line.amount, against)))
  }

  it.each<readonly [string, Entry, Flow.Flow]>([
    ["payers, of a charge", paid("charge"), "charges"],
    ["payers, of a refund", paid("refund"), "refunds"],
    ["payers, of a refund that failed", paid("refund_failure"), "refunds"],
    ["payers, of a refund of what was not captured", paid("partial_capture_reversal"), "refunds"],
    ["payers, of a debit that failed", paid("charge_failure"), "refunds"],
    ["payers, of what a customer had sent without a payment", paid("unreconciled_customer_funds"), "charges"],
    ["payers, of what an issued card pays", paid("issuing_transaction"), "other"],
    ["payers, of what an account pays its platform", paid("stripe_balance_payment_debit"), "other"],
    ["payers, of a category that nobody knows", paid("constructor"), "other"],
    ["payers, of a dispute", paid("dispute"), "disputes"],
    ["payers, of a dispute that was won", paid("dispute_reversal"), "disputes"],
    ["payers, in an embedder's own entry", own("payers"), "other"],
    ["Stripe's fees", own("stripe/fees"), "stripeFees"],
    ["fees passed through", own("stripe/passthrough"), "stripeFees"],
    ["tax on fees", own("tax/fees"), "stripeFees"],
    ["withheld tax", own("tax/withheld"), "stripeFees"],
    ["application fees", own("clearing/application_fee", "ch_1"), "applicationFees"],
    ["transfers", own("clearing/transfer", "tr_1"), "transfers"],
    ["collections", own("clearing/collection", "connct_1"), "collections"],
    ["what Stripe lends", own("stripe/advances"), "other"],
    ["conversion", own("stripe/fx"), "stripeFees"],
    ["what a network holds", own("acct_ada/network_reserved"), "reserves"],
    ["what Stripe bears", own("stripe/losses"), "collections"],
    ["balance transfers", own("clearing/balance_transfer", "btr_1"), "other"],
    ["payouts", own("acct_ada/in_transit", "po_1"), "payouts"],
    ["what is held for others", own("acct_ada/connect_reserved"), "reserves"],
    ["another pot", own("acct_ada/issuing"), "other"],
    ["the bank, in a top-up", banked("topup"), "topUps"],
    ["the bank, in a top-up that was taken back", banked("topup_reversal"), "topUps"],
    ["the bank, in an inbound transfer", banked("inbound_transfer"), "topUps"],
    ["the bank, in an inbound transfer that failed", banked("inbound_transfer_reversal"), "topUps"],
    ["the bank, in a line of another type", banked("payout"), "other"],
    ["the bank, in an embedder's own entry", own("acct_ada/bank"), "other"],
    ["suspense", own("suspense/topup"), "other"],
    ["suspense of a type called like a pot", own("suspense/in_transit"), "other"],
    ["what was there before", own("opening/acct_ada"), "other"]
  ])("%s", (_, entry, kind) => {
    const [row = expect.fail()] = FundFlow.of([entry], thursday, market.id).rows
    expect(Flow.all.filter((flow) => !Money.isZero(row[flow]))).toEqual([kind])
    expect(row[kind]).toEqual(money("-1.00 usd"))
  })
})
