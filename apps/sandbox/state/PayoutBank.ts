/**
 * PayoutBank: the bank accounts that payouts go to, and how Stripe's test accounts among them answer.
 *
 * Of the United States only Stripe's test numbers are taken, as at Stripe; of other countries any number, which takes
 * what it gets. https://docs.stripe.com/connect/testing#account-numbers
 */
import type * as Wire from "#adapters/stripe/wire/BankAccount.ts"
import type { PayoutFailureCode } from "#core/connect/schedules/FailureCode.ts"

/** An external account, with why its bank sends payouts back; absent where it does not. */
export interface PayoutBank extends Omit<Wire.Facts, "status"> {
  readonly failureCode?: PayoutFailureCode
}

const american: Readonly<Record<string, PayoutFailureCode | undefined>> = {
  "000123456789": undefined,
  "000111111116": "no_account",
  "000111111113": "account_closed",
  "000222222227": "insufficient_funds",
  "000333333335": "debit_not_authorized",
  "000444444440": "invalid_currency"
}

/** By the end of a token such as `btok_us_verified_noAccount`. */
const byToken: Readonly<Record<string, string>> = {
  "": "000123456789",
  _noAccount: "000111111116",
  _accountClosed: "000111111113",
  _insufficientFunds: "000222222227",
  _debitNotAuthorized: "000333333335",
  _invalidCurrency: "000444444440"
}

/** The number that a test token stands for; undefined where it is none of these. */
export const tokenNumber = (token: string): string | undefined => {
  const end = /^btok_us(?:_verified)?(_\w+)?$/.exec(token)
  return end === null ? undefined : byToken[end[1] ?? ""]
}

/** How its bank answers; undefined where there can be no such account. */
export const answerOf = (country: string, number: string): { readonly failureCode?: PayoutFailureCode } | undefined => {
  if (country !== "US") return {}
  if (!Object.hasOwn(american, number)) return undefined
  const failureCode = american[number]
  return failureCode === undefined ? {} : { failureCode }
}
