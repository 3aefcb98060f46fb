/**
 * BalanceTransactionType: what happened on a Stripe balance, in Stripe's words.
 *
 * Stripe adds types, so the enumeration is open: a line may carry one that is not here.
 * https://docs.stripe.com/reports/balance-transaction-types
 */

/** Stripe's enumeration of API version 2026-10-28.endive; a test holds it against the official SDK's types. */
export const types = [
  "adjustment",
  "advance",
  "advance_funding",
  "anticipation_repayment",
  "application_fee",
  "application_fee_refund",
  "charge",
  "climate_order_purchase",
  "climate_order_refund",
  "connect_collection_transfer",
  "contribution",
  "fee_credit_funding",
  "inbound_transfer",
  "inbound_transfer_reversal",
  "issuing_authorization_hold",
  "issuing_authorization_release",
  "issuing_dispute",
  "issuing_dispute_provisional_credit",
  "issuing_dispute_provisional_credit_reversal",
  "issuing_transaction",
  "obligation_outbound",
  "obligation_reversal_inbound",
  "payment",
  "payment_failure_refund",
  "payment_network_reserve_hold",
  "payment_network_reserve_release",
  "payment_refund",
  "payment_reversal",
  "payment_unreconciled",
  "payout",
  "payout_cancel",
  "payout_failure",
  "payout_minimum_balance_hold",
  "payout_minimum_balance_release",
  "refund",
  "refund_failure",
  "reserve_hold",
  "reserve_release",
  "reserve_transaction",
  "reserved_funds",
  "stripe_balance_payment_debit",
  "stripe_balance_payment_debit_reversal",
  "stripe_fee",
  "stripe_fx_fee",
  "tax_fee",
  "tax_fund",
  "topup",
  "topup_reversal",
  "transfer",
  "transfer_cancel",
  "transfer_failure",
  "transfer_refund"
] as const

/**
 * Types beside the enumeration: Stripe's pages on balance transactions and reporting categories name them, or lines of
 * them were recorded (`balance_transfer_…`, `financing_…`), its report of fees by category does (`network_cost`), or its API
 * specification of 2023 did (the older `obligation_…`).
 */
export const unlisted = [
  "adjusted_for_overdraft_transaction",
  "balance_transfer_inbound",
  "balance_transfer_outbound",
  "climate_reservation_purchase",
  "climate_reservation_refund",
  "financing_paydown",
  "financing_paydown_reversal",
  "financing_payout",
  "financing_payout_reversal",
  "issuing_disbursement",
  "issuing_dispute_fraud_liability_debit",
  "network_cost",
  "obligation_inbound",
  "obligation_payout",
  "obligation_payout_failure",
  "obligation_reversal_outbound",
  "recipient_transfer",
  "recipient_transfer_cancel",
  "recipient_transfer_failure",
  "transferred_to_balance_transaction",
  "validation"
] as const

/** Every type that has a booking of its own. */
export const known = [...types, ...unlisted]

export type Type = (typeof known)[number]

const names: ReadonlySet<string> = new Set(known)

export const isKnown = (type: string): type is Type => names.has(type)
