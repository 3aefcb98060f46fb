/**
 * DebitWords: what Stripe says of a bank debit that its payer's bank did not pay, by its failure code:
 * `failure_message` of the charge, and the message of its payment intent's last error.
 *
 * Nothing of a code that its table says nothing of. https://docs.stripe.com/error-codes; applications show the same
 * sentences of what they met (woocommerce-payments, 2026).
 */
import type { PaymentFailureCode } from "#core/connect/schedules/FailureCode.ts"

const sentences: Readonly<Record<string, string>> = {
  account_closed: "The customer's bank account has been closed.",
  debit_not_authorized: "The customer has notified their bank that this payment was unauthorized.",
  insufficient_funds: "The customer's account has insufficient funds to cover this payment.",
  no_account: "The customer's bank account could not be located."
}

export const of = (code: PaymentFailureCode): string | null =>
  (Object.hasOwn(sentences, code) ? sentences[code] : undefined) ?? null
