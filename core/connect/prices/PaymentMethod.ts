/**
 * PaymentMethod: what a payer pays with, as far as money cares: its price, its pot and how long it takes.
 *
 * Cards are four methods, because Stripe prices them apart: from home, typed in by the seller, issued abroad, and in
 * person. The others are bank debits.
 */
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { Currency } from "#core/money/Currency.ts"

export const cards = ["card", "card_keyed", "card_international", "card_present"] as const
export const all = [...cards, ...BankDebit.all] as const
export type PaymentMethod = (typeof all)[number]

/** Whether a card pays. */
export const isCard = (method: PaymentMethod): boolean => !BankDebit.is(method)

/** The pot of a Stripe balance that its money goes into. */
export const sourceType = (method: PaymentMethod): SourceType => (isCard(method) ? "card" : "bank_account")

/** The one currency that it pays in; undefined for cards, which pay in any. */
export const currency = (method: PaymentMethod): Currency | undefined =>
  BankDebit.is(method) ? BankDebit.termsOf(method).currency : undefined

/** What the id of the charge it makes begins with: a `py_…` is a charge that no card paid. */
export const prefix = (method: PaymentMethod): "ch" | "py" => (isCard(method) ? "ch" : "py")
