import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import * as BalanceTransactionType from "#core/connect/objects/BalanceTransactionType.ts"
import * as ReportingCategory from "#core/connect/objects/ReportingCategory.ts"

// docs.stripe.com/reports/reporting-categories and docs.stripe.com/reports/balance-transaction-types, spot-checked
// against recorded balance transactions. A category, and the types that it groups.
const table: { readonly [category: string]: ReadonlyArray<BalanceTransactionType.Type> } = {
  charge: ["charge", "payment", "validation"],
  refund: ["refund", "payment_refund", "payment_reversal"],
  charge_failure: ["payment_failure_refund"],
  refund_failure: ["refund_failure"],
  dispute: ["adjusted_for_overdraft_transaction"],
  other_adjustment: [
    "adjustment",
    "obligation_inbound",
    "obligation_outbound",
    "obligation_payout",
    "obligation_payout_failure",
    "obligation_reversal_inbound",
    "obligation_reversal_outbound"
  ],
  platform_earning: ["application_fee"],
  platform_earning_refund: ["application_fee_refund"],
  transfer: ["transfer", "recipient_transfer"],
  transfer_reversal: [
    "transfer_refund",
    "transfer_cancel",
    "transfer_failure",
    "recipient_transfer_cancel",
    "recipient_transfer_failure"
  ],
  payout: ["payout"],
  payout_reversal: ["payout_cancel", "payout_failure"],
  payout_minimum_balance_hold: ["payout_minimum_balance_hold"],
  payout_minimum_balance_release: ["payout_minimum_balance_release"],
  fee: ["stripe_fee", "stripe_fx_fee"],
  tax: ["tax_fee"],
  connect_reserved_funds: ["reserve_transaction"],
  risk_reserved_funds: ["reserved_funds", "reserve_hold", "reserve_release"],
  connect_collection_transfer: ["connect_collection_transfer"],
  topup: ["topup"],
  topup_reversal: ["topup_reversal"],
  advance: ["advance"],
  advance_funding: ["advance_funding"],
  unreconciled_customer_funds: ["payment_unreconciled", "transferred_to_balance_transaction"],
  contribution: ["contribution"],
  climate_order_purchase: ["climate_order_purchase", "climate_reservation_purchase"],
  climate_order_refund: ["climate_order_refund", "climate_reservation_refund"],
  payment_network_reserve_hold: ["payment_network_reserve_hold"],
  payment_network_reserve_release: ["payment_network_reserve_release"],
  issuing_authorization_hold: ["issuing_authorization_hold"],
  issuing_authorization_release: ["issuing_authorization_release"],
  issuing_disbursement: ["issuing_disbursement"],
  issuing_dispute: ["issuing_dispute"],
  issuing_dispute_fraud_liability_debit: ["issuing_dispute_fraud_liability_debit"],
  issuing_dispute_provisional_credit: ["issuing_dispute_provisional_credit"],
  issuing_dispute_provisional_credit_reversal: ["issuing_dispute_provisional_credit_reversal"],
  issuing_transaction: ["issuing_transaction"],
  anticipation_repayment: ["anticipation_repayment"],
  // Those of the official library's report runs.
  financing_paydown: ["financing_paydown"],
  financing_paydown_reversal: ["financing_paydown_reversal"],
  financing_payout: ["financing_payout"],
  financing_payout_reversal: ["financing_payout_reversal"],
  network_cost: ["network_cost"]
}

// Neither page says how they are counted; they are read as the others of their kind, by their own name.
const unlisted: ReadonlyArray<BalanceTransactionType.Type> = [
  "balance_transfer_inbound",
  "balance_transfer_outbound",
  "fee_credit_funding",
  "inbound_transfer",
  "inbound_transfer_reversal",
  "stripe_balance_payment_debit",
  "stripe_balance_payment_debit_reversal",
  "tax_fund"
]

const rows = Object.entries(table).flatMap(([category, types]) => types.map((type) => [type, category] as const))

describe("the reporting category of a type", () => {
  it.each(rows)("%s is reported as %s", (type, category) => {
    expect(ReportingCategory.of(type)).toBe(category)
  })

  it.each(unlisted)("%s, of which nothing is documented, is reported by its own name", (type) => {
    expect(ReportingCategory.of(type)).toBe(type)
  })

  it("is stated above for every type that is booked", () => {
    expect([...rows.map(([type]) => type), ...unlisted].toSorted()).toEqual(BalanceTransactionType.known.toSorted())
  })

  it("is one that the official library's report runs know, where they know the type", () => {
    const declared = readFileSync("node_modules/stripe/esm/resources/Reporting/ReportRuns.d.ts", "utf8")
    const [, list = ""] = /type ReportingCategory = (.*);/.exec(declared) ?? []
    const categories = new Set([...list.matchAll(/'(\w+)'/g)].map(([, category = ""]) => category))
    expect(categories.size).toBeGreaterThan(30)
    for (const type of BalanceTransactionType.known) {
      if (categories.has(type)) expect(ReportingCategory.of(type)).toBe(type)
    }
  })
})
