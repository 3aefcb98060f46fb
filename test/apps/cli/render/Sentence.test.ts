import { Result } from "effect"
import { describe, expect, it } from "vitest"
import * as Sentence from "#apps/cli/render/Sentence.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

const key = "x"
const money = (text: string) => Result.getOrThrow(Money.parse(text))

/** A charge of 10.00 usd. */
const charge = (asked: object = {}): Command => ({ _tag: "charge", key, amount: money("10.00 usd"), ...asked })
const ada = { transferData: { destination: "acct_ada" } }
const transfer = (asked: object = {}): Command => ({
  _tag: "transfer",
  key,
  amount: money("7.00 usd"),
  destination: "acct_ada",
  ...asked
})
type Becoming = {
  status: "due" | "rejected"
  deadline?: Instant.Instant
  disables?: ReadonlySet<"charges" | "payouts">
}
const requirement = (asked: Becoming | { status: "provided" | "verified" }): Command => ({
  _tag: "requirement_update",
  key,
  stripeAccount: "acct_ada",
  requirement: "company.tax_id",
  ...asked
})
const refund = (asked: object = {}): Command => ({ _tag: "refund", key, charge: "ch_cake", ...asked })
const reversal = (asked: object = {}): Command => ({ _tag: "transfer_reversal", key, transfer: "tr_cake", ...asked })

