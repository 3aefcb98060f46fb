/**
 * ExternalAccountSchema: the shape of an account's bank accounts and debit cards, under `external_accounts`.
 */
import { Schema } from "effect"
import {
  choice,
  Country,
  CurrencyCode,
  Name,
  optional,
  required,
  struct
} from "#core/simulation/schema/ScenarioValue.ts"

const expected = { message: "Expected a list of bank accounts such as [{ currency: usd }, { currency: eur }]" }

/** In Stripe's words. */
export const ExternalAccountObject = choice(["bank_account", "card"])

const Stated = struct({
  currency: required(CurrencyCode, "What comes in it is not converted, and is paid out to this bank account."),
  object: optional(
    ExternalAccountObject,
    "A bank account, or a debit card, which is not debited for a negative balance. Default: bank_account."
  ),
  country: optional(Country, "Where its bank is, whose business days count. Default: the account's."),
  tariff: optional(
    Name,
    "What Stripe charges for payments that settle in its currency: a country (such as FR) or a name under tariffs. " +
      "Default: the account's rates, with the fixed part that is usual in the currency."
  )
})

export const ExternalAccountsSchema = Schema.Array(Stated).annotate(expected).check(Schema.isMinLength(1, expected))

export type ExternalAccountSchema = typeof Stated.Type
