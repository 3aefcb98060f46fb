/**
 * IntentFollowing: what becomes of a payment intent by what becomes of its charge, without anybody asking for it.
 */
import * as DebitWords from "#adapters/stripe/wire/DebitWords.ts"
import type { PaymentError } from "#adapters/stripe/wire/PaymentIntent.ts"
import type { Intent } from "#apps/sandbox/state/Intent.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as SessionFollowing from "#apps/sandbox/state/SessionFollowing.ts"
import type { State } from "#apps/sandbox/state/State.ts"
import * as View from "#apps/sandbox/state/View.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"

const become = (state: State, origin: Outbox.Origin, charge: string, facts: Partial<Intent>, event: string): void => {
  const intent = state.intents.get(state.charges.get(charge)?.beside.payment_intent ?? "")
  if (intent === undefined) return
  intent.item = { ...intent.item, ...facts }
  Outbox.emit(state, origin, intent.owner, `payment_intent.${event}`, View.intent(state, intent))
}

const settle = (state: State, origin: Outbox.Origin, charge: string, isPaid: boolean): void => {
  const session = state.intents.get(state.charges.get(charge)?.beside.payment_intent ?? "")?.item.checkoutSession
  if (session !== undefined) SessionFollowing.settle(state, origin, session, isPaid)
}

/** Of a code that Stripe's table says nothing of; ours. */
const unpaid = "The payment was not paid by the payer's bank."

/** A hold that was not captured in time, and a bank debit that its bank did not pay. */
export const follow = (state: State, origin: Outbox.Origin, after: ConnectObject, before?: ConnectObject): void => {
  if (after.object === "authorization" && after.status === "expired") {
    const facts = { status: "canceled", canceledAt: origin.at, cancellationReason: "automatic" } as const
    become(state, origin, after.id, facts, "canceled")
  }
  if (after.object !== "charge" || after.failure === undefined) return
  if (before?.object !== "charge" || before.failure !== undefined) return
  const error: PaymentError = {
    charge: after.id,
    code: after.failure.code,
    message: DebitWords.of(after.failure.code) ?? unpaid,
    type: "invalid_request_error"
  }
  become(state, origin, after.id, { status: "requires_payment_method", lastPaymentError: error }, "payment_failed")
  settle(state, origin, after.id, false)
}

/** The money of a bank debit is there. */
export const paid = (state: State, origin: Outbox.Origin, charge: string): void => {
  const kept = state.charges.get(charge)
  if (kept?.item.object !== "charge" || kept.item.failure !== undefined) return
  Outbox.emit(state, origin, kept.owner, "charge.succeeded", View.charge(state, kept))
  become(state, origin, charge, { status: "succeeded" }, "succeeded")
  settle(state, origin, charge, true)
}
