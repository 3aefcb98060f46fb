/**
 * BankFields: `external_account`: a test token, or a bank account by its numbers.
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as PayoutBank from "#apps/sandbox/state/PayoutBank.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"

const object = Parameter.object({
  account_holder_name: Parameter.text,
  account_holder_type: Parameter.oneOf(["company", "individual"]),
  account_number: Parameter.required(Parameter.text),
  country: Parameter.required(Parameter.text),
  currency: Parameter.currency,
  object: Parameter.oneOf(["bank_account"]),
  routing_number: Parameter.text
} as const satisfies Parameter.Complete<Stripe.AccountCreateExternalAccountParams.BankAccount>)

type Stated = NonNullable<Parameter.Given<{ readonly it: typeof object }>["it"]>

export const parameter: Parameter.Parameter<string | Stated | undefined> = {
  isRequired: false,
  read: (value, name): Result.Result<string | Stated | undefined, Failure.Failure> =>
    typeof value === "object" && value !== null ? object.read(value, name) : Parameter.text.read(value, name)
}

type Bank = Omit<PayoutBank.PayoutBank, "id" | "account" | "isDefault">

const ofToken = (token: string): Stated | undefined => {
  const number = PayoutBank.tokenNumber(token)
  return number === undefined
    ? undefined
    : {
        account_holder_name: "Jane Austen",
        account_holder_type: "individual",
        account_number: number,
        country: "US",
        currency: undefined,
        object: undefined,
        routing_number: "110000000"
      }
}

/** The bank account that is meant, in the currency that is said, or in the account's. */
export const bankOf = (
  stated: string | Stated,
  { currency: own }: StripeAccount,
  param: string
): Result.Result<Bank, Failure.Failure> => {
  const said = typeof stated === "string" ? ofToken(stated) : stated
  if (said === undefined) return Result.fail(Failure.notServed(`there is no bank token ${String(stated)} here`, param))
  const { currency = own } = said
  const country = said.country.toUpperCase()
  const number = said.account_number.replaceAll(/[\s-]/g, "")
  const answer = PayoutBank.answerOf(country, number)
  if (answer === undefined) return Result.fail(Failure.noTestBank(`${param}[account_number]`))
  return Result.succeed({
    accountHolderName: said.account_holder_name ?? null,
    accountHolderType: said.account_holder_type ?? null,
    accountType: null,
    country,
    currency,
    fingerprint: `fp${number.slice(-14).padStart(14, "0")}`,
    last4: number.slice(-4).padStart(4, "0"),
    metadata: {},
    routingNumber: said.routing_number ?? null,
    ...answer
  })
}
