/**
 * BankDebit: the payment methods that debit a payer's bank account, by terms of their banks.
 *
 * Such a payment is pending until its money is available. Its bank may still say that it does not pay, for some methods
 * when the money is available already; and for long after that the payer may dispute it, which is final: there is no
 * evidence against it, and no appeal.
 *
 * Days are the bank's business days, but those of a dispute, which are days of the calendar. Pages are those of
 * docs.stripe.com/payments, read 2026-11.
 */
import * as Currency from "#core/money/Currency.ts"
import * as Calendar from "#core/time/Calendar.ts"

export const all = ["us_bank_account", "sepa_debit", "bacs_debit", "au_becs_debit", "acss_debit"] as const
export type BankDebit = (typeof all)[number]

export interface Terms {
  /** What it is called in its country. */
  readonly name: string
  /** The one currency that it pays in. */
  readonly currency: Currency.Currency
  /** After how many business days the money is available, whatever the account's own delay. */
  readonly settlementDays: number
  /** Within how many business days a bank says that it does not pay: the most that Stripe states. */
  readonly failureDays: number
  /** For how many days a payer may dispute it; for ever, if absent. */
  readonly disputeDays?: number
  readonly calendar: Calendar.Calendar
  /** Whose calendar that is, in a word. */
  readonly calendarOf: string
  readonly source: string
}

const inCountry = (country: string) => ({ calendar: Calendar.of(country), calendarOf: country })

const terms: { readonly [method in BankDebit]: Terms } = {
  us_bank_account: {
    name: "ACH Direct Debit",
    currency: Currency.of("usd"),
    settlementDays: 4,
    failureDays: 4,
    disputeDays: 60,
    ...inCountry("US"),
    source: "ach-direct-debit: up to 4 business days; disputes for 60 days after a debit of a person's account"
  },
  sepa_debit: {
    name: "SEPA Direct Debit",
    currency: Currency.of("eur"),
    settlementDays: 6,
    failureDays: 14,
    disputeDays: 396,
    calendar: Calendar.target,
    calendarOf: "TARGET",
    source:
      "payouts: 6 business days; sepa-debit: known after up to 14; disputes for 8 weeks, unauthorised for 13 months"
  },
  bacs_debit: {
    name: "Bacs Direct Debit",
    currency: Currency.of("gbp"),
    settlementDays: 4,
    failureDays: 7,
    ...inCountry("GB"),
    source: "payment-methods/bacs-debit: known after 4 business days, with a new mandate 7; disputes without an end"
  },
  au_becs_debit: {
    name: "BECS Direct Debit in Australia",
    currency: Currency.of("aud"),
    settlementDays: 2,
    failureDays: 3,
    disputeDays: 2557,
    ...inCountry("AU"),
    source: "au-becs-debit: paid out after 2 business days, known after up to 3; disputes for 7 years"
  },
  acss_debit: {
    name: "Pre-authorized debit in Canada",
    currency: Currency.of("cad"),
    settlementDays: 5,
    failureDays: 5,
    disputeDays: 90,
    ...inCountry("CA"),
    source: "acss-debit: up to 5 business days; disputes for 90 days after a debit of a person's account"
  }
}

export const termsOf = (method: BankDebit): Terms => terms[method]

/** Whether a payment by this method is one. */
export const is = (method: string): method is BankDebit => method in terms
