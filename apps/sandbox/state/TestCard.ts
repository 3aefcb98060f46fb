/**
 * TestCard: Stripe's test cards, by the names that a request gives them.
 *
 * https://docs.stripe.com/testing
 */
import type { DeclineCode } from "#core/connect/FailureCode.ts"

export interface TestCard {
  readonly brand: "visa" | "mastercard" | "amex"
  readonly last4: string
  /** Its money is available at once. */
  readonly settlesAtOnce?: true
  readonly declineCode?: DeclineCode
}

/** Without the `pm_card_` or `tok_` in front. */
const byName: Readonly<Record<string, TestCard>> = {
  visa: { brand: "visa", last4: "4242" },
  visa_debit: { brand: "visa", last4: "5556" },
  mastercard: { brand: "mastercard", last4: "4444" },
  amex: { brand: "amex", last4: "8431" },
  bypassPending: { brand: "visa", last4: "0077", settlesAtOnce: true },
  chargeDeclined: { brand: "visa", last4: "0002", declineCode: "generic_decline" },
  visa_chargeDeclined: { brand: "visa", last4: "0002", declineCode: "generic_decline" },
  chargeDeclinedInsufficientFunds: { brand: "visa", last4: "9995", declineCode: "insufficient_funds" },
  visa_chargeDeclinedInsufficientFunds: { brand: "visa", last4: "9995", declineCode: "insufficient_funds" },
  visa_chargeDeclinedLostCard: { brand: "visa", last4: "9987", declineCode: "lost_card" },
  visa_chargeDeclinedStolenCard: { brand: "visa", last4: "9979", declineCode: "stolen_card" },
  chargeDeclinedExpiredCard: { brand: "visa", last4: "0069", declineCode: "expired_card" },
  chargeDeclinedIncorrectCvc: { brand: "visa", last4: "0127", declineCode: "incorrect_cvc" },
  chargeDeclinedProcessingError: { brand: "visa", last4: "0119", declineCode: "processing_error" }
}

export const names = Object.keys(byName)

/** Of a payment method such as `pm_card_visa`, or a token such as `tok_visa`; undefined where it is none of these. */
export const of = (name: string): TestCard | undefined => {
  const bare = /^(?:pm_card_|tok_)(\w+)$/.exec(name)?.[1] ?? ""
  return Object.hasOwn(byName, bare) ? byName[bare] : undefined
}

interface Words {
  readonly code: string
  readonly message: string
}

/** The code and the sentence for the payer. https://docs.stripe.com/declines/codes */
const declines: Readonly<Record<string, Words>> = {
  insufficient_funds: { code: "card_declined", message: "Your card has insufficient funds." },
  expired_card: { code: "expired_card", message: "Your card has expired." },
  incorrect_cvc: { code: "incorrect_cvc", message: "Your card's security code is incorrect." },
  processing_error: {
    code: "processing_error",
    message: "An error occurred while processing your card. Try again in a little bit."
  }
}

export const decline = (declineCode: DeclineCode): Words =>
  (Object.hasOwn(declines, declineCode) ? declines[declineCode] : undefined) ?? {
    code: "card_declined",
    message: "Your card was declined."
  }
