/**
 * Vocabulary: the term of a scenario file for what users call by another word, such as a dispute for a chargeback.
 *
 * One word may have several terms: which of them is meant is told by what is expected where it stands. Laws: each term
 * is a key or a word of the file; a word has one row; a word that is in the table means nothing else, however near it
 * is to something that is expected.
 */

/** Words, and their terms; behind a term, after a comma or a colon, stands what it takes to say just that. */
type Row = readonly [words: string, ...terms: ReadonlyArray<string>]

const steps: ReadonlyArray<Row> = [
  ["account_debit debit_account debit", "transfer, with stripe_account and destination: platform"],
  ["payment payment_intent sale order purchase", "charge"],
  ["authorization preauthorization", "charge, with capture_method: manual"],
  ["hold", "reserve_hold", "charge, with capture_method: manual"],
  ["void authorization_void", "authorization_cancel"],
  ["withdrawal withdraw cash_out", "payout"],
  ["instant_payout", "payout, with method: instant"],
  ["deposit add_funds funding", "top_up"],
  ["chargeback", "dispute", "needs_response"],
  ["inquiry", "dispute, with status: warning_needs_response", "warning_needs_response"],
  ["dispute_response dispute_answer", "dispute_evidence"],
  ["dispute_accept accept_dispute", "dispute_close"],
  ["failed_payout payout_return", "payout_failure"],
  ["failed_payment charge_failure", "payment_failure"],
  ["bank bank_account bank_accounts", "external_account_update", "external_accounts", "bank_account"],
  ["bank_account_update", "external_account_update"],
  ["schedule payout_schedule", "balance_settings_update, with schedule", "payouts, with schedule", "schedule"],
  ["schedule_update payout_schedule_update", "balance_settings_update, with schedule"],
  ["loan capital cash_advance", "financing"],
  ["reserve", "reserve_hold", "reserve_plan"],
  ["reject account_reject", "account_disable"],
  ["reversal", "transfer_reversal", "payout_reversal", "top_up_reversal"]
]

const keys: ReadonlyArray<Row> = [
  ["account account_id connected_account", "stripe_account", "destination", "account"],
  ["seller merchant vendor", "destination", "account", "stripe_account", "transfer_data, with destination"],
  ["to recipient payee destination", "destination", "transfer_data, with destination"],
  ["from sender", "stripe_account"],
  ["fee application_fee platform_fee commission", "application_fee_amount", "application_fee", "fee"],
  ["charge", "source_transaction", "fee", "dispute"],
  ["method", "payment_method"],
  ["type", "method", "payment_method"],
  ["instant", "method: instant"],
  ["date day time when moment", "at", "expected_availability_date"],
  ["release release_at release_on release_date", "release_after"],
  ["reason code", "failure_code", "failure_reason", "decline_code", "disabled_reason"],
  ["failure_code failure_reason", "failure_code", "failure_reason", "decline_code", "code"],
  ["frequency", "interval"],
  ["interval", "schedule, with interval", "payouts, with schedule: { interval }"],
  ["delay_days", "schedule, with delay_days", "payouts, with schedule: { delay_days }"],
  ["liability liable losses", "losses", "losses_collector", "controller, with losses"],
  ["kind account_type", "type"],
  ["vat", "tax_on_fees"],
  ["percent percentage", "rate", "percent"],
  ["fixed_fee flat_fee", "fixed"],
  ["sellers merchants connected_accounts", "accounts"],
  ["events transactions actions requests", "steps"],
  ["end end_date as_of", "until"],
  ["assert assertions checks", "expect"]
]

const words: ReadonlyArray<Row> = [
  ["fraud", "fraudulent", "rejected.fraud"],
  ["unauthorized unauthorised", "fraudulent", "debit_not_authorized"],
  ["defective damaged not_as_described", "product_unacceptable"],
  ["cancelled", "subscription_canceled"],
  ["refund_not_processed no_refund", "credit_not_processed"],
  ["unknown not_recognized", "unrecognized"],
  ["other", "general"],
  ["platform marketplace", "application"],
  ["ach", "us_bank_account", "bank_account"],
  ["pad", "acss_debit"],
  ["credit_card debit_card", "card"],
  ["terminal in_person", "card_present"],
  ["moto", "card_keyed"],
  ["foreign foreign_card", "card_international"],
  ["working_days working", "business"],
  ["never on_demand", "manual"],
  ["every_day", "daily"],
  ["bank_account_closed", "account_closed"],
  ["immediate fast", "instant"],
  ["normal regular", "standard"]
]

export const rows: ReadonlyArray<Row> = [...steps, ...keys, ...words]

const terms: ReadonlyMap<string, ReadonlyArray<string>> = new Map(
  rows.flatMap(([all, ...said]) => all.split(" ").map((word) => [word, said] as const))
)

/** What of it the file has: the rest says how it is used. */
export const termIn = (said: string): string => said.split(/[,:]/, 1)[0] ?? said

/** As the file writes its own: `paymentIntent` and `Payment intent` are one word. */
const written = (word: string): string =>
  word
    .replaceAll(/([a-z])([A-Z])/g, "$1_$2")
    .replaceAll(/[\s-]+/g, "_")
    .toLowerCase()

/** What of `expected` the word means, each with how it is used; undefined where it is none of these words. */
export const meant = (word: string, expected: ReadonlyArray<string>): ReadonlyArray<string> | undefined =>
  terms.get(written(word))?.filter((said) => expected.includes(termIn(said)))
