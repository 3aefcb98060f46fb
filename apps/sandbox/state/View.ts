/**
 * View: each object of a sandbox as its API shows it, made by the codecs of the wire.
 */
import * as ApplicationFeeWire from "#adapters/stripe/wire/ApplicationFee.ts"
import * as BalanceTransactionWire from "#adapters/stripe/wire/BalanceTransaction.ts"
import * as ChargeWire from "#adapters/stripe/wire/Charge.ts"
import * as DisputeWire from "#adapters/stripe/wire/Dispute.ts"
import * as EarlyFraudWarningWire from "#adapters/stripe/wire/EarlyFraudWarning.ts"
import * as EventWire from "#adapters/stripe/wire/Event.ts"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as FeeRefundWire from "#adapters/stripe/wire/FeeRefund.ts"
import * as List from "#adapters/stripe/wire/List.ts"
import * as PaymentIntentWire from "#adapters/stripe/wire/PaymentIntent.ts"
import * as PayoutWire from "#adapters/stripe/wire/Payout.ts"
import * as RefundWire from "#adapters/stripe/wire/Refund.ts"
import * as TopUpWire from "#adapters/stripe/wire/TopUp.ts"
import * as TransferReversalWire from "#adapters/stripe/wire/TransferReversal.ts"
import * as TransferWire from "#adapters/stripe/wire/Transfer.ts"
import * as WebhookEndpointWire from "#adapters/stripe/wire/WebhookEndpoint.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import type * as Page from "#apps/sandbox/dialect/Page.ts"
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import * as Instrument from "#apps/sandbox/state/Instrument.ts"
import * as PayerView from "#apps/sandbox/state/PayerView.ts"
import type { Kept, Shelf } from "#apps/sandbox/state/Shelf.ts"
import type { State } from "#apps/sandbox/state/State.ts"
import type { ConnectObject, OfKind } from "#core/connect/objects/ConnectObject.ts"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

/** What stands on a shelf of this name. */
export type On<Name extends keyof State> =
  State[Name] extends Shelf<infer Item, infer Beside> ? Kept<Item, Beside> : never

const mostWithin = 10

/** The newest of them, as Stripe shows them within an object. */
const within = <Item, Shown>(url: string, all: Page.Sequence<Item>, show: (item: Item) => Shown): List.Page<Shown> => {
  const shown: Array<Shown> = []
  for (let position = all.length - 1; position >= 0 && shown.length < mostWithin; position -= 1) {
    const item = all.at(position)
    if (item !== undefined) shown.push(show(item))
  }
  return List.of(url, shown, all.length > shown.length)
}

/** How its payer paid; of what a transfer brought, that it did. */
const detailsOf = ({ beside, item }: On<"charges">) => {
  const { instrument } = beside
  const isSent = item.object === "charge" && item.sourceTransfer !== undefined
  if (instrument === undefined) return isSent ? { type: "stripe_account" } : null
  const authorized = item.object === "charge" ? (item.amountAuthorized ?? item.amount) : item.amount
  const isHeld = item.object === "authorization" && item.status === "held"
  return PayerView.details(instrument, {
    amount: ExactInteger.of(authorized),
    captureBefore: isHeld ? item.captureBefore : undefined
  })
}

const riskOf = ({ beside: { instrument } }: On<"charges">): ChargeWire.Risk | undefined =>
  instrument === undefined ? undefined : Instrument.cardOf(instrument)?.risk

/**
 * What is shown of one, made anew only where it is another than when it was shown last, or time has passed: an answer,
 * its event and later answers then have it in common.
 */
const remembered =
  <Item, Beside, Object extends object>(show: (kept: Kept<Item, Beside>, at: Instant, state: State) => Object) =>
  (state: State, kept: Kept<Item, Beside>): Object => {
    const { beside, item, shown } = kept
    const at = state.world.now()
    if (shown?.at === at && shown.item === item && shown.beside === beside) return shown.object as Object
    const object = show(kept, at, state)
    kept.shown = { at, item, beside, object }
    return object
  }

/** Of a destination charge the model has it on the payment that its transfer brought; Stripe shows it on both. */
const feeOf = ({ charges, transfers }: State, { item }: On<"charges">): string | undefined => {
  if (item.object !== "charge" || item.transfer === undefined) return undefined
  const payment = charges.get(transfers.get(item.transfer)?.item.destinationPayment ?? "")?.item
  return payment?.object === "charge" ? payment.applicationFee : undefined
}

/** What one that is captured later has nothing to show of yet. */
export const uncaptured = { balance_transaction: null, application_fee: null, transfer: null } as const

export const charge = remembered((kept: On<"charges">, at, state: State) => {
  const shown = ChargeWire.of(kept.item, at, kept.beside, detailsOf(kept), riskOf(kept))
  const fee = feeOf(state, kept)
  if (fee !== undefined) shown.application_fee = fee
  const made = Said.shown(shown, kept.beside.said)
  return at < (kept.beside.capturedAt ?? 0) ? { ...made, ...uncaptured } : made
})

/** What a refund that its bank takes a while for says of itself. */
export const waiting = { pending_reason: "processing", status: "pending" } as const

/** Its payer may wait for it a while, though its money has gone. */
export const refund = remembered(({ beside, item }: On<"refunds">, at) => {
  const { pendingUntil = 0, ...shown } = beside
  const made = RefundWire.of(item, shown)
  return item.status === "succeeded" && at < pendingUntil ? { ...made, ...waiting } : made
})

export const reversal = ({ beside, item }: On<"reversals">) => TransferReversalWire.of(item, beside)

export const transfer = (state: State, { beside, id, item }: On<"transfers">) =>
  TransferWire.of(item, {
    ...beside,
    reversals: within(`/v1/transfers/${id}/reversals`, state.reversals.all(id), reversal)
  })

