/**
 * IntentPayment: the payment that a payment intent asks for: whether it could be made, and making it.
 */
import { Result } from "effect"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Payment from "#apps/sandbox/resources/Payment.ts"
import type { Answered, Asked } from "#apps/sandbox/state/Endpoint.ts"
import type { Intent } from "#apps/sandbox/state/Intent.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as View from "#apps/sandbox/state/View.ts"
import * as Decision from "#core/connect/decisions/Decision.ts"

const anyCard = "pm_card_visa"

const paymentOf = (it: Intent): Payment.Payment => ({
  amount: it.amount,
  card: it.paymentMethod ?? anyCard,
  isHeld: it.captureMethod === "manual",
  applicationFeeAmount: it.applicationFeeAmount,
  transferData: it.transferData,
  onBehalfOf: it.onBehalfOf,
  transferGroup: it.transferGroup,
  description: it.description,
  beside: {
    metadata: it.metadata,
    payment_intent: it.id,
    statement_descriptor: it.statementDescriptor,
    statement_descriptor_suffix: it.statementDescriptorSuffix
  }
})

/** Why its payment could not be made as things are; nothing is done. */
export const refusalOf = (asked: Asked, it: Intent): Failure.Failure | undefined => {
  const payment = paymentOf(it)
  const card = Payment.cardFor(asked, payment, "payment_method")
  if (Result.isFailure(card)) return card.failure
  const { world } = asked.state
  const command = Payment.commandOf(asked, "preview", payment, card.success)
  const decided = Decision.decide(world, command, world.now())
  return Result.isFailure(decided) ? Failure.of(decided.failure) : undefined
}

const eventOf = { succeeded: "payment_intent.succeeded", requires_capture: "payment_intent.amount_capturable_updated" }

/** Pays by the card of `intent`, which is what is kept with what the request changes of it. */
export const confirm = (asked: Asked, kept: View.On<"intents">, key: string, intent: Intent = kept.item): Answered => {
  const { origin, state } = asked
  const show = () => View.intent(state, kept)
  if (kept.item.status !== "requires_payment_method" && kept.item.status !== "requires_confirmation") {
    const why =
      kept.item.status === "succeeded"
        ? "it has already succeeded after being previously confirmed"
        : `it has a status of ${kept.item.status}`
    return Result.fail(Failure.unexpectedState(`You cannot confirm this PaymentIntent because ${why}.`, show()))
  }
  if (intent.paymentMethod === undefined) {
    const message =
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the " +
      "PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method."
    return Result.fail(Failure.unexpectedState(message, show()))
  }
  const taken = Payment.take(asked, key, paymentOf(intent), "payment_method")
  if (Result.isFailure(taken)) return Result.fail(taken.failure)
  const latestCharge = taken.success
  const failure = Payment.declined(asked, latestCharge)
  if (failure !== undefined) {
    const { code = "card_declined", decline_code = "generic_decline", message } = failure.error
    const lastPaymentError = { charge: latestCharge, code, decline_code, message, type: "card_error" } as const
    const { paymentMethod: _, ...rest } = intent
    kept.item = { ...rest, latestCharge, lastPaymentError, status: "requires_payment_method" }
    Outbox.emit(state, origin, kept.owner, "payment_intent.payment_failed", show())
    return Result.fail({ ...failure, error: { ...failure.error, payment_intent: show() } })
  }
  const status = state.charges.get(latestCharge)?.item.object === "charge" ? "succeeded" : "requires_capture"
  kept.item = { ...intent, latestCharge, lastPaymentError: null, status }
  Outbox.emit(state, origin, kept.owner, eventOf[status], show())
  return Result.succeed(show())
}
