/**
 * Refusal: Stripe's answer when a request may not happen: its error type, code, parameter, status and wording.
 *
 * Texts are Stripe's as found in recorded responses or as quoted by integrators; "our words" marks the few for
 * which no text was found.
 */
import { Schema } from "effect"
import * as WrittenAmount from "#core/connect/prices/WrittenAmount.ts"
import type * as Money from "#core/money/Money.ts"

export class Refusal extends Schema.TaggedError<Refusal>()("Refusal", {
  /** Stripe's `error.type`. */
  type: Schema.Literals(["invalid_request_error", "card_error", "api_error", "idempotency_error"]),
  /** Stripe's `error.code`; some refusals have none. */
  code: Schema.optionalKey(Schema.String),
  param: Schema.optionalKey(Schema.String),
  /** The HTTP status Stripe answers with. */
  status: Schema.Int,
  message: Schema.String
}) {}

/** A request that is wrong in itself, or at this moment. */
export const invalid = (message: string, about: { code?: string; param?: string; status?: number } = {}): Refusal =>
  new Refusal({ type: "invalid_request_error", status: 400, message, ...about })

/** Recorded with 404 where the path names the object (`id`), with 400 where a parameter does. */
export const missing = (noun: string, id: string, param: string): Refusal =>
  invalid(`No such ${noun}: '${id}'`, { code: "resource_missing", param, status: param === "id" ? 404 : 400 })

/** A `Stripe-Account` that is not the platform's. */
export const noAccess = (account: string): Refusal =>
  invalid(
    `The provided key does not have access to account '${account}' (or that account does not exist). ` +
      "Application access may have been revoked.",
    { code: "account_invalid", status: 403 }
  )

export const notPositive = (param: string): Refusal =>
  invalid("This value must be greater than or equal to 1.", { code: "parameter_invalid_integer", param })

/** Our words: an amount too small to be anything in the currency of the balance that it is for. */
export const convertsToNothing = (amount: Money.Money, currency: string): Refusal =>
  invalid(`${WrittenAmount.of(amount)} converts to nothing in ${currency}.`, {
    code: "amount_too_small",
    param: "amount"
  })

/** Our words. */
export const otherCurrency = (param: string, expected: Money.Money): Refusal =>
  invalid(`The currency of ${param} must be ${expected.currency}`, { param })

export const tooLarge = (maximum: Money.Money): Refusal =>
  invalid(`Amount must be no more than ${WrittenAmount.of(maximum)}`, { code: "amount_too_large", param: "amount" })

/** Our words; the rule is https://docs.stripe.com/currencies#special-cases */
export const notOfStep = (amount: Money.Money, step: bigint, param: string): Refusal =>
  invalid(`Amounts in ${amount.currency} must be divisible by ${step}, and ${amount.minor} is not`, { param })

export const insufficientFunds = (): Refusal =>
  invalid(
    "You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance " +
      "by creating Charges using the 4000000000000077 test card. See: https://stripe.com/docs/testing#available-balance",
    { code: "balance_insufficient" }
  )

const potNames = { card: "card", bank_account: "bank account", fpx: "FPX" } as const

/** Recorded for payouts, and for transfers that name their source type. */
export const insufficientPot = (sourceType: keyof typeof potNames): Refusal =>
  invalid(
    `You have insufficient funds in your Stripe account for this transfer. Your ${potNames[sourceType]} balance is too ` +
      "low.  You can use the /v1/balance endpoint to view your Stripe balance (for more details, see " +
      "stripe.com/docs/api#balance).",
    { code: "balance_insufficient" }
  )

/** Our words; the rules are those of https://docs.stripe.com/api/topups/cancel and the like. */
export const notCancelable = (noun: string, id: string, status: string): Refusal =>
  invalid(`The ${noun} ${id} is ${status}, and only a pending one can be canceled.`)

/** Our words: a scenario says that something failed which cannot have. */
export const cannotFail = (noun: string, id: string, status: string): Refusal =>
  invalid(`The ${noun} ${id} is ${status}, so it cannot fail.`)

/** Our words: a scenario says that a bank took back what it cannot have. */
export const cannotReverse = (noun: string, id: string, status: string): Refusal =>
  invalid(`The ${noun} ${id} is ${status}, so it cannot be reversed.`)
