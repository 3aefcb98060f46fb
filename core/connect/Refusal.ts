/**
 * Refusal: Stripe's answer when a request may not happen: its error type, code, parameter, status and wording.
 *
 * Texts are Stripe's as found in recorded responses or as quoted by integrators; "our words" marks the few for
 * which no text was found.
 */
import { Schema } from "effect"
import type { Transferred } from "#core/connect/Charge.ts"
import * as Money from "#core/money/Money.ts"
import * as WrittenAmount from "#core/connect/WrittenAmount.ts"

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

/** A charge of nothing, in the words of 2025 and 2026; before, it was {@link notPositive}. */
export const nothingToCharge = (): Refusal =>
  invalid(
    "The amount must be greater than or equal to the minimum charge amount allowed for your account and the currency " +
      "set (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).  If you want to save a Payment " +
      "Method for future use without an immediate payment, use a Setup Intent instead: " +
      "https://docs.stripe.com/payments/setup-intents",
    { code: "parameter_invalid_integer", param: "amount" }
  )

export const notPositive = (param: string): Refusal =>
  invalid("This value must be greater than or equal to 1.", { code: "parameter_invalid_integer", param })

/** Our words. */
export const otherCurrency = (param: string, expected: Money.Money): Refusal =>
  invalid(`The currency of ${param} must be ${expected.currency}`, { param })

export const tooSmall = (minimum: Money.Money): Refusal =>
  invalid(`Amount must be at least ${WrittenAmount.of(minimum)} ${minimum.currency}`, {
    code: "amount_too_small",
    param: "amount"
  })

export const tooLarge = (maximum: Money.Money): Refusal =>
  invalid(`Amount must be no more than ${WrittenAmount.of(maximum)}`, { code: "amount_too_large", param: "amount" })

/** A `refusal` of the amount that `net` comes to: of a request that has a net_amount, which is ours, and no amount. */
export const ofNet = (refusal: Refusal, net: Money.Money, amount: Money.Money): Refusal =>
  new Refusal({
    ...refusal,
    param: "net_amount",
    message: `${refusal.message} (${Money.format(net)} net come to an amount of ${Money.format(amount)})`
  })

/** Our words; the rule is https://docs.stripe.com/currencies#special-cases */
export const notOfStep = (amount: Money.Money, step: bigint, param: string): Refusal =>
  invalid(`Amounts in ${amount.currency} must be divisible by ${step}, and ${amount.minor} is not`, { param })

/** Our words; the rule is https://docs.stripe.com/payments/payment-methods/payment-method-support#currency-support */
export const methodCurrency = (method: string, currency: string): Refusal =>
  invalid(`Payments by ${method} must be in ${currency}`, { param: "currency" })

export const noCardPayments = (): Refusal =>
  invalid("You cannot create a charge on a connected account without the `card_payments` capability enabled.")

export const noTransfers = (): Refusal =>
  invalid(
    "Your destination account needs to have at least one of the following capabilities enabled: " +
      "transfers, crypto_transfers, legacy_payments",
    { code: "insufficient_capabilities_for_transfer" }
  )

export const ownDestination = (param: string): Refusal =>
  invalid(`The '${param}' param cannot be set to your own account.`, { param })

export const feeWithoutAccount = (): Refusal =>
  invalid(
    "Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment (using an OAuth " +
      "key or Stripe-Account header) or destination payment (using `transfer_data[destination]`).",
    { param: "application_fee_amount" }
  )

/** Our words; the rule is that of https://docs.stripe.com/connect/destination-charges#application-fee */
export const feeAboveCharge = (limit: Money.Money): Refusal =>
  invalid(`The application fee must not exceed the charge amount of ${WrittenAmount.of(limit)}`, {
    param: "application_fee_amount"
  })

