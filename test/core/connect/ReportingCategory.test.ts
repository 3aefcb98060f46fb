import { describe, expect, it } from "vitest"
import * as BalanceTransactionType from "#core/connect/BalanceTransactionType.ts"
import * as ReportingCategory from "#core/connect/ReportingCategory.ts"

// docs.stripe.com/reports/reporting-categories and docs.stripe.com/reports/balance-transaction-types, spot-checked
// against recorded balance transactions. A category, and the types that it groups.
const table: { readonly [category: string]: ReadonlyArray<BalanceTransactionType.Type> } = {
  charge: ["charge", "payment"],
  refund: ["refund", "payment_refund", "payment_reversal"],
  charge_failure: ["payment_failure_refund"],
  refund_failure: ["refund_failure"],
  other_adjustment: ["adjustment"],
  platform_earning: ["application_fee"],
  platform_earning_refund: ["application_fee_refund"],
  transfer: ["transfer"],
  transfer_reversal: ["transfer_refund", "transfer_cancel", "transfer_failure"],
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
  unreconciled_customer_funds: ["payment_unreconciled"],
  contribution: ["contribution"],
  climate_order_purchase: ["climate_order_purchase"],
  climate_order_refund: ["climate_order_refund"],
  issuing_authorization_hold: ["issuing_authorization_hold"],
  issuing_authorization_release: ["issuing_authorization_release"],
  issuing_dispute: ["issuing_dispute"],
  issuing_transaction: ["issuing_transaction"],
  anticipation_repayment: ["anticipation_repayment"]
}

// Neither page names them; they are read as the others of their kind, by their own name.
const unlisted: ReadonlyArray<BalanceTransactionType.Type> = [
  "fee_credit_funding",
  "inbound_transfer",
  "inbound_transfer_reversal",
  "issuing_dispute_provisional_credit",
  "issuing_dispute_provisional_credit_reversal",
  "obligation_outbound",
  "obligation_reversal_inbound",
  "payment_network_reserve_hold",
  "payment_network_reserve_release",
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

  it("is stated above for every type of the enumeration", () => {
    expect([...rows.map(([type]) => type), ...unlisted].toSorted()).toEqual(BalanceTransactionType.types.toSorted())
  })
})
