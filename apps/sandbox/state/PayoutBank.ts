/**
 * PayoutBank: the bank accounts and debit cards that payouts go to, and how Stripe's test accounts among them answer.
 *
 * Of the United States only Stripe's test numbers are taken, as at Stripe; of other countries any number, which takes
 * what it gets. https://docs.stripe.com/connect/testing#account-numbers
 */
import type * as Wire from "#adapters/stripe/wire/BankAccount.ts"
import type * as CardWire from "#adapters/stripe/wire/PayoutCard.ts"
import type { PayoutFailureCode } from "#core/connect/schedules/FailureCode.ts"

interface Errored {
  /** A payout to it has failed, and it was not updated since. */
  readonly isErrored?: true
}

interface Bank extends Omit<Wire.Facts, "status" | "isInstant">, Answer, Errored {
  readonly object: "bank_account"
}

interface Card extends Omit<CardWire.Facts, "status" | "isInstant">, Answer, Errored {
  readonly object: "card"
  /** Where it was issued. */
  readonly country: string
}

/** An external account, with how its bank answers. */
export type PayoutBank = Bank | Card

type Made = "id" | "account" | "isDefault" | "isErrored"

export type DescribedBank = Omit<Bank, Made>
export type DescribedCard = Omit<Card, Made>

/** What is said of one before it is an account's. */
export type Described = DescribedBank | DescribedCard

/** A token that holds one, for one use. */
export interface BankToken {
  readonly id: string
  readonly bankId: string
  readonly created: number
  readonly bank: DescribedBank
  readonly used: boolean
}

/** Why it sends payouts back, absent where it does not; and whether it takes no instant ones. */
export interface Answer {
  readonly failureCode?: PayoutFailureCode
  readonly isSlow?: true
}

const american: Readonly<Record<string, Answer>> = {
  "000123456789": {},
  "000111111116": { failureCode: "no_account" },
  "000111111113": { failureCode: "account_closed" },
  "000222222227": { failureCode: "insufficient_funds" },
  "000333333335": { failureCode: "debit_not_authorized" },
  "000444444440": { failureCode: "invalid_currency" },
  "000888888883": { isSlow: true }
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
export const answerOf = (country: string, number: string): Answer | undefined => {
  if (country !== "US") return {}
  return Object.hasOwn(american, number) ? american[number] : undefined
}