/** Our words; integrators report the refusal, not its text. */
export const feeNotBelowCharge = (limit: Money.Money): Refusal =>
  invalid(`The application fee must be less than the charge amount of ${WrittenAmount.of(limit)}`, {
    param: "application_fee_amount"
  })

export const twoSplits = (): Refusal =>
  invalid(
    "You may not provide the application_fee_amount parameter and the transfer_data[amount] parameter simultaneously. " +
      "They are mutually exclusive.",
    { param: "transfer_data[amount]" }
  )

/** Our words; the documented limit is the charge amount. */
export const transferAboveCharge = (amount: Money.Money): Refusal =>
  invalid(`The transfer amount must not exceed the charge amount of ${WrittenAmount.of(amount)}`, {
    param: "transfer_data[amount]"
  })

export const insufficientFunds = (): Refusal =>
  invalid(
    "You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance " +
      "by creating Charges using the 4000000000000077 test card. See: https://stripe.com/docs/testing#available-balance",
    { code: "balance_insufficient" }
  )

const existing = ({ count, total }: Transferred): string => {
  if (count === 0) return ""
  return count === 1
    ? ` (There is already a transfer using this source, amounting to ${WrittenAmount.of(total)}.)`
    : ` (There are already ${count} transfers using this source, amounting to ${WrittenAmount.of(total)}.)`
}

/** Recorded with one earlier transfer; the plural is our words. */
export const aboveSource = (source: Money.Money, transferred: Transferred): Refusal =>
  invalid(
    `Transfers using this transaction as a source must not exceed the source amount of ${WrittenAmount.of(source)}.` +
      existing(transferred)
  )

export const sourceCurrency = (amount: Money.Money, source: Money.Money): Refusal =>
  invalid(
    `The currency of source_transaction's balance transaction (${source.currency}) must be the same as the transfer ` +
      `currency (${amount.currency})`,
    { param: "source_transaction" }
  )

export const alreadyRefunded = (charge: string): Refusal =>
  invalid(`Charge ${charge} has already been refunded.`, { code: "charge_already_refunded" })

export const aboveCharge = (amount: Money.Money, charged: Money.Money): Refusal =>
  invalid(`Refund amount (${WrittenAmount.of(amount)}) is greater than charge amount (${WrittenAmount.of(charged)})`, {
    param: "amount"
  })

export const aboveUnrefunded = (amount: Money.Money, left: Money.Money): Refusal =>
  invalid(
    `Refund amount (${WrittenAmount.of(amount)}) is greater than unrefunded amount on charge (${WrittenAmount.of(left)})`,
    {
      param: "amount"
    }
  )

export const noTransfer = (charge: string): Refusal =>
  invalid(`Cannot reverse transfer on charge ${charge} because it does not have an associated transfer.`)

export const noApplicationFee = (charge: string): Refusal =>
  invalid(`Attempting to refund_application_fee on ${charge}, but it has no application fee`)

export const feeWithoutReversal = (charge: string): Refusal =>
  invalid(
    `The application fee for charge ${charge} was taken on the associated transfer, so to refund the application fee ` +
      "you must also set reverse_transfer=true"
  )

export const alreadyReversed = (transfer: string): Refusal =>
  invalid(`The transfer ${transfer} is already fully reversed.`)

/** Our words, after those for refunds. */
export const aboveUnreversed = (amount: Money.Money, left: Money.Money): Refusal =>
  invalid(
    `Transfer reversal amount (${WrittenAmount.of(amount)}) is greater than unreversed amount on transfer (${WrittenAmount.of(left)})`,
    { param: "amount" }
  )

/** Our words; the rule is that of https://docs.stripe.com/api/transfer_reversals */
export const destinationShort = (account: string): Refusal =>
  invalid(`The destination account ${account} has insufficient funds for this reversal.`, {
    code: "balance_insufficient"
  })

