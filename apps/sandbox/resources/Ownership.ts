/**
 * Ownership: whose a payment method is, and so who may pay with it.
 *
 * A customer's pays for that customer only. One that is nobody's pays once; one that was somebody's never again.
 * https://docs.stripe.com/payments/payment-methods, https://docs.stripe.com/api/payment_methods/detach
 */
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Wallet from "#apps/sandbox/resources/Wallet.ts"
import type { Asked } from "#apps/sandbox/state/Endpoint.ts"
import type * as Instrument from "#apps/sandbox/state/Instrument.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as PayerView from "#apps/sandbox/state/PayerView.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"

/** For whom something is paid or set up, and what is. */
export interface Use {
  readonly customer: string | undefined
  readonly noun: "PaymentIntent" | "SetupIntent" | "Charge" | "PaymentMethod"
}

const spent =
  "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a " +
  "connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a " +
  "PaymentMethod multiple times, you must attach it to a Customer first."

const dead =
  "This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may " +
  "not be used again."

const taken =
  "The payment method you provided has already been attached to a customer. Detach it before attaching it to another."

const invalid = (message: string, param?: string): Failure.Failure =>
  Failure.of(Refusal.invalid(message, param === undefined ? {} : { param }))

/** The customer has no such payment method. */
export const missing = (id: string, param: string): Failure.Failure =>
  invalid(
    `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`,
    param
  )

/** Why this payment method cannot be used so; undefined where it can, or is only about to be made. */
export const refusalOf = (
  method: Instrument.Method | undefined,
  { customer, noun }: Use,
  param = "payment_method"
): Failure.Failure | undefined => {
  if (method === undefined) return undefined
  if (method.isSpent) return invalid(spent, param)
  if (method.customer === null || method.customer === customer) return undefined
  if (customer !== undefined) return missing(method.id, param)
  return invalid(
    `The \`payment_method\` parameter supplied ${method.id} belongs to the Customer ${method.customer}. Please include ` +
      `the Customer in the \`customer\` parameter on the ${noun}.`,
    param
  )
}

/** Why it cannot become this customer's; undefined where it can, or is already. */
export const attachRefusalOf = (
  method: Instrument.Method | undefined,
  customer: string | undefined
): Failure.Failure | undefined => {
  if (method === undefined) return undefined
  if (method.isSpent) return invalid(dead, "payment_method")
  return method.customer === null || method.customer === customer ? undefined : invalid(taken, "payment_method")
}

const tell = ({ origin, state }: Asked, id: string, what: "attached" | "detached"): void => {
  const kept = state.methods.get(id)
  if (kept !== undefined) {
    Outbox.emit(state, origin, kept.owner, `payment_method.${what}`, PayerView.method(kept))
  }
}

/** It is the customer's from now on, for payments without being asked again; told where it was not before. */
export const attach = (asked: Asked, id: string, customer: string): void => {
  const before = asked.state.methods.get(id)?.item.customer
  Wallet.change(asked, id, { customer, isSetUp: true })
  if (before !== customer) tell(asked, id, "attached")
}

/** It is nobody's, and pays for nobody any more. */
export const detach = (asked: Asked, id: string): void => {
  Wallet.change(asked, id, { customer: null, isSpent: true })
  tell(asked, id, "detached")
}

/** It has paid: if it is nobody's, it does not pay again. */
export const use = (asked: Asked, id: string): void => {
  if (asked.state.methods.get(id)?.item.customer === null) Wallet.change(asked, id, { isSpent: true })
}
