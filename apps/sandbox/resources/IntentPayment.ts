/**
 * IntentPayment: the payment that a payment intent asks for: whether it could be made, and making it.
 */
import { Result } from "effect"
import * as Payer from "#adapters/stripe/wire/Payer.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as CardOptions from "#apps/sandbox/resources/CardOptions.ts"
import * as IntentFailure from "#apps/sandbox/resources/IntentFailure.ts"
import type * as Said from "#apps/sandbox/dialect/Said.ts"
import * as IntentRefusal from "#apps/sandbox/resources/IntentRefusal.ts"
import * as Ownership from "#apps/sandbox/resources/Ownership.ts"
import * as Payment from "#apps/sandbox/resources/Payment.ts"
import * as Wallet from "#apps/sandbox/resources/Wallet.ts"
import type { Answered, Asked } from "#apps/sandbox/state/Endpoint.ts"
import * as Instrument from "#apps/sandbox/state/Instrument.ts"
import { type Intent, isConfirmable } from "#apps/sandbox/state/Intent.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as PayerView from "#apps/sandbox/state/PayerView.ts"
import * as TestCard from "#apps/sandbox/state/TestCard.ts"
import * as View from "#apps/sandbox/state/View.ts"
import * as Decision from "#core/connect/decisions/Decision.ts"

const anyCard = Instrument.ofCard(Result.getOrThrow(Result.fromNullishOr(TestCard.of("pm_card_visa"), () => "no card")))

/** What it is paid with, by what the request states or it has; any card as long as nothing is said of it. */
const instrumentOf = (
  asked: Asked,
  { customer, paymentMethod }: Intent,
  stated?: Wallet.Stated
): Result.Result<Instrument.Instrument, Failure.Failure> => {
  const known = paymentMethod === undefined ? undefined : asked.state.methods.of(asked.account, paymentMethod)
  const method = stated === undefined ? known?.item : stated.before
  const refusal = Ownership.refusalOf(method, { customer, noun: "PaymentIntent" })
  if (refusal !== undefined) return Result.fail(refusal)
  if (stated !== undefined) return Result.succeed(stated.instrument)
  return paymentMethod === undefined
    ? Result.succeed(anyCard)
    : Wallet.instrument(asked, paymentMethod, "payment_method")
}

/** What its charge shows of it too. */
const saidOf = ({ receiptEmail, said }: Intent): Said.Said => ({
  receipt_email: receiptEmail,
  ...(said?.["shipping"] === undefined ? {} : { shipping: said["shipping"] })
})

const paymentOf = (it: Intent, instrument: Instrument.Instrument): Payment.Payment => ({
  amount: it.amount,
  instrument,
  isHeld: it.captureMethod === "manual",
  isCapturedLater: it.isCapturedLater === true,
  applicationFeeAmount: it.applicationFeeAmount,
  transferData: it.transferData,
  onBehalfOf: it.onBehalfOf,
  transferGroup: it.transferGroup,
  description: it.description,
  beside: {
    customer: Payer.customer(it.customer ?? null),
    metadata: it.metadata,
    payment_intent: it.id,
    payment_method: it.paymentMethod ?? null,
    statement_descriptor: it.statementDescriptor,
    statement_descriptor_suffix: it.statementDescriptorSuffix,
    ...(it.receiptEmail === null && it.said === undefined ? {} : { said: saidOf(it) })
  }
})

/** Why its payment could not be made as things are, by what the request states or it has; nothing is done. */
export const refusalOf = (asked: Asked, it: Intent, stated?: Wallet.Stated): Failure.Failure | undefined => {
  const instrument = instrumentOf(asked, it, stated)
  if (Result.isFailure(instrument)) return instrument.failure
  const payment = paymentOf(it, instrument.success)
  const refusal = Payment.refusalOf(asked, payment)
  if (refusal !== undefined) return refusal
  const { world } = asked.state
  const decided = Decision.decide(world, Payment.commandOf(asked, "preview", payment), world.now())
  return Result.isFailure(decided) ? Failure.of(decided.failure) : undefined
}

const eventOf = {
  processing: "payment_intent.processing",
  succeeded: "payment_intent.succeeded",
  requires_capture: "payment_intent.amount_capturable_updated"
}

/** Whether its holder has to prove who they are before it pays. */
const mustAct = (
  it: Instrument.Instrument,
  { isSetUp }: Instrument.Method,
  { intent, offSession }: Confirmation
): boolean => {
  const authentication = Instrument.cardOf(it)?.authentication
  if (authentication === "on_request") return !offSession && CardOptions.requestsAuthentication(intent.said)
  if (authentication === "on_session") return !offSession
  return authentication === "always" || (authentication === "unless_set_up" && !isSetUp)
}

