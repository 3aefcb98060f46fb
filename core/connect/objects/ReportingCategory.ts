/**
 * ReportingCategory: how Stripe's reports group balance transactions.
 *
 * Most types have one category. Two do not: a `refund` may release what a partial capture left over, and an
 * `adjustment` may be a dispute, its reversal, or anything else; those say so when they are made.
 * https://docs.stripe.com/reports/reporting-categories and https://docs.stripe.com/reports/balance-transaction-types;
 * `financing_…` and `network_cost` are categories of Stripe's report runs. A type of which neither page nor library says
 * anything is reported by its own name.
 */
import type { Type } from "#core/connect/objects/BalanceTransactionType.ts"

const byType = {
  adjusted_for_overdraft_transaction: "dispute",
  adjustment: "other_adjustment",
  advance: "advance",
  advance_funding: "advance_funding",
  anticipation_repayment: "anticipation_repayment",
  application_fee: "platform_earning",
  application_fee_refund: "platform_earning_refund",
  balance_transfer_inbound: "balance_transfer_inbound",
  balance_transfer_outbound: "balance_transfer_outbound",
  charge: "charge",
  climate_order_purchase: "climate_order_purchase",
  climate_order_refund: "climate_order_refund",
  climate_reservation_purchase: "climate_order_purchase",
  climate_reservation_refund: "climate_order_refund",
  connect_collection_transfer: "connect_collection_transfer",
  contribution: "contribution",
  fee_credit_funding: "fee_credit_funding",
  financing_paydown: "financing_paydown",
  financing_paydown_reversal: "financing_paydown_reversal",
  financing_payout: "financing_payout",
  financing_payout_reversal: "financing_payout_reversal",
  inbound_transfer: "inbound_transfer",
  inbound_transfer_reversal: "inbound_transfer_reversal",
  issuing_authorization_hold: "issuing_authorization_hold",
  issuing_authorization_release: "issuing_authorization_release",
  issuing_disbursement: "issuing_disbursement",
  issuing_dispute: "issuing_dispute",
  issuing_dispute_fraud_liability_debit: "issuing_dispute_fraud_liability_debit",
  issuing_dispute_provisional_credit: "issuing_dispute_provisional_credit",
  issuing_dispute_provisional_credit_reversal: "issuing_dispute_provisional_credit_reversal",
  issuing_transaction: "issuing_transaction",
  network_cost: "network_cost",
  obligation_inbound: "other_adjustment",
  obligation_outbound: "other_adjustment",
  obligation_payout: "other_adjustment",
  obligation_payout_failure: "other_adjustment",
  obligation_reversal_inbound: "other_adjustment",
  obligation_reversal_outbound: "other_adjustment",
  payment: "charge",
  payment_failure_refund: "charge_failure",
  payment_network_reserve_hold: "payment_network_reserve_hold",
  payment_network_reserve_release: "payment_network_reserve_release",
  payment_refund: "refund",
  payment_reversal: "refund",
  payment_unreconciled: "unreconciled_customer_funds",
  payout: "payout",
  payout_cancel: "payout_reversal",
  payout_failure: "payout_reversal",
  payout_minimum_balance_hold: "payout_minimum_balance_hold",
  payout_minimum_balance_release: "payout_minimum_balance_release",
  recipient_transfer: "transfer",
  recipient_transfer_cancel: "transfer_reversal",
  recipient_transfer_failure: "transfer_reversal",
  refund: "refund",
  refund_failure: "refund_failure",
  reserve_hold: "risk_reserved_funds",
  reserve_release: "risk_reserved_funds",
  reserve_transaction: "connect_reserved_funds",
  reserved_funds: "risk_reserved_funds",
  stripe_balance_payment_debit: "stripe_balance_payment_debit",
  stripe_balance_payment_debit_reversal: "stripe_balance_payment_debit_reversal",
  stripe_fee: "fee",
  stripe_fx_fee: "fee",
  tax_fee: "tax",
  tax_fund: "tax_fund",
  topup: "topup",
  topup_reversal: "topup_reversal",
  transfer: "transfer",
  transfer_cancel: "transfer_reversal",
  transfer_failure: "transfer_reversal",
  transfer_refund: "transfer_reversal",
  transferred_to_balance_transaction: "unreconciled_customer_funds",
  validation: "charge"
} as const satisfies { readonly [type in Type]: string }

export type Category =
  | (typeof byType)[Type]
  | "dispute"
  | "dispute_reversal"
  | "partial_capture_reversal"
  | (string & {})

/** The category of a type that has only one, and the default of the two that have more. */
export const of = (type: Type): Category => byType[type]
