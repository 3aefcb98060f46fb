/**
 * BankFields: `external_account`: a test token, or a bank account by its numbers.
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Wallet from "#apps/sandbox/resources/Wallet.ts"
import type * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as PayoutBank from "#apps/sandbox/state/PayoutBank.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"

/** By its numbers. */
export const numbers = {
  account_holder_name: Parameter.text,
  account_holder_type: Parameter.oneOf(["company", "individual"]),
  account_number: Parameter.required(Parameter.text),
  country: Parameter.required(Parameter.text),
  currency: Parameter.currency,
  routing_number: Parameter.text
} as const

const object = Parameter.object({
  ...numbers,
  object: Parameter.oneOf(["bank_account"])
} as const satisfies Parameter.Complete<Stripe.AccountCreateExternalAccountParams.BankAccount>)

type Numbers = Parameter.Given<typeof numbers>
type Stated = NonNullable<Parameter.Given<{ readonly it: typeof object }>["it"]>

export const parameter: Parameter.Parameter<string | Stated | undefined> = {
  isRequired: false,
  read: (value, name): Result.Result<string | Stated | undefined, Failure.Failure> =>
    typeof value === "object" && value !== null ? object.read(value, name) : Parameter.text.read(value, name)
}

const ofTestToken = (token: string): Numbers | undefined => {
  const number = PayoutBank.tokenNumber(token)
  return number === undefined
    ? undefined
    : {
        account_holder_name: "Jane Austen",
        account_holder_type: "individual",
        account_number: number,
        country: "US",
        currency: undefined,
        routing_number: "110000000"
      }
}

/** The bank account that is meant, in the currency that is said, or in the account's. */
export const bankOf = (
  { account: caller, state }: Endpoint.Asked,
  stated: string | Stated,
  { currency }: StripeAccount,
  param: string
): Result.Result<PayoutBank.Described, Failure.Failure> => {
  if (typeof stated !== "string") return described(stated, currency, param)
  const token = state.bankTokens.of(caller, stated)?.item
  if (token !== undefined) return token.used ? Result.fail(Wallet.spent(stated, param)) : Result.succeed(token.bank)
  const said = ofTestToken(stated)
  return said === undefined
    ? Result.fail(Failure.notServed(`there is no bank token ${stated} here`, param))
    : described(said, currency, param)
}

/** The token has been used, if it is one that was made here. */
export const spend = ({ account, state }: Endpoint.Asked, stated: string | Stated | undefined): void => {
  const kept = typeof stated === "string" ? state.bankTokens.of(account, stated) : undefined
  if (kept !== undefined) kept.item = { ...kept.item, used: true }
}

/** One by its numbers, in the currency that it says or in `usual`. */
export const described = (
  said: Numbers,
  usual: string,
  param: string
): Result.Result<PayoutBank.Described, Failure.Failure> => {
  const { currency = usual } = said
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
