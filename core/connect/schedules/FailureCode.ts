/**
 * FailureCode: why an issuer or a bank said no, in Stripe's words.
 *
 * Stripe adds words; these are the common ones, each of which a source states. Cards:
 * https://docs.stripe.com/declines/codes. Refunds: the official SDK, complete. Payouts:
 * https://docs.stripe.com/api/payouts/failures. Of top-ups Stripe only refers to its error codes: these are the ones
 * that its test bank accounts give (https://docs.stripe.com/connect/testing#account-numbers).
 */

/** A word that Stripe added since: any text, without the common ones being lost to the editor. */
type Another = string & {}

/** Why a card is declined. */
export const declineCodes = [
  "generic_decline",
  "insufficient_funds",
  "do_not_honor",
  "lost_card",
  "stolen_card",
  "expired_card",
  "incorrect_cvc",
  "incorrect_number",
  "invalid_account",
  "fraudulent",
  "restricted_card",
  "card_not_supported",
  "card_velocity_exceeded",
  "currency_not_supported",
  "transaction_not_allowed",
  "authentication_required",
  "issuer_not_available",
  "processing_error",
  "try_again_later"
] as const
export type DeclineCode = (typeof declineCodes)[number] | Another

/** Why a bank does not pay a bank debit: https://docs.stripe.com/error-codes. */
export const paymentFailureCodes = [
  "account_closed",
  "bank_account_restricted",
  "debit_not_authorized",
  "insufficient_funds",
  "no_account"
] as const
export type PaymentFailureCode = (typeof paymentFailureCodes)[number] | Another

/** Why a payer does not get a refund. */
export const refundFailureReasons = [
  "lost_or_stolen_card",
  "expired_or_canceled_card",
  "charge_for_pending_refund_disputed",
  "insufficient_funds",
  "declined",
  "merchant_request",
  "unknown"
] as const
export type RefundFailureReason = (typeof refundFailureReasons)[number] | Another

/** Why a bank sends a payout back. */
export const payoutFailureCodes = [
  "account_closed",
  "account_frozen",
  "bank_account_restricted",
  "bank_ownership_changed",
  "could_not_process",
  "debit_not_authorized",
  "declined",
  "incorrect_account_holder_address",
  "incorrect_account_holder_name",
  "incorrect_account_holder_tax_id",
  "insufficient_funds",
  "invalid_account_number",
  "invalid_card",
  "invalid_currency",
  "no_account",
  "unsupported_card"
] as const
export type PayoutFailureCode = (typeof payoutFailureCodes)[number] | Another

/** Why a bank does not pay for a top-up. */
export const topUpFailureCodes = [
  "account_closed",
  "debit_not_authorized",
  "insufficient_funds",
  "invalid_currency",
  "no_account"
] as const
export type TopUpFailureCode = (typeof topUpFailureCodes)[number] | Another