export const feeRefund = ({ beside, item }: On<"feeRefunds">) => FeeRefundWire.of(item, beside)

export const fee = (state: State, { id, item }: On<"fees">) =>
  ApplicationFeeWire.of(item, {
    application: state.application,
    refunds: within(`/v1/application_fees/${id}/refunds`, state.feeRefunds.all(id), feeRefund)
  })

export const payout = ({ beside, item }: On<"payouts">) => PayoutWire.of(item, beside)

export const topUp = ({ beside, item }: On<"topUps">) => TopUpWire.of(item, beside)

export const line = (state: State, { item }: On<"lines">) =>
  BalanceTransactionWire.of(item, state.world.now(), state.application)

const brandOf = (charge: On<"charges"> | undefined): string | undefined => {
  const instrument = charge?.beside.instrument
  return instrument === undefined ? undefined : Instrument.cardOf(instrument)?.brand
}

/** With its balance transactions whole. */
export const dispute = (state: State, { beside, item }: On<"disputes">) => {
  const charge = state.charges.get(item.charge)
  const lines = item.balanceTransactions.flatMap((id) => {
    const kept = state.lines.get(id)
    return kept === undefined ? [] : [line(state, kept)]
  })
  return DisputeWire.of(item, {
    ...beside,
    payment_intent: charge?.beside.payment_intent ?? null,
    brand: brandOf(charge),
    lines,
    isChargeRefundable: charge?.item.object === "charge" && isRefundable(state, charge.item),
    asOf: state.world.now()
  })
}

const isRefundable = ({ disputes }: State, charge: OfKind<"charge">): boolean =>
  Dispute.isChargeRefundable(Dispute.ofCharge({ dispute: (id) => disputes.get(id)?.item }, charge))

/** Nothing can be done about it once its payment is disputed, or was given back. */
export const warning = (state: State, { item }: On<"warnings">) => {
  const charge = state.charges.get(item.charge)?.item
  const isDisputed = charge?.object === "charge" && charge.disputes !== undefined
  const isRefunded = charge?.object === "charge" && Money.equals(charge.amountRefunded, charge.amount)
  return EarlyFraudWarningWire.of(item, !isDisputed && !isRefunded)
}

export const event = ({ item }: On<"events">) => EventWire.of(item)

export const endpoint = ({ item }: On<"endpoints">) => WebhookEndpointWire.of(item)

/** What of it may be captured, and what came in, are of its charge. */
export const intent = (state: State, { item }: On<"intents">) => {
  const charge = item.latestCharge === undefined ? undefined : state.charges.get(item.latestCharge)?.item
  const none = Money.zero(item.amount.currency)
  const shown = PaymentIntentWire.of({
    ...item,
    amountCapturable: charge?.object === "authorization" && charge.status === "held" ? charge.amount : none,
    amountReceived: charge?.object === "charge" && item.status === "succeeded" ? charge.amount : none,
    applicationFeeAmount: item.applicationFeeAmount,
    application: item.account === state.world.platform.id ? null : state.application,
    customer: item.customer ?? null,
    description: item.description ?? null,
    setupFutureUsage: item.setupFutureUsage ?? null,
    latestCharge: item.latestCharge ?? null,
    onBehalfOf: item.onBehalfOf ?? null,
    paymentMethod: item.paymentMethod ?? null,
    transferData: item.transferData,
    transferGroup: item.transferGroup ?? null
  })
  return Said.shown(shown, item.said)
}

/** The refunds of a charge, which it holds only where that is asked for. */
export const refundsOf = (state: State, id: string) => {
  if (state.charges.get(id) === undefined) return undefined
  return within(`/v1/charges/${id}/refunds`, state.refunds.gathered(id), (kept) => refund(state, kept))
}

/** What the model changed of an object, as it was shown before; undefined of those whose changes are not told so. */
export const before = (state: State, it: ConnectObject): object | undefined => {
  const shown = <Item, Beside>(shelf: Shelf<Item, Beside>, item: Item, show: (kept: Kept<Item, Beside>) => object) => {
    const kept = shelf.get(it.id)
    return kept === undefined ? undefined : show({ ...kept, item })
  }
  switch (it.object) {
    case "payout":
      return shown(state.payouts, it, payout)
    case "refund":
      return shown(state.refunds, it, (kept) => refund(state, kept))
    case "dispute":
      return shown(state.disputes, it, (kept) => dispute(state, kept))
    default:
      return undefined
  }
}

/** Any object by its id alone; undefined where there is none. */
export const find = (state: State, id: string): object | undefined => {
  const shown = <Item, Beside>(shelf: Shelf<Item, Beside>, show: (kept: Kept<Item, Beside>) => object) => {
    const kept = shelf.get(id)
    return kept === undefined ? undefined : show(kept)
  }
  return (
    shown(state.charges, (kept) => charge(state, kept)) ??
    shown(state.lines, (kept) => line(state, kept)) ??
    shown(state.transfers, (kept) => transfer(state, kept)) ??
    shown(state.refunds, (kept) => refund(state, kept)) ??
    shown(state.disputes, (kept) => dispute(state, kept)) ??
    shown(state.fees, (kept) => fee(state, kept)) ??
    shown(state.intents, (kept) => intent(state, kept)) ??
    shown(state.payouts, payout) ??
    shown(state.reversals, reversal) ??
    shown(state.feeRefunds, feeRefund) ??
    shown(state.topUps, topUp) ??
    shown(state.accounts, (kept) => AccountView.account(state, kept)) ??
    shown(state.banks, (kept) => AccountView.bank(state, kept)) ??
    shown(state.persons, (kept) => AccountView.person(state, kept)) ??
    shown(state.endpoints, endpoint) ??
    PayerView.find(state, id)
  )
}
