/**
 * ExternalAccountSchema: the shape of an account's bank accounts, under `external_accounts`.
 */
import { Schema } from "effect"
import { Country, CurrencyCode, Name, optional, required, struct } from "#core/simulation/schema/ScenarioValue.ts"

const expected = { message: "Expected a list of bank accounts such as [{ currency: usd }, { currency: eur }]" }

const ExternalAccount = struct({
  currency: required(CurrencyCode, "What comes in it is not converted, and is paid out to this bank account."),
  country: optional(Country, "Where its bank is, whose business days count. Default: the account's."),
  tariff: optional(
    Name,
    "What Stripe charges for payments that settle in its currency: a country (such as FR) or a name under tariffs. " +
      "Default: the account's rates, with the fixed part that is usual in the currency."
  )
})

export const ExternalAccountsSchema = Schema.Array(ExternalAccount)
  .annotate(expected)
  .check(Schema.isMinLength(1, expected))

export type ExternalAccountSchema = typeof ExternalAccount.Type