/** How a request wants it confirmed. */
export interface Confirmation {
  /** Where the payer would have to authenticate. */
  readonly redirect?: Intent["redirect"]
  /** The payer is not there to authenticate. */
  readonly offSession: boolean
  /** What is kept, with what the request changes of it. */
  readonly intent: Intent
  /** What the request pays with, if it says so. */
  readonly stated?: Wallet.Stated | undefined
  /** The charge's, where the request has made one already. */
  readonly key: string
}

/** Pays, unless the holder of the payment method has to authenticate first. */
export const confirm = (asked: Asked, kept: View.On<"intents">, confirmation: Confirmation): Answered => {
  const { state } = asked
  const { intent, key, offSession } = confirmation
  const show = () => View.intent(state, kept)
  if (!isConfirmable(kept.item)) {
    const why =
      kept.item.status === "succeeded"
        ? "it has already succeeded after being previously confirmed"
        : `it has a status of ${kept.item.status}`
    return Result.fail(IntentFailure.unexpectedState(`You cannot confirm this PaymentIntent because ${why}.`, show()))
  }
  const stated = confirmation.stated ?? known(asked, intent)
  if (stated === undefined) {
    const message =
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the " +
      "PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method."
    return Result.fail(IntentFailure.unexpectedState(message, show()))
  }
  const instrument = instrumentOf(asked, intent, stated)
  if (Result.isFailure(instrument)) return Result.fail(instrument.failure)
  const refusal =
    IntentRefusal.ofDescriptor(intent, instrument.success.type === "card") ??
    (confirmation.stated === undefined ? undefined : refusalOf(asked, intent, stated))
  if (refusal !== undefined) return Result.fail(refusal)
  const method = stated.own()
  const owned = { ...intent, paymentMethod: method.id }
  if (!mustAct(stated.instrument, method, confirmation)) return pay(asked, kept, key, owned)
  if (offSession) return pay(asked, kept, key, owned, "authentication_required")
  kept.item = { ...owned, redirect: confirmation.redirect, status: "requires_action" }
  Outbox.emit(state, asked.origin, kept.owner, "payment_intent.requires_action", show())
  return Result.succeed(show())
}

/** What it has already. */
const known = (asked: Asked, { paymentMethod }: Intent): Wallet.Stated | undefined => {
  const found = Wallet.stated(asked, { payment_method: paymentMethod })
  return Result.isFailure(found) ? undefined : found.success
}

/** What has paid is the customer's, or ready to be somebody's, where that was wanted; otherwise it has had its use. */
const keep = (asked: Asked, method: string, { customer, setupFutureUsage }: Intent): void => {
  if (setupFutureUsage === undefined) Ownership.use(asked, method)
  else if (customer === undefined) Wallet.change(asked, method, { isSetUp: true })
  else Ownership.attach(asked, method, customer)
}

/** Makes the payment, and tells what became of the intent. */
export const pay = (
  asked: Asked,
  kept: View.On<"intents">,
  key: string,
  intent: Intent,
  declineCode?: string
): Answered => {
  const { origin, state } = asked
  const instrument = instrumentOf(asked, intent)
  if (Result.isFailure(instrument)) return Result.fail(instrument.failure)
  const taken = Payment.take(asked, key, { ...paymentOf(intent, instrument.success), declineCode })
  if (Result.isFailure(taken)) return Result.fail(taken.failure)
  const latestCharge = taken.success
  const show = () => View.intent(state, kept)
  const failure = Payment.declined(asked, latestCharge)
  if (failure !== undefined) {
    const { code = "card_declined", decline_code = "generic_decline", message } = failure.error
    const method = state.methods.get(intent.paymentMethod ?? "")
    const tried = method === undefined ? {} : { payment_method: PayerView.method(method) }
    const type = "card_error"
    const lastPaymentError = { charge: latestCharge, code, decline_code, message, ...tried, type } as const
    const { paymentMethod: _, ...rest } = intent
    kept.item = { ...rest, latestCharge, lastPaymentError, status: "requires_payment_method" }
    Outbox.emit(state, origin, kept.owner, "payment_intent.payment_failed", show())
    return Result.fail({ ...failure, error: { ...failure.error, ...tried, payment_intent: show() } })
  }
  const isPaid = state.charges.get(latestCharge)?.item.object === "charge"
  const status = isPaid ? ("bank" in instrument.success ? "processing" : "succeeded") : "requires_capture"
  kept.item = { ...intent, latestCharge, lastPaymentError: null, status }
  if (intent.paymentMethod !== undefined) keep(asked, intent.paymentMethod, intent)
  Outbox.emit(state, origin, kept.owner, eventOf[status], show())
  Payment.follow(asked, latestCharge)
  return Result.succeed(show())
}
