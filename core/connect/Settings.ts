/**
 * Settings: where Stripe's documentation, recorded traffic and past years disagree, as switches.
 *
 * The default of each is the documented behaviour of today, but where a recording shows that Stripe does otherwise; of
 * `completingRefund` it follows the documentation in what all refunds of a charge return together, and recordings in that
 * none returns the share of another.
 */
import type { SepaDebitRule, WeekendRule } from "#core/connect/schedules/SettlementDelay.ts"

export interface Settings {
  /** How a charge made on a weekend or holiday counts its settlement days. */
  readonly weekends: WeekendRule
  /** How long SEPA direct debits stay pending. */
  readonly sepaDebits: SepaDebitRule
  /**
   * What becomes of a bank debit that its bank returns later than banks say that they do not pay: a dispute
   * (documented), or a failure as before, which takes the transfer of a destination charge back.
   */
  readonly latePaymentFailures: "dispute" | "payment_failure_refund"
  /**
   * Whether Stripe keeps its processing fee on a refund, or recomputes it on what is left (older pricing, recorded).
   */
  readonly processingFeeOnRefund: "kept" | "recomputed"
  /**
   * What `reverse_transfer` and `refund_application_fee` return. `returns_the_rest`: refunds that all ask for it return
   * everything once they complete the charge, as one full refund does (documented); a refund never returns the share of
   * another that did not ask (recorded). `entire_transfer`: the refund that completes the charge returns all that is left,
   * what others left behind too (documented). `by_ratio`: each its own rounded share of the original, so that a remainder
   * of rounding may stay behind (recorded).
   */
  readonly completingRefund: "returns_the_rest" | "entire_transfer" | "by_ratio"
  /** Whether an application fee may equal the charge (documented), or must be smaller (reported by integrators). */
  readonly applicationFeeLimit: "charge_amount" | "below_charge_amount"
  /** Whether a direct refund returns the application fee as requested (documented), or always (recorded once, 2023). */
  readonly directRefund: "as_requested" | "always_returns_application_fee"
  /** Whether a refund that the available balance cannot pay waits for funds (documented), or makes it negative. */
  readonly refundWithoutFunds: "waits" | "negative_balance"
  /**
   * What capturing less than was held shows: the captured amount (since 2025-03-31), or the whole and a line that takes
   * the rest back with its fee (before).
   */
  readonly partialCapture: "captured_amount" | "whole_and_reversal"
  /**
   * Whether what is held for a negative balance is given back before it is collected after 180 days, or once it was.
   * Neither is recorded.
   */
  readonly reserveOnCollection: "released_before" | "released_after"
  /**
   * In which currency the platform gets the application fee of a destination charge: its own (recorded), or that which
   * the connected account settles in (documented).
   */
  readonly applicationFeeCurrency: "platform" | "connected_account"
  /**
   * Where a platform may send money in other countries: where Stripe documents that it may without asking, or anywhere
   * that it has accounts, as by contract (recorded to accounts in Singapore, of an American platform, 2023).
   */
  readonly crossBorderTransfers: "self_serve" | "by_contract"
  /**
   * What accounts can settle in: the currency of their country and, in some regions, others (documented), or any, as of
   * platforms that had money in currencies of other countries (recorded).
   */
  readonly settlementCurrencies: "by_country" | "any"
  /** Where what Stripe keeps of a conversion stands: inside the exchange rate (recorded), or on a line of its own. */
  readonly conversionFee: "inside_exchange_rate" | "stripe_fx_fee"
}

export const defaults: Settings = {
  weekends: "next_business_day_is_day_zero",
  sepaDebits: "six_business_days",
  latePaymentFailures: "dispute",
  processingFeeOnRefund: "kept",
  completingRefund: "returns_the_rest",
  applicationFeeLimit: "charge_amount",
  directRefund: "as_requested",
  refundWithoutFunds: "waits",
  partialCapture: "captured_amount",
  reserveOnCollection: "released_before",
  applicationFeeCurrency: "platform",
  crossBorderTransfers: "self_serve",
  settlementCurrencies: "by_country",
  conversionFee: "inside_exchange_rate"
}
