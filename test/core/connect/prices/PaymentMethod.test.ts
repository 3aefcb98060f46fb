import { expect, it } from "vitest"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"

it.each([
  ["card", "card", "ch", undefined],
  ["card_keyed", "card", "ch", undefined],
  ["card_international", "card", "ch", undefined],
  ["card_present", "card", "ch", undefined],
  ["us_bank_account", "bank_account", "py", "usd"],
  ["sepa_debit", "bank_account", "py", "eur"],
  ["bacs_debit", "bank_account", "py", "gbp"],
  ["au_becs_debit", "bank_account", "py", "aud"],
  ["acss_debit", "bank_account", "py", "cad"]
] as const)("%s goes into the pot %s, as a %s, in %s", (method, pot, prefix, currency) => {
  expect(PaymentMethod.sourceType(method)).toBe(pot)
  expect(PaymentMethod.prefix(method)).toBe(prefix)
  expect(PaymentMethod.currency(method)).toBe(currency)
})

it("is one of nine", () => expect(PaymentMethod.all).toHaveLength(9))
