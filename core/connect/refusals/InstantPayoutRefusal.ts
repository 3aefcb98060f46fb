/**
 * InstantPayoutRefusal: Stripe's answers when a payout may not be instant.
 *
 * The most that it may be of is recorded; what has a code says what https://docs.stripe.com/error-codes says of that.
 */
import { Refusal } from "#core/connect/refusals/Refusal.ts"
import * as Money from "#core/money/Money.ts"

const invalid = (message: string, code?: string): Refusal =>
  new Refusal({ type: "invalid_request_error", status: 400, message, ...(code === undefined ? {} : { code }) })

/** An amount as these messages write it: `$9999`, without separators or needless decimals. */
const written = (amount: Money.Money): string => {
  const digits = Money.formatAmount(amount).replace(/\.0+$/, "")
  return amount.currency === "usd" ? `$${digits}` : `${digits} ${amount.currency.toUpperCase()}`
}

const limit = (side: "less" | "greater", amount: Money.Money): Refusal =>
  invalid(`Instant Payouts to bank accounts are only supported for amounts ${side} than or equal to ${written(amount)}`)

/** Recorded of dollars. */
export const aboveMaximum = (maximum: Money.Money): Refusal => limit("less", maximum)

/** Our words, after those for too large an amount. */
export const belowMinimum = (minimum: Money.Money): Refusal => limit("greater", minimum)

/** Of an account in a country without them, or that only receives transfers. */
export const notEligible = (): Refusal =>
  invalid(
    "This connected account is not eligible for Instant Payouts. Ask the platform to enable Instant Payouts.",
    "instant_payouts_config_disabled"
  )

/**
 * "Instant Payouts in each country must use the local currency": https://docs.stripe.com/payouts/instant-payouts-banks
 */
export const ofCurrency = (): Refusal =>
  invalid(
    "This connected account is not eligible for Instant Payouts in this currency. Ask the platform to enable Instant " +
      "Payouts in this currency.",
    "instant_payouts_currency_disabled"
  )

export const unsupported = (): Refusal =>
  invalid(
    "This card is not eligible for Instant Payouts. Try a debit card from a supported bank.",
    "instant_payouts_unsupported"
  )

export const limitExceeded = (): Refusal =>
  invalid("You have reached your daily processing limits for Instant Payouts.", "instant_payouts_limit_exceeded")