describe("a command as a sentence", () => {
  it.each<readonly [string, Command]>([
    ["charge 10.00 usd on the platform", charge()],
    [
      "update the external account of acct_ada in eur",
      { _tag: "external_account_update", key, stripeAccount: "acct_ada", currency: Currency.of("eur") }
    ],
    [
      "update the bank account of acct_ada",
      { _tag: "external_account_update", key, stripeAccount: "acct_ada", object: "bank_account" }
    ],
    ["update the debit card of the platform", { _tag: "external_account_update", key, object: "card" }],
    ["remove the external account of the platform", { _tag: "external_account_removal", key }],
    ["remove the external account of acct_ada", { _tag: "external_account_removal", key, stripeAccount: "acct_ada" }],
    ["company.tax_id of acct_ada is due eventually", requirement({ status: "due" })],
    [
      "company.tax_id of acct_ada is due by 2026-03-10T23:59:59Z",
      requirement({ status: "due", deadline: Instant.of(1_773_187_199) })
    ],
    [
      "company.tax_id of acct_ada is due by 2026-03-10T23:59:59Z, disables charges and payouts",
      requirement({ status: "due", deadline: Instant.of(1_773_187_199), disables: new Set(["charges", "payouts"]) })
    ],
    ["company.tax_id of acct_ada is provided", requirement({ status: "provided" })],
    ["Stripe has verified company.tax_id of acct_ada", requirement({ status: "verified" })],
    ["Stripe could not verify company.tax_id of acct_ada", requirement({ status: "rejected" })],
    [
      "Stripe could not verify company.tax_id of acct_ada, now due by 2026-03-10T23:59:59Z",
      requirement({ status: "rejected", deadline: Instant.of(1_773_187_199) })
    ],
    [
      "transfers of acct_ada is inactive",
      { _tag: "capability_update", key, stripeAccount: "acct_ada", capability: "transfers", status: "inactive" }
    ],
    [
      "pause charges and resume payouts of acct_ada",
      { _tag: "account_pause", key, stripeAccount: "acct_ada", charges: true, payouts: false }
    ],
    [
      "pay acct_ada out weekly, keep its payments pending for 7 days, leave 25.00 usd and 5.00 eur in its balance, debit its bank",
      {
        _tag: "balance_settings_update",
        key,
        stripeAccount: "acct_ada",
        schedule: { interval: "weekly", weekdays: [4] },
        delayDays: 7,
        minimumBalances: ["25.00 usd", "5.00 eur"].map((text) => Result.getOrThrow(Money.parse(text))),
        debitNegativeBalances: true
      }
    ],
    ["pay the platform out when asked for", { _tag: "balance_settings_update", key, schedule: { interval: "manual" } }],
    [
      "acct_ada: keep its payments pending for the minimum, do not debit its bank",
      {
        _tag: "balance_settings_update",
        key,
        stripeAccount: "acct_ada",
        delayDays: "minimum",
        debitNegativeBalances: false
      }
    ],
    ["pause payouts of acct_ada", { _tag: "account_pause", key, stripeAccount: "acct_ada", payouts: true }],
    ["resume charges of acct_ada", { _tag: "account_pause", key, stripeAccount: "acct_ada", charges: false }],
    [
      "acct_ada is stopped: under_review",
      { _tag: "account_disable", key, stripeAccount: "acct_ada", disabledReason: "under_review" }
    ],
    [
      "acct_ada is stopped: rejected.fraud, disables charges",
      {
        _tag: "account_disable",
        key,
        stripeAccount: "acct_ada",
        disabledReason: "rejected.fraud",
        disables: new Set(["charges"])
      }
    ],
    ["acct_ada may go on", { _tag: "account_enable", key, stripeAccount: "acct_ada" }],
    ["charge 10.00 usd by sepa_debit on the platform", charge({ paymentMethod: "sepa_debit" })],
    [
      "charge what leaves 10.00 usd directly on acct_sten",
      { _tag: "charge", key, netAmount: money("10.00 usd"), stripeAccount: "acct_sten" }
    ],
    [
      "charge 10.00 usd directly on acct_sten, application fee 1.00 usd",
      charge({ stripeAccount: "acct_sten", applicationFeeAmount: money("1.00 usd") })
    ],
    [
      "charge 10.00 usd, 9.00 usd of it to acct_ada",
      charge({ transferData: { destination: "acct_ada", amount: money("9.00 usd") } })
    ],
    [
      "hold 10.00 usd to acct_ada, application fee 2.00 usd",
      charge({ ...ada, captureMethod: "manual", applicationFeeAmount: money("2.00 usd") })
    ],
    ["charge 10.00 usd to acct_ada", charge({ ...ada, captureMethod: "automatic" })],
    ["charge 10.00 usd on the platform: declined, insufficient_funds", charge({ declineCode: "insufficient_funds" })],
    ["capture what is held of ch_room", { _tag: "capture", key, charge: "ch_room" }],
    [
      "capture 6.00 usd of ch_room, application fee 0.60 usd",
      {
        _tag: "capture",
        key,
        charge: "ch_room",
        amountToCapture: money("6.00 usd"),
        applicationFeeAmount: money("0.60 usd")
      }
    ],
    ["release what is held of ch_room", { _tag: "authorization_cancel", key, charge: "ch_room" }],
    [
      "the payer's bank disputes ch_cake: fraudulent",
      { _tag: "dispute", key, charge: "ch_cake", reason: "fraudulent" }
    ],
    [
      "the payer's bank inquires about 4.00 usd of ch_cake: duplicate, until 2026-03-20T23:59:59Z",
      {
        _tag: "dispute",
        key,
        charge: "ch_cake",
        amount: money("4.00 usd"),
        reason: "duplicate",
        status: "warning_needs_response",
        evidenceDueBy: Result.getOrThrow(Instant.parse("2026-03-20T23:59:59Z"))
      }
    ],
    [
      "the payer's bank disputes, with no answer allowed, ch_cake: general",
      { _tag: "dispute", key, charge: "ch_cake", reason: "general", status: "lost" }
    ],
    [
      "the payer's bank would have disputed ch_cake: general",
      { _tag: "dispute", key, charge: "ch_cake", reason: "general", status: "prevented" }
    ],
    ["the payer's bank escalates dp_bank", { _tag: "dispute_escalation", key, dispute: "dp_bank" }],
    ["answer dp_bank with evidence", { _tag: "dispute_evidence", key, dispute: "dp_bank" }],
    ["accept dp_bank as lost", { _tag: "dispute_close", key, dispute: "dp_bank" }],
    ["dp_bank is won", { _tag: "dispute_won", key, dispute: "dp_bank" }],
    ["dp_bank is lost", { _tag: "dispute_lost", key, dispute: "dp_bank" }],
    [
      "dp_bank is lost, all but 4.00 usd",
      { _tag: "dispute_lost", key, dispute: "dp_bank", amountReinstated: money("4.00 usd") }
    ],
    ["refund what is left of ch_cake", refund()],
    [
      "refund 5.00 usd of ch_cake, reversing the transfer, returning the application fee",
      refund({ amount: money("5.00 usd"), reverseTransfer: true, refundApplicationFee: true })
    ],
    ["refund what is left of ch_cake", refund({ reverseTransfer: false, refundApplicationFee: false })],
    ["cancel re_back", { _tag: "refund_cancel", key, refund: "re_back" }],
    ["py_rent fails: no_account", { _tag: "payment_failure", key, charge: "py_rent", failureCode: "no_account" }],
    ["re_back fails: declined", { _tag: "refund_failure", key, refund: "re_back", failureReason: "declined" }],
    ["transfer 7.00 usd to acct_ada", transfer()],
    ["transfer 7.00 usd to acct_ada out of ch_flour", transfer({ sourceTransaction: "ch_flour" })],
    ["transfer 7.00 usd of bank account funds to acct_ada", transfer({ sourceType: "bank_account" })],
    ["reverse what is left of tr_cake", reversal()],
    [
      "reverse 3.00 usd of tr_cake, returning the application fee",
      reversal({ amount: money("3.00 usd"), refundApplicationFee: true })
    ],
    [
      "refund 0.40 usd of fee_cake",
      { _tag: "application_fee_refund", key, fee: "fee_cake", amount: money("0.40 usd") }
    ],
    ["pay what is available out to the bank of the platform", { _tag: "payout", key }],
    [
      "pay 5.00 usd of FPX funds out to the bank of acct_ada",
      { _tag: "payout", key, stripeAccount: "acct_ada", amount: money("5.00 usd"), sourceType: "fpx" }
    ],
    [
      "pay what is available out instantly to the bank of acct_ada",
      { _tag: "payout", key, method: "instant", stripeAccount: "acct_ada" }
    ],
    ["take po_out back from the bank", { _tag: "payout_reversal", key, payout: "po_out" }],
    ["cancel po_out", { _tag: "payout_cancel", key, payout: "po_out" }],
    ["po_out fails: account_closed", { _tag: "payout_failure", key, payout: "po_out", failureCode: "account_closed" }],
    ["top up 5.00 usd from the platform's bank", { _tag: "top_up", key, amount: money("5.00 usd") }],
    [
      "top up 5.00 usd from the platform's bank, expected 2026-03-09T00:00:00Z",
      {
        _tag: "top_up",
        key,
        amount: money("5.00 usd"),
        expectedAvailabilityDate: Result.getOrThrow(Instant.parse("2026-03-09"))
      }
    ],
    ["cancel tu_more", { _tag: "top_up_cancel", key, topUp: "tu_more" }],
    [
      "tu_more fails: insufficient_funds",
      { _tag: "top_up_failure", key, topUp: "tu_more", failureCode: "insufficient_funds" }
    ],
    ["the bank takes tu_more back", { _tag: "top_up_reversal", key, topUp: "tu_more" }],
    [
      "debit 7.00 usd of bank account funds from acct_ada to acct_market",
      {
        _tag: "transfer",
        key,
        amount: money("7.00 usd"),
        stripeAccount: "acct_ada",
        destination: "acct_market",
        sourceType: "bank_account"
      }
    ]
  ])("%s", (sentence, command) => {
    expect(Sentence.command(command)).toBe(sentence)
  })
})
