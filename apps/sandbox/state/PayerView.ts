/**
 * PayerView: payers, what they pay with and what they buy, as the API shows them.
 */
import * as CardDetails from "#adapters/stripe/wire/CardDetails.ts"
import * as CheckoutSessionWire from "#adapters/stripe/wire/CheckoutSession.ts"
import * as CustomerWire from "#adapters/stripe/wire/Customer.ts"
import * as List from "#adapters/stripe/wire/List.ts"
import * as PaymentMethodWire from "#adapters/stripe/wire/PaymentMethod.ts"
import * as PriceWire from "#adapters/stripe/wire/Price.ts"
import * as ProductWire from "#adapters/stripe/wire/Product.ts"
import * as SetupIntentWire from "#adapters/stripe/wire/SetupIntent.ts"
import * as TokenWire from "#adapters/stripe/wire/Token.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import * as Instrument from "#apps/sandbox/state/Instrument.ts"
import type { Kept, Shelf } from "#apps/sandbox/state/Shelf.ts"
import type { State } from "#apps/sandbox/state/State.ts"
import * as TestCard from "#apps/sandbox/state/TestCard.ts"

type On<Name extends "customers" | "methods" | "setupIntents" | "tokens" | "products" | "prices" | "sessions"> =
  State[Name] extends Shelf<infer Item, infer Beside> ? Kept<Item, Beside> : never

/** Of one that was deleted no more than that. */
export const customer = ({ item }: On<"customers">) =>
  item.isDeleted
    ? { id: item.id, object: "customer" as const, deleted: true as const }
    : Said.shown(CustomerWire.of(item), item.said)

export const method = ({ item }: On<"methods">) =>
  PaymentMethodWire.of({ ...item, kind: Instrument.kindOf(item.instrument) })

export const setupIntent = ({ item }: On<"setupIntents">) => Said.shown(SetupIntentWire.of(item), item.said)

export const token = ({ item }: On<"tokens">) => {
  const { instrument, ...facts } = item
  const card = Instrument.cardOf(instrument)
  if (card === undefined || !("expires" in instrument)) throw new Error("a token holds a card")
  return TokenWire.of({ ...facts, card: TestCard.shown(card, instrument.expires, instrument.checks) })
}

export const product = ({ item }: On<"products">) => Said.shown(ProductWire.of(item), item.said)

export const price = ({ item }: On<"prices">) => PriceWire.of(item)

export const session = ({ beside, item }: On<"sessions">) => Said.shown(CheckoutSessionWire.of(item), beside)

/** What is on the page of a checkout session. */
export const lineItems = (state: State, id: string) => {
  const kept = state.sessions.get(id)
  return kept === undefined
    ? undefined
    : List.of(`/v1/checkout/sessions/${id}/line_items`, kept.item.items.map(CheckoutSessionWire.lineItem))
}

interface Payment {
  readonly amount: number
  /** Until when a card that is held may be captured. */
  readonly captureBefore?: number | undefined
}

/** A charge's `payment_method_details`. */
export const details = (it: Instrument.Instrument, { amount, captureBefore }: Payment) => {
  if (!("card" in it)) {
    const { type, ...shown } = it.bank.shown
    return { type, ...shown }
  }
  const card = {
    ...TestCard.shown(it.card, it.expires, it.checks),
    amount_authorized: amount,
    capture_before: captureBefore
  }
  return { type: "card" as const, card: CardDetails.of(card) }
}

/** Any of them by its id; undefined where there is none. */
export const find = (state: State, id: string): object | undefined => {
  const shown = <Item, Beside>(shelf: Shelf<Item, Beside>, show: (kept: Kept<Item, Beside>) => object) => {
    const kept = shelf.get(id)
    return kept === undefined ? undefined : show(kept)
  }
  return (
    shown(state.customers, customer) ??
    shown(state.methods, method) ??
    shown(state.setupIntents, setupIntent) ??
    shown(state.products, product) ??
    shown(state.prices, price) ??
    shown(state.sessions, session)
  )
}
