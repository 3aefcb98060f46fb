/**
 * Destination: `transfer_data` of a payment: to whom its money is transferred, and how much of it.
 */
import type Stripe from "stripe"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"

export const parameter = Parameter.object({
  amount: Parameter.integer,
  description: Parameter.ignored,
  destination: Parameter.required(Parameter.text),
  metadata: Parameter.ignored,
  payment_data: Parameter.ignored
} satisfies Parameter.Complete<Stripe.PaymentIntentCreateParams.TransferData>)

type Stated = { readonly amount: bigint | undefined; readonly destination: string } | undefined

/** An id that no account can have is told by the model, as one that is not known. */
export const of = (
  stated: Stated,
  currency: Currency
): { readonly destination: AccountId; readonly amount?: Money.Money } | undefined => {
  if (stated === undefined) return undefined
  const destination = stated.destination as AccountId
  return stated.amount === undefined ? { destination } : { destination, amount: Money.of(currency, stated.amount) }
}
