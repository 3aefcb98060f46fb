import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Booking from "#core/booking/Booking.ts"
import type { SourceFacts } from "#core/booking/SourceFacts.ts"
import type { BalanceTransaction, BalanceType, Draft, FeeType } from "#core/connect/objects/BalanceTransaction.ts"
import * as BalanceTransactionType from "#core/connect/objects/BalanceTransactionType.ts"
import * as Entry from "#core/ledger/Entry.ts"
import * as OpenItems from "#core/ledger/OpenItems.ts"
import * as Posting from "#core/ledger/Posting.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import { feeLine, money, transaction, written } from "../ledger/Books.ts"

const feeTypes: ReadonlyArray<FeeType> = [
  "application_fee",
  "payment_method_passthrough_fee",
  "stripe_fee",
  "tax",
  "withheld_tax"
]
const unknownTypes = ["flex_loan", "in_transit", "balance", "constructor"]
const balanceTypes: ReadonlyArray<BalanceType> = [
  "payments",
  "issuing",
  "refund_and_dispute_prefunding",
  "risk_reserved"
]
const known: SourceFacts = { transfer: "tr_1", charge: "py_1" }

const line = (type: string, amount: string, changes: Partial<Draft> = {}): BalanceTransaction =>
  transaction({ type, amount: money(amount), ...changes })

const booked = (transaction: BalanceTransaction, facts: SourceFacts = {}): Entry.Entry =>
  Result.getOrThrow(Booking.book(transaction, facts))