export const aboveUnrefundedFee = (amount: Money.Money, left: Money.Money): Refusal =>
  invalid(
    `Application fee could not be refunded: Refund amount (${WrittenAmount.of(amount)}) is greater than unrefunded amount on fee ` +
      `(${WrittenAmount.of(left)})`,
    { param: "amount" }
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

/** Our words; the rules are those of https://docs.stripe.com/api/payouts/cancel and the like. */
export const notCancelable = (noun: string, id: string, status: string): Refusal =>
  invalid(`The ${noun} ${id} is ${status}, and only a pending one can be canceled.`)

/** Our words: a scenario says that something failed which cannot have. */
export const cannotFail = (noun: string, id: string, status: string): Refusal =>
  invalid(`The ${noun} ${id} is ${status}, so it cannot fail.`)

/** Our words: a scenario says that a bank took back what it cannot have. */
export const cannotReverse = (noun: string, id: string, status: string): Refusal =>
  invalid(`The ${noun} ${id} is ${status}, so it cannot be reversed.`)

/** Our words; the rules are those of https://docs.stripe.com/connect/payout-reversals */
export const notReversible = (payout: string, why: string): Refusal =>
  invalid(`The payout ${payout} cannot be reversed: ${why}.`)

/** What https://docs.stripe.com/error-codes says of the code. */
export const notOnStandard = (): Refusal =>
  invalid("Transfers and payouts on behalf of a Standard connected account are not allowed.", {
    code: "not_allowed_on_standard_account"
  })

/** Our words; the rule is that of https://docs.stripe.com/connect/account-debits */
export const otherRegion = (country: string, platform: string): Refusal =>
  invalid(
    `An account in ${country} cannot be debited by a platform in ${platform}: both must be in the same region, where ` +
      "account debits are available."
  )

/** Our words; the rule is that of https://docs.stripe.com/connect/account-debits */
export const notDefaultCurrency = (amount: Money.Money, account: { id: string; currency: string }): Refusal =>
  invalid(
    `The currency of the debit (${amount.currency}) must be the default currency of ${account.id} (${account.currency})`,
    {
      param: "currency"
    }
  )

/** Our words; bank debits cannot be held. https://docs.stripe.com/payments/place-a-hold-on-a-payment-method */
export const cannotHold = (method: string): Refusal =>
  invalid(`Payments by ${method} cannot be captured manually.`, { param: "capture_method" })

/** Our words: a scenario says that a card was declined where there is none. */
export const cannotDecline = (method: string): Refusal =>
  invalid(`Payments by ${method} cannot be declined: only cards are.`)

export const alreadyCaptured = (charge: string): Refusal =>
  invalid(`Charge ${charge} has already been captured.`, { code: "charge_already_captured" })

/** Our words, with the documented code of an expired one. */
export const notCapturable = (charge: string, status: string): Refusal =>
  invalid(
    `Charge ${charge} cannot be captured: its authorization is ${status}.`,
    status === "expired" ? { code: "charge_expired_for_capture" } : {}
  )

/** Our words. */
export const aboveAuthorized = (amount: Money.Money, authorized: Money.Money): Refusal =>
  invalid(
    `Amount to capture (${WrittenAmount.of(amount)}) is greater than the authorized amount (${WrittenAmount.of(authorized)})`,
    {
      param: "amount_to_capture"
    }
  )

/** Our words. */
export const notReleasable = (charge: string, status: string): Refusal =>
  invalid(`The authorization of ${charge} cannot be canceled: it is ${status}.`)

/** Our words, with the documented code. */
export const notCaptured = (charge: string): Refusal =>
  invalid(`Charge ${charge} has not been captured, so there is nothing to refund.`, { code: "charge_not_refundable" })

/** The documented code, in our words. https://docs.stripe.com/error-codes#payouts-not-allowed */
export const payoutsNotAllowed = (account: string): Refusal =>
  invalid(
    `Payouts of ${account} are stopped: a payout to its bank failed, and its external account must be updated first.`,
    { code: "payouts_not_allowed" }
  )
