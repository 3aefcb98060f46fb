/**
 * PaymentMethod: what a payer pays with, as far as money cares: its price, its pot and how long it takes.
 *
 * Cards are four methods, because Stripe prices them apart: from home, typed in by the seller, issued abroad, and in
 * person.
 */
import type { SourceType } from "#core/connect/SourceType.ts"
import * as Currency from "#core/money/Currency.ts"

export const all = [
  "card",
  "card_keyed",
  "card_international",
  "card_present",
  "us_bank_account",
  "sepa_debit"
] as const
export type PaymentMethod = (typeof all)[number]

/** Whether a card pays. */
export const isCard = (method: PaymentMethod): boolean => method !== "us_bank_account" && method !== "sepa_debit"

/** The pot of a Stripe balance that its money goes into. */
export const sourceType = (method: PaymentMethod): SourceType => (isCard(method) ? "card" : "bank_account")

/** The one currency that it pays in; undefined for cards, which pay in any. */
export const currency = (method: PaymentMethod): Currency.Currency | undefined => {
  switch (method) {
    case "us_bank_account":
      return Currency.of("usd")
    case "sepa_debit":
      return Currency.of("eur")
    default:
      return undefined
  }
}

/** What the id of the charge it makes begins with: a `py_…` is a charge that no card paid. */
export const prefix = (method: PaymentMethod): "ch" | "py" => (isCard(method) ? "ch" : "py")
