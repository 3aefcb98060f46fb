/**
 * Decline: what Stripe says of a card that its issuer declined: the error's code, which is the charge's `failure_code`
 * too, and the sentence for the payer.
 *
 * A few declines have a code of their own; all others are `card_declined`, and say more in their `decline_code`.
 * https://docs.stripe.com/error-codes and https://docs.stripe.com/testing#declined-payments
 */
import type { DeclineCode } from "#core/connect/schedules/FailureCode.ts"

export interface Words {
  readonly code: string
  readonly message: string
}

const own: Readonly<Record<string, Words>> = {
  insufficient_funds: { code: "card_declined", message: "Your card has insufficient funds." },
  expired_card: { code: "expired_card", message: "Your card has expired." },
  authentication_required: {
    code: "authentication_required",
    message: "Your card was declined. This transaction requires authentication."
  },
  incorrect_cvc: { code: "incorrect_cvc", message: "Your card's security code is incorrect." },
  incorrect_number: { code: "incorrect_number", message: "Your card number is incorrect." },
  processing_error: {
    code: "processing_error",
    message: "An error occurred while processing your card. Try again in a little bit."
  }
}

const usual: Words = { code: "card_declined", message: "Your card was declined." }

export const of = (declineCode: DeclineCode): Words =>
  (Object.hasOwn(own, declineCode) ? own[declineCode] : undefined) ?? usual