describe("the lines of the model, on Ada's book", () => {
  const fees = {
    stripe: feeLine("stripe_fee", "0.59 usd"),
    application: feeLine("application_fee", "1.23 usd"),
    returned: feeLine("stripe_fee", "-0.04 usd")
  }

  it.each<readonly [string, BalanceTransaction, SourceFacts, ReadonlyArray<string>]>([
    ["charge", line("charge", "10.00 usd"), {}, ["10.00 usd payers -> acct_ada/balance"]],
    [
      "charge with both fees",
      line("charge", "10.00 usd", { feeDetails: [fees.stripe, fees.application] }),
      {},
      [
        "10.00 usd payers -> acct_ada/balance",
        "0.59 usd acct_ada/balance -> stripe/fees",
        "1.23 usd acct_ada/balance -> clearing/application_fee [ch_1]"
      ]
    ],
    [
      "payment by a payer",
      line("payment", "10.00 usd", { source: "py_9" }),
      { transfer: null },
      ["10.00 usd payers -> acct_ada/balance"]
    ],
    [
      "payment by a transfer, less the application fee",
      line("payment", "10.00 usd", { source: "py_1", feeDetails: [fees.application] }),
      { transfer: "tr_1" },
      [
        "10.00 usd clearing/transfer -> acct_ada/balance [tr_1]",
        "1.23 usd acct_ada/balance -> clearing/application_fee [py_1]"
      ]
    ],
    ["refund", line("refund", "-10.00 usd", { source: "re_1" }), {}, ["10.00 usd acct_ada/balance -> payers"]],
    [
      "refund that returns a fee",
      line("refund", "-2.00 usd", { source: "re_1", feeDetails: [fees.returned] }),
      {},
      ["2.00 usd acct_ada/balance -> payers", "0.04 usd stripe/fees -> acct_ada/balance"]
    ],
    [
      "payment_refund of a transfer",
      line("payment_refund", "-5.00 usd", { source: "pyr_1" }),
      { transfer: "tr_1" },
      ["5.00 usd acct_ada/balance -> clearing/transfer [tr_1]"]
    ],
    [
      "payment_refund to a payer",
      line("payment_refund", "-5.00 usd", { source: "pyr_1" }),
      { transfer: null },
      ["5.00 usd acct_ada/balance -> payers"]
    ],
    ["refund_failure", line("refund_failure", "10.00 usd"), {}, ["10.00 usd payers -> acct_ada/balance"]],
    ["payment_failure_refund", line("payment_failure_refund", "-9 usd"), {}, ["9.00 usd acct_ada/balance -> payers"]],
    ["payment_reversal", line("payment_reversal", "-9 usd"), {}, ["9.00 usd acct_ada/balance -> payers"]],
    [
      "transfer",
      line("transfer", "-10.00 usd", { source: "tr_1" }),
      {},
      ["10.00 usd acct_ada/balance -> clearing/transfer [tr_1]"]
    ],
    [
      "transfer_refund, whose source is the transfer",
      line("transfer_refund", "5.00 usd", { source: "tr_1" }),
      {},
      ["5.00 usd clearing/transfer -> acct_ada/balance [tr_1]"]
    ],
    [
      "application_fee",
      line("application_fee", "1.23 usd", { source: "fee_1" }),
      { charge: "py_1" },
      ["1.23 usd clearing/application_fee -> acct_ada/balance [py_1]"]
    ],
    [
      "application_fee_refund, whose source is the fee",
      line("application_fee_refund", "-1.23 usd", { source: "fee_1" }),
      { charge: "py_1" },
      ["1.23 usd acct_ada/balance -> clearing/application_fee [py_1]"]
    ],
    [
      "adjustment of an application fee that came back",
      line("adjustment", "1.23 usd", { source: "py_1" }),
      { charge: "py_1" },
      ["1.23 usd clearing/application_fee -> acct_ada/balance [py_1]"]
    ],
    [
      "payout",
      line("payout", "-8.18 usd", { source: "po_1" }),
      {},
      ["8.18 usd acct_ada/balance -> acct_ada/in_transit [po_1]"]
    ],
    [
      "instant payout with the platform's price",
      line("payout", "-970.87 usd", { source: "po_1", feeDetails: [feeLine("application_fee", "29.13 usd")] }),
      {},
      [
        "970.87 usd acct_ada/balance -> acct_ada/in_transit [po_1]",
        "29.13 usd acct_ada/balance -> clearing/application_fee [po_1]"
      ]
    ],
    [
      "payout that collects a negative balance",
      line("payout", "100.00 usd", { source: "po_2" }),
      {},
      ["100.00 usd acct_ada/in_transit -> acct_ada/balance [po_2]"]
    ],
    ["topup", line("topup", "50.00 usd", { source: "tu_1" }), {}, ["50.00 usd acct_ada/bank -> acct_ada/balance"]],
    [
      "topup_reversal",
      line("topup_reversal", "-50.00 usd", { source: "tu_1" }),
      {},
      ["50.00 usd acct_ada/balance -> acct_ada/bank"]
    ],
    [
      "payout_failure",
      line("payout_failure", "8.18 usd", { source: "po_1" }),
      {},
      ["8.18 usd acct_ada/in_transit -> acct_ada/balance [po_1]"]
    ],
    [
      "reserve_hold",
      line("reserve_hold", "-5.00 usd", { source: "reshold_1" }),
      {},
      ["5.00 usd acct_ada/balance -> acct_ada/risk_reserved"]
    ],
    [
      "reserve_release",
      line("reserve_release", "5.00 usd", { source: "resrel_1" }),
      {},
      ["5.00 usd acct_ada/risk_reserved -> acct_ada/balance"]
    ],
    [
      "reserved_funds, the legacy of both",
      line("reserved_funds", "-5.00 usd"),
      {},
      ["5.00 usd acct_ada/balance -> acct_ada/risk_reserved"]
    ],
    [
      "payout_minimum_balance_hold",
      line("payout_minimum_balance_hold", "-5.00 usd", { source: "po_1" }),
      {},
      ["5.00 usd acct_ada/balance -> acct_ada/minimum_balance_hold"]
    ],
    [
      "payout_minimum_balance_release",
      line("payout_minimum_balance_release", "5.00 usd", { source: "po_1" }),
      {},
      ["5.00 usd acct_ada/minimum_balance_hold -> acct_ada/balance"]
    ],
    [
      "payout_cancel",
      line("payout_cancel", "8.18 usd", { source: "po_1" }),
      {},
      ["8.18 usd acct_ada/in_transit -> acct_ada/balance [po_1]"]
    ],
    [
      "reserve_transaction",
      line("reserve_transaction", "-9 usd"),
      {},
      ["9.00 usd acct_ada/balance -> acct_ada/connect_reserved"]
    ],
    [
      "reserve_transaction that gives back",
      line("reserve_transaction", "9 usd"),
      {},
      ["9.00 usd acct_ada/connect_reserved -> acct_ada/balance"]
    ],
    [
      "connect_collection_transfer of the platform",
      line("connect_collection_transfer", "-9 usd", { source: "connct_1" }),
      {},
      ["9.00 usd acct_ada/balance -> clearing/collection [connct_1]"]
    ],
    [
      "connect_collection_transfer of the account that was negative",
      line("connect_collection_transfer", "9 usd", { source: "connct_1" }),
      {},
      ["9.00 usd clearing/collection -> acct_ada/balance [connct_1]"]
    ],
    [
      "stripe_fee",
      line("stripe_fee", "-0.59 usd", { source: undefined }),
      {},
      ["0.59 usd acct_ada/balance -> stripe/fees"]
    ],
    [
      "stripe_fee that is given back",
      line("stripe_fee", "0.59 usd", { source: undefined }),
      {},
      ["0.59 usd stripe/fees -> acct_ada/balance"]
    ],
    ["tax_fee", line("tax_fee", "-1.67 usd", { source: undefined }), {}, ["1.67 usd acct_ada/balance -> tax/fees"]],
    ["nothing at all", line("charge", "0 usd"), {}, []]
  ])("%s", (_, transaction, facts, postings) => {
    const entry = booked(transaction, facts)
    expect(entry.postings.map(written)).toEqual(postings)
    expect(entry).toMatchObject({ id: "acct_ada/txn_1", account: "acct_ada", transaction, flags: [] })
  })

  it.each<readonly [FeeType, string]>([
    ["stripe_fee", "stripe/fees"],
    ["payment_method_passthrough_fee", "stripe/passthrough"],
    ["application_fee", "clearing/application_fee [ch_1]"],
    ["tax", "tax/fees"],
    ["withheld_tax", "tax/withheld"]
  ])("a fee line of type %s goes to %s, and one of the other sign comes from there", (type, counterpart) => {
    const [account, item = ""] = counterpart.split(/(?= \[)/)
    const postings = (fee: string) =>
      booked(line("charge", "10.00 usd", { feeDetails: [feeLine(type, fee)] })).postings.map(written)
    expect(postings("0.59 usd")[1]).toBe(`0.59 usd acct_ada/balance -> ${account}${item}`)
    expect(postings("-0.59 usd")[1]).toBe(`0.59 usd ${account} -> acct_ada/balance${item}`)
    expect(postings("0.00 usd")).toHaveLength(1)
  })

  it.each(feeTypes)("a posting of a fee line of type %s says so, one of the amount does not", (type) => {
    const { postings } = booked(line("charge", "10.00 usd", { feeDetails: [feeLine(type, "0.59 usd")] }))
    expect(postings.map(({ fee }) => fee)).toEqual([undefined, type])
    expect(postings.map((it) => "fee" in it)).toEqual([false, true])
  })

  it.each<readonly [BalanceType, string]>([
    ["payments", "acct_ada/balance"],
    ["issuing", "acct_ada/issuing"],
    ["refund_and_dispute_prefunding", "acct_ada/prefunding"],
    ["risk_reserved", "acct_ada/risk_reserved"]
  ])("a line on the balance of type %s moves %s", (balanceType, pot) => {
    const entry = booked(line("refund", "-5.00 usd", { balanceType, feeDetails: [feeLine("tax", "0.10 usd")] }))
    expect(entry.postings.map(written)).toEqual([`5.00 usd ${pot} -> payers`, `0.10 usd ${pot} -> tax/fees`])
  })
})

describe("a reserve's line on its own balance", () => {
  it.each(["reserve_hold", "reserve_release", "reserved_funds"])(
    "of type %s is flagged: the line on the payments balance has moved it already",
    (type) => {
      const entry = booked(line(type, "5.00 usd", { balanceType: "risk_reserved" }))
      expect([entry.postings.map(written), entry.flags]).toEqual([
        [`5.00 usd suspense/${type} -> acct_ada/risk_reserved`],
        [`${type} of the reserve itself: the payments balance has its line`]
      ])
    }
  )
})

// What each type stands against, with what says so. B: docs.stripe.com/reports/balance-transaction-types,
// R: docs.stripe.com/reports/reporting-categories, C: docs.stripe.com/changelog, both read in 2025 and 2026;
// "recorded": seen on a real account; "ours": nothing says it, and docs/decisions.md says why.
describe("a type that the model makes no lines of", () => {
  it.each<readonly [type: string, amount: string, posting: string, source: string]>([
    ["anticipation_repayment", "-5 usd", "acct_ada/balance -> stripe/advances", "B: to the institution that lent it"],
    ["obligation_inbound", "5 usd", "stripe/advances -> acct_ada/balance", "2023: from a receivable unit; ours"],
    ["obligation_outbound", "-5 usd", "acct_ada/balance -> stripe/advances", "B: for a receivable unit; ours"],
    ["obligation_payout", "-5 usd", "acct_ada/balance -> stripe/advances", "2023: paid to its holder; ours"],
    ["obligation_payout_failure", "5 usd", "stripe/advances -> acct_ada/balance", "2023: it failed; ours"],
    ["obligation_reversal_inbound", "5 usd", "stripe/advances -> acct_ada/balance", "B: reversed; ours"],
    ["obligation_reversal_outbound", "-5 usd", "acct_ada/balance -> stripe/advances", "2023: reversed; ours"],
    ["advance", "5 usd", "stripe/advances -> acct_ada/balance", "docs: pending funds for an instant payout"],
    ["advance_funding", "-5 usd", "acct_ada/balance -> stripe/advances", "docs: taken back when they are available"],
    ["financing_payout", "5 usd", "stripe/advances -> acct_ada/balance", "recorded: the loan"],
    ["financing_payout_reversal", "-5 usd", "acct_ada/balance -> stripe/advances", "recorded: undoes it"],
    ["financing_paydown", "-5 usd", "acct_ada/balance -> stripe/advances", "recorded: withheld for the loan"],
    ["financing_paydown_reversal", "5 usd", "stripe/advances -> acct_ada/balance", "recorded: undoes it"],
    ["climate_order_purchase", "-5 usd", "acct_ada/balance -> stripe/passthrough", "B: for carbon removal"],
    ["climate_order_refund", "5 usd", "stripe/passthrough -> acct_ada/balance", "B: its cancellation"],
    ["climate_reservation_purchase", "-5 usd", "acct_ada/balance -> stripe/passthrough", "R: as the order"],
    ["climate_reservation_refund", "5 usd", "stripe/passthrough -> acct_ada/balance", "R: as the order"],
    ["contribution", "-5 usd", "acct_ada/balance -> stripe/passthrough", "B: via Stripe to a cause"],
    ["network_cost", "-5 usd", "acct_ada/balance -> stripe/passthrough", "the networks' price, passed on; ours"],
    ["fee_credit_funding", "-5 usd", "acct_ada/balance -> stripe/fees", "ours"],
    ["stripe_fx_fee", "-5 usd", "acct_ada/balance -> stripe/fees", "B: Stripe's fee for converting"],
    ["issuing_disbursement", "5 usd", "stripe/fees -> acct_ada/balance", "R: rewards, from Stripe"],
    ["tax_fund", "-5 usd", "acct_ada/balance -> tax/withheld", "ours"],
    ["inbound_transfer", "5 usd", "acct_ada/bank -> acct_ada/balance", "C: funds the balance from a bank"],
    ["inbound_transfer_reversal", "-5 usd", "acct_ada/balance -> acct_ada/bank", "C: when that fails"],
    [
      "payment_network_reserve_hold",
      "-5 usd",
      "acct_ada/balance -> acct_ada/network_reserved",
      "B: still the account's"
    ],
    ["payment_network_reserve_release", "5 usd", "acct_ada/network_reserved -> acct_ada/balance", "B: given back"],
    ["payment_unreconciled", "5 usd", "payers -> acct_ada/balance", "B: what a customer sent without a payment"],
    ["transferred_to_balance_transaction", "5 usd", "payers -> acct_ada/balance", "R: the same"],
    ["adjusted_for_overdraft_transaction", "-5 usd", "acct_ada/balance -> payers", "R: counted as a dispute"],
    ["validation", "5 usd", "payers -> acct_ada/balance", "R: counted as a charge"],
    ["stripe_balance_payment_debit", "-5 usd", "acct_ada/balance -> payers", "C: the account pays its platform"],
    ["stripe_balance_payment_debit_reversal", "5 usd", "payers -> acct_ada/balance", "C: the refund of that"],
    ["recipient_transfer", "-5 usd", "acct_ada/balance -> payers", "R: to a bank account of somebody else"],
    ["recipient_transfer_cancel", "5 usd", "payers -> acct_ada/balance", "R: counted as a transfer's reversal"],
    ["recipient_transfer_failure", "5 usd", "payers -> acct_ada/balance", "R: counted as a transfer's reversal"],
    ["transfer_cancel", "5 usd", "clearing/transfer -> acct_ada/balance [src_1]", "B: the platform's side"],
    ["transfer_failure", "5 usd", "clearing/transfer -> acct_ada/balance [src_1]", "B: the platform's side"]
  ])("%s of %s is %s (%s)", (type, amount, expected) => {
    const entry = booked(line(type, amount, { source: "src_1" }))
    expect(entry.postings.map(written)).toEqual([`5.00 usd ${expected}`])
    expect(entry.flags).toEqual([])
  })

  it.each<readonly [type: string, amount: string, posting: string]>([
    ["issuing_authorization_hold", "-5 usd", "acct_ada/issuing -> acct_ada/issuing_hold"],
    ["issuing_authorization_release", "5 usd", "acct_ada/issuing_hold -> acct_ada/issuing"],
    ["issuing_transaction", "-5 usd", "acct_ada/issuing -> payers"],
    ["issuing_dispute", "5 usd", "payers -> acct_ada/issuing"],
    ["issuing_dispute_provisional_credit", "5 usd", "payers -> acct_ada/issuing"],
    ["issuing_dispute_provisional_credit_reversal", "-5 usd", "acct_ada/issuing -> payers"],
    ["issuing_dispute_fraud_liability_debit", "-5 usd", "acct_ada/issuing -> payers"],
    ["topup", "5 usd", "acct_ada/bank -> acct_ada/issuing"]
  ])("%s of %s on the Issuing balance is %s", (type, amount, expected) => {
    const [posting] = booked(line(type, amount, { balanceType: "issuing" })).postings.map(written)
    expect(posting).toBe(`5.00 usd ${expected}`)
    const [onPayments] = booked(line(type, amount)).postings.map(written)
    expect(onPayments).toBe(`5.00 usd ${expected.replace(/acct_ada\/issuing(?!_)/, "acct_ada/balance")}`)
  })
})

describe("a balance transfer between two pots of an account", () => {
  it.each<readonly [BalanceType, string]>([
    ["issuing", "issuing"],
    ["refund_and_dispute_prefunding", "prefunding"],
    ["risk_reserved", "risk_reserved"]
  ])("to the balance of type %s moves its money once, and its item closes", (balanceType, pot) => {
    const out = booked(line("balance_transfer_outbound", "-5 usd", { id: "txn_1", source: "btr_1" }))
    const into = booked(line("balance_transfer_inbound", "5 usd", { id: "txn_2", source: "btr_1", balanceType }))
    expect([...out.postings, ...into.postings].map(written)).toEqual([
      "5.00 usd acct_ada/balance -> clearing/balance_transfer [btr_1]",
      `5.00 usd clearing/balance_transfer -> acct_ada/${pot} [btr_1]`
    ])
    expect(OpenItems.of("acct_platform", [out, into])).toEqual([])
    expect(OpenItems.of("acct_platform", [out])).toHaveLength(1)
    expect(OpenItems.of("acct_platform", [into])).toHaveLength(1)
  })
})

describe("an adjustment", () => {
  const adjusted = (changes: Partial<Draft>, facts: SourceFacts = {}) => {
    const entry = booked(line("adjustment", "1.23 usd", { reportingCategory: "other_adjustment", ...changes }), facts)
    return [...entry.postings.map(written), ...entry.flags.map((flag) => `! ${flag}`)]
  }
  const unknown = ["1.23 usd suspense/adjustment -> acct_ada/balance", "! adjustment has no booking yet"]
  const unlinked = [
    "1.23 usd clearing/application_fee -> acct_ada/balance [unlinked/txn_1]",
    "! an application-fee refund that names no charge"
  ]
  const linked = (charge: string) => [`1.23 usd clearing/application_fee -> acct_ada/balance [${charge}]`]
  const refund = "Application fee refund for"

  it.each<readonly [string, Partial<Draft>, SourceFacts, ReadonlyArray<string>]>([
    ["whose source leads to a charge", { source: "py_1" }, { charge: "py_1" }, linked("py_1")],
    ["whose source says more than its text", { description: `${refund} ch_2` }, { charge: "py_1" }, linked("py_1")],
    ["that only describes a charge", { source: undefined, description: `${refund} ch_2` }, {}, linked("ch_2")],
    ["that only describes a payment", { source: undefined, description: `${refund} py_2` }, {}, linked("py_2")],
    ["that describes something else", { description: `${refund} tr_2` }, {}, unlinked],
    ["that describes nothing", { source: undefined, description: refund }, {}, unlinked],
    ["that describes too much", { description: `${refund} ch_2 and ch_3` }, {}, unlinked],
    ["that describes half", { description: `${refund} ch_` }, {}, unlinked],
    ["that mentions one later", { description: `See: ${refund} ch_2` }, {}, unknown],
    [
      "of a negative balance that Stripe bears",
      { source: "connct_1", description: "Negative balance covered by Stripe" },
      {},
      ["1.23 usd stripe/losses -> acct_ada/balance"]
    ],
    [
      "of a refund that failed, as older lines say it",
      { description: "Refund failure for ch_1", reportingCategory: "refund_failure" },
      {},
      ["1.23 usd payers -> acct_ada/balance"]
    ],
    [
      "of a fee, as the one for countering a dispute was recorded",
      { amount: money("-15 usd"), description: "Card Dispute Countered Fee (2026-07-13)", reportingCategory: "fee" },
      {},
      ["15.00 usd acct_ada/balance -> stripe/fees"]
    ],
    [
      "of an application fee that came back, counted as a fee",
      { description: `${refund} ch_2`, reportingCategory: "fee" },
      {},
      linked("ch_2")
    ],
    ["of another kind", { description: "Correction" }, {}, unknown],
    ["without a word", { source: undefined }, {}, unknown],
    [
      "of a dispute",
      { amount: money("-1.23 usd"), reportingCategory: "dispute" },
      {},
      ["1.23 usd acct_ada/balance -> payers"]
    ],
    ["of a dispute won", { reportingCategory: "dispute_reversal" }, {}, ["1.23 usd payers -> acct_ada/balance"]],
    [
      "of a dispute of a payment with a fee",
      { reportingCategory: "dispute" },
      { charge: "py_1" },
      ["1.23 usd payers -> acct_ada/balance"]
    ]
  ])("%s", (_, changes, facts, expected) => {
    expect(adjusted(changes, facts)).toEqual(expected)
  })

  it("of a dispute books the dispute fee with Stripe", () => {
    const dispute = line("adjustment", "-10.00 usd", {
      reportingCategory: "dispute",
      source: "dp_1",
      feeDetails: [feeLine("stripe_fee", "15.00 usd")]
    })
    expect(booked(dispute).postings.map(written)).toEqual([
      "10.00 usd acct_ada/balance -> payers",
      "15.00 usd acct_ada/balance -> stripe/fees"
    ])
  })
})

describe("a line that was converted", () => {
  const converted = (type: string, amount: string, changes: Partial<Draft> = {}) =>
    line(type, amount, { exchangeRate: Rate.of("1.25"), ...changes })
  const stated = (amount: string): SourceFacts => ({ stated: money(amount) })

  it.each<readonly [string, BalanceTransaction, SourceFacts, ReadonlyArray<string>]>([
    [
      "a charge",
      converted("charge", "12.50 cad", { feeDetails: [feeLine("stripe_fee", "0.66 cad")] }),
      stated("10.00 usd"),
      [
        "10.00 usd payers -> stripe/fx",
        "12.50 cad stripe/fx -> acct_ada/balance",
        "0.66 cad acct_ada/balance -> stripe/fees"
      ]
    ],
    [
      "a refund",
      converted("refund", "-13.00 cad"),
      stated("10.00 usd"),
      ["10.00 usd stripe/fx -> payers", "13.00 cad acct_ada/balance -> stripe/fx"]
    ],
    [
      "a payment that a transfer brought",
      converted("payment", "12.50 cad", { source: "py_1" }),
      { transfer: "tr_1", ...stated("10.00 usd") },
      ["10.00 usd clearing/transfer -> stripe/fx [tr_1]", "12.50 cad stripe/fx -> acct_ada/balance"]
    ],
    [
      "a dispute",
      converted("adjustment", "-12.50 cad", { reportingCategory: "dispute" }),
      stated("10.00 usd"),
      ["10.00 usd stripe/fx -> payers", "12.50 cad acct_ada/balance -> stripe/fx"]
    ],
    [
      "an application fee, which crosses in either currency",
      converted("application_fee", "1.00 usd", { source: "fee_1" }),
      { charge: "py_1" },
      ["1.00 usd clearing/application_fee -> acct_ada/balance [py_1]"]
    ],
    [
      "one of an unknown type",
      converted("flex_loan", "1.00 usd"),
      {},
      ["1.00 usd suspense/flex_loan -> acct_ada/balance"]
    ]
  ])("is booked through Stripe's exchange: %s", (_, transaction, facts, expected) => {
    expect(booked(transaction, facts).postings.map(written)).toEqual(expected)
  })

  it("waits for what its source states, and is never guessed", () => {
    const missing = (transaction: BalanceTransaction) =>
      Result.getOrThrow(Result.flip(Booking.book(transaction, {}))).message
    expect(missing(converted("charge", "12.50 cad", { source: "ch_1" }))).toBe("txn_1 waits for the amount of ch_1")
    expect(missing(converted("charge", "12.50 cad", { source: undefined }))).toBe(
      "txn_1 waits for the amount of its source"
    )
  })
})

describe("a fact that is missing", () => {
  it.each<readonly [string, BalanceTransaction, string]>([
    ["payment", line("payment", "10.00 usd", { source: "py_1" }), "the transfer behind py_1"],
    ["payment", line("payment", "10.00 usd", { source: undefined }), "the transfer behind its source"],
    ["payment_refund", line("payment_refund", "-1.00 usd", { source: "pyr_1" }), "the transfer behind pyr_1"],
    ["application_fee", line("application_fee", "1.23 usd", { source: "fee_1" }), "the charge of fee_1"],
    ["application_fee", line("application_fee", "1.23 usd", { source: undefined }), "the charge of its source"],
    ["application_fee_refund", line("application_fee_refund", "-1 usd", { source: "fee_1" }), "the charge of fee_1"],
    ["transfer", line("transfer", "-10.00 usd", { source: undefined }), "its source"],
    ["transfer_refund", line("transfer_refund", "10.00 usd", { source: undefined }), "its source"],
    ["payout", line("payout", "-10.00 usd", { source: undefined }), "its source"],
    ["payout_cancel", line("payout_cancel", "10.00 usd", { source: undefined }), "its source"],
    ["payout_failure", line("payout_failure", "10.00 usd", { source: undefined }), "its source"],
    [
      "charge with an application fee",
      line("charge", "10.00 usd", { source: undefined, feeDetails: [feeLine("application_fee", "1.23 usd")] }),
      "its source"
    ]
  ])("of a %s is waited for, and never guessed", (_, transaction, missing) => {
    const unbooked = Result.getOrThrow(Result.flip(Booking.book(transaction, {})))
    expect(unbooked).toBeInstanceOf(Booking.Unbooked)
    expect(unbooked).toMatchObject({ transaction: "txn_1", missing })
    expect(unbooked.message).toBe(`txn_1 waits for ${missing}`)
  })

  it("is not needed where nothing moves", () => {
    expect(booked(line("payment", "0 usd", { source: undefined })).postings).toEqual([])
  })
})

describe("the table", () => {
  it("has a row for every type of Stripe's enumeration and those beside it, and no other", () => {
    expect(Object.keys(Booking.table).toSorted()).toEqual(BalanceTransactionType.known.toSorted())
  })

  it("sends nothing that it knows to suspense, but a reserve's line on its own balance", () => {
    const suspended = BalanceTransactionType.known.flatMap((type) =>
      balanceTypes.flatMap((balanceType) => {
        const { flags } = booked(line(type, "5.00 usd", { balanceType, reportingCategory: "dispute" }), known)
        return flags.length === 0 ? [] : [`${type} ${balanceType}`]
      })
    )
    expect(suspended).toEqual([
      "reserve_hold risk_reserved",
      "reserve_release risk_reserved",
      "reserved_funds risk_reserved"
    ])
  })

  it.each(unknownTypes)("keeps %s in suspense, flagged, in both directions", (type) => {
    const entry = booked(line(type, "5.00 usd"))
    expect(entry.postings.map(written)).toEqual([`5.00 usd suspense/${type} -> acct_ada/balance`])
    expect(entry.flags).toEqual([`${type} has no booking yet`])
    expect(booked(line(type, "-5.00 usd", { source: undefined })).postings.map(written)).toEqual([
      `5.00 usd acct_ada/balance -> suspense/${type}`
    ])
  })

  const amounts = ["10.00 usd", "-10.00 usd"].flatMap((amount) => balanceTypes.map((pot) => [amount, pot] as const))
  const fees = feeTypes.flatMap((type) => [feeLine(type, "0.59 usd"), feeLine(type, "-0.59 usd")])

  it.each([...BalanceTransactionType.known, ...unknownTypes])(
    "books %s in and out of every pot, with every fee line",
    (type) => {
      for (const [amount, balanceType] of amounts) {
        for (const fee of fees) {
          const transaction = line(type, amount, { balanceType, feeDetails: [fee] })
          const { postings } = booked(transaction, known)
          expect(postings).toHaveLength(2)
          expect(Posting.changeOf(postings, Entry.moved(transaction), Currency.of("usd"))).toEqual(transaction.net)
        }
      }
    }
  )

  const currency = fc.constantFrom(...["usd", "eur", "jpy", "kwd"].map(Currency.of))
  const transactions = currency.chain((currency) => {
    const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map((minor) => Money.of(currency, minor))
    const fee = fc.record({ type: fc.constantFrom(...feeTypes), amount, description: fc.constant("") })
    return fc
      .record({
        type: fc.oneof(fc.constantFrom<string>(...BalanceTransactionType.known, ...unknownTypes), fc.string()),
        balanceType: fc.constantFrom(...balanceTypes),
        amount,
        feeDetails: fc.array(fee, { maxLength: 4 }),
        source: fc.option(fc.constantFrom("ch_1", "py_1", "tr_1"), { nil: undefined }),
        reportingCategory: fc.constantFrom("charge", "dispute", "other_adjustment"),
        description: fc.constantFrom("", "Application fee refund", "Application fee refund for py_1")
      })
      .map(transaction)
  })
  const facts = fc.record(
    { transfer: fc.constantFrom("tr_1", null), charge: fc.constant("py_1") },
    { requiredKeys: [] }
  )

  it("books every line so that its postings on the account sum to its net, or says what is missing", () => {
    fc.assert(
      fc.property(transactions, facts, (transaction, facts) => {
        const made = Booking.book(transaction, facts)
        if (Result.isFailure(made)) {
          expect(made.failure).toBeInstanceOf(Booking.Unbooked)
          return
        }
        const { postings } = made.success
        expect(Posting.changeOf(postings, Entry.moved(transaction), transaction.net.currency)).toEqual(transaction.net)
        expect(postings.every(({ amount }) => Money.isPositive(amount))).toBe(true)
      }),
      { numRuns: 1000 }
    )
  })

  it("books every line that has its source and its facts", () => {
    fc.assert(
      fc.property(transactions, (transaction) => {
        const sourced = { ...transaction, source: transaction.source ?? "ch_1" }
        expect(Result.isSuccess(Booking.book(sourced, known))).toBe(true)
      }),
      { numRuns: 1000 }
    )
  })
})

describe("a line that contradicts itself", () => {
  it("is not booked", () => {
    const charged = line("charge", "10.00 usd", { feeDetails: [feeLine("stripe_fee", "0.59 usd")] })
    const broken = Result.getOrThrow(Result.flip(Booking.book({ ...charged, net: money("9.42 usd") }, {})))
    expect(broken).toBeInstanceOf(Entry.BrokenEntry)
    expect(broken.message).toBe(
      "entry acct_ada/txn_1: postings on acct_ada/balance must sum to the net 9.42 usd, not 9.41 usd"
    )
  })

  it("in the currency of its net is not booked either", () => {
    const charged = { ...line("charge", "10.00 usd"), net: money("10.00 eur") }
    expect(Result.getOrThrow(Result.flip(Booking.book(charged, {}))).message).toBe(
      "entry acct_ada/txn_1: postings on acct_ada/balance must sum to the net 10.00 eur, not 0.00 eur"
    )
  })
})

it("a flagged line says so once for its amount, not for its fees", () => {
  const loan = line("flex_loan", "5.00 usd", { feeDetails: [feeLine("stripe_fee", "0.10 usd")] })
  expect(booked(loan).flags).toEqual(["flex_loan has no booking yet"])
})
