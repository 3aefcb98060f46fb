/**
 * BalanceTransactionType: what happened on a Stripe balance, in Stripe's words.
 *
 * Stripe adds types, so the enumeration is open: a line may carry one that is not here.
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

export type Type = (typeof types)[number]

const known: ReadonlySet<string> = new Set(types)

export const isKnown = (type: string): type is Type => known.has(type)
