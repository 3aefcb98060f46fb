/**
 * SessionFollowing: what becomes of a checkout session by what becomes of its payment, and by time.
 */
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as PayerView from "#apps/sandbox/state/PayerView.ts"
import type { Session, State } from "#apps/sandbox/state/State.ts"

export const become = (
  state: State,
  origin: Outbox.Origin,
  id: string,
  facts: Partial<Session>,
  event: string
): void => {
  const kept = state.sessions.get(id)
  if (kept === undefined) return
  kept.item = { ...kept.item, ...facts }
  Outbox.emit(state, origin, kept.owner, `checkout.session.${event}`, PayerView.session(kept))
}

/** Nobody has paid in time. */
export const expire = (state: State, origin: Outbox.Origin, id: string): void => {
  if (state.sessions.get(id)?.item.status === "open") become(state, origin, id, { status: "expired" }, "expired")
}

/** A bank debit was paid after all, or was not. */
export const settle = (state: State, origin: Outbox.Origin, id: string, isPaid: boolean): void =>
  isPaid
    ? become(state, origin, id, { paymentStatus: "paid" }, "async_payment_succeeded")
    : become(state, origin, id, {}, "async_payment_failed")
