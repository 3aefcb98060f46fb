/**
 * PaymentIntents: `/v1/payment_intents`: made, confirmed, captured and canceled.
 *
 * https://docs.stripe.com/api/payment_intents
 */
import { Result } from "effect"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as IntentFailure from "#apps/sandbox/resources/IntentFailure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as DashboardMethods from "#apps/sandbox/resources/DashboardMethods.ts"
import * as Destination from "#apps/sandbox/resources/Destination.ts"
import * as IntentFields from "#apps/sandbox/resources/IntentFields.ts"
import * as IntentPayment from "#apps/sandbox/resources/IntentPayment.ts"
import * as IntentRefusal from "#apps/sandbox/resources/IntentRefusal.ts"
import * as IntentTexts from "#apps/sandbox/resources/IntentTexts.ts"
import * as Payment from "#apps/sandbox/resources/Payment.ts"
import * as Payer from "#apps/sandbox/resources/Payer.ts"
import * as Redirect from "#apps/sandbox/resources/Redirect.ts"
import * as StatementDescriptor from "#apps/sandbox/resources/StatementDescriptor.ts"
import * as Wallet from "#apps/sandbox/resources/Wallet.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import { capturing, type Intent, isConfirmable } from "#apps/sandbox/state/Intent.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import * as View from "#apps/sandbox/state/View.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"

const find = ({ account, named: { id = "" }, state }: Endpoint.Asked) =>
  Endpoint.found(state.intents.of(account, id), "payment_intent", id, "intent")

const intentOf = (call: Endpoint.Call<typeof IntentFields.create>, key: string): Intent => {
  const { account, given, origin, state } = call
  const id = `pi_${key}`
  const { amount, application_fee_amount: fee, currency, description } = given
  const customer = Payer.of(given)
  const transferData = Destination.of(given.transfer_data, currency)
  const transferGroup = given.transfer_group ?? (transferData === undefined ? undefined : `group_${id}`)
  return {
    id,
    account,
    created: origin.at,
    amount: Money.of(currency, amount),
    ...(fee === undefined ? {} : { applicationFeeAmount: Money.of(currency, fee) }),
    ...(transferData === undefined ? {} : { transferData }),
    ...(given.on_behalf_of === undefined ? {} : { onBehalfOf: given.on_behalf_of as AccountId }),
    ...(transferGroup === undefined ? {} : { transferGroup }),
    ...(description === undefined || description === "" ? {} : { description }),
    ...IntentTexts.said(given),
    ...(customer === undefined ? {} : { customer }),
    ...(given.setup_future_usage === undefined ? {} : { setupFutureUsage: given.setup_future_usage }),
    automaticPaymentMethods: DashboardMethods.of(given),
    ...capturing(given.capture_method),
    confirmationMethod: given.confirmation_method ?? "automatic",
    clientSecret: `${id}_${state.ids.secret("secret")}`,
    metadata: Parameter.changed({}, given.metadata),
    paymentMethodTypes: given.allowed_payment_method_types ?? given.payment_method_types ?? ["card"],
    ...IntentTexts.texts(given),
    status: "requires_payment_method",
    lastPaymentError: null,
    canceledAt: null,
    cancellationReason: null
  }
}

/** What an intent becomes by what the request pays with. */
const owned = (stated: Wallet.Stated | undefined): Pick<Intent, "paymentMethod" | "status"> | undefined =>
  stated === undefined ? undefined : { paymentMethod: stated.own().id, status: "requires_confirmation" }

/** Nobody is there who could do anything for the payment. */
const isOffSession = (given: {
  readonly error_on_requires_action?: boolean | undefined
  readonly off_session?: boolean | undefined
}): boolean => given.error_on_requires_action === true || given.off_session === true

const isCard = (stated: Wallet.Stated | undefined): boolean => stated?.instrument.type === "card"

export const create = Endpoint.of("POST", "/v1/payment_intents", IntentFields.create, (call) => {
  const { account, given, origin, state } = call
  const impossible = IntentRefusal.ofNew(given)
  if (impossible !== undefined) return Result.fail(impossible)
  const method = Wallet.stated(call, given)
  if (Result.isFailure(method)) return Result.fail(method.failure)
  const stated = method.success
  if (given.confirm === true && stated === undefined) return Result.fail(Failure.missingParameter("payment_method"))
  const key = state.ids.key()
  const intent = intentOf(call, key)
  const refusal =
    IntentRefusal.ofDescriptor(intent, isCard(stated)) ??
    Payer.refusalOf(call, given) ??
    IntentPayment.refusalOf(call, intent, stated)
  if (refusal !== undefined) return Result.fail(refusal)
  if (
    given.confirm === true &&
    given.return_url === undefined &&
    DashboardMethods.needsReturn(intent.automaticPaymentMethods)
  ) {
    return Result.fail(IntentFailure.noReturnUrl("PaymentIntent"))
  }
  state.intents.put(account, intent.id, { ...intent, ...owned(stated) })
  return Result.flatMap(Endpoint.found(state.intents.get(intent.id), "payment_intent", intent.id), (kept) => {
    Outbox.emit(state, origin, account, "payment_intent.created", View.intent(state, kept))
    const redirect = Redirect.of(call.host, given, intent)
    const confirmation = { intent: kept.item, key, offSession: isOffSession(given), redirect }
    return given.confirm === true
      ? IntentPayment.confirm(call, kept, confirmation)
      : Result.succeed(View.intent(state, kept))
  })
})

const update = Endpoint.of("POST", "/v1/payment_intents/{id}", IntentFields.update, (call) =>
  Result.flatMap(find(call), (kept) => {
    const { given, state } = call
    const { amount, application_fee_amount: fee, description, metadata, transfer_group } = given
    const customer = Payer.of(given)
    const method = Wallet.stated(call, given)
    if (Result.isFailure(method)) return Result.fail(method.failure)
    const stated = method.success
    const { item } = kept
    const { description: known, ...rest } = item
    const { currency } = item.amount
    const isOpen = isConfirmable(item)
    const changesMoney = [amount, fee, stated, transfer_group].some((value) => value !== undefined)
    if (changesMoney && !isOpen) {
      const message =
        `This PaymentIntent's amount could not be updated because it has a status of ${item.status}. You may only ` +
        "update the amount of a PaymentIntent with one of the following statuses: requires_payment_method, " +
        "requires_confirmation, requires_action."
      return Result.fail(IntentFailure.unexpectedState(message, View.intent(state, kept)))
    }
    const described = (description ?? known) || undefined
    const changed: Intent = {
      ...rest,
      ...IntentTexts.texts(given, item),
      ...IntentTexts.said(given, item),
      ...(amount === undefined ? {} : { amount: Money.of(currency, amount) }),
      ...(fee === undefined ? {} : { applicationFeeAmount: Money.of(currency, fee) }),
      ...(described === undefined ? {} : { description: described }),
      ...(customer === undefined ? {} : { customer }),
      ...(given.setup_future_usage === undefined ? {} : { setupFutureUsage: given.setup_future_usage }),
      ...(transfer_group === undefined ? {} : { transferGroup: transfer_group }),
      metadata: Parameter.changed(item.metadata, metadata)
    }
    if (customer !== undefined && item.customer !== undefined && item.customer !== customer) {
      return Result.fail(IntentFailure.otherCustomer())
    }
    const refusal =
      (given.statement_descriptor === undefined ? undefined : IntentRefusal.ofDescriptor(changed, isCard(stated))) ??
      Payer.refusalOf(call, given) ??
      (changesMoney ? IntentPayment.refusalOf(call, changed, stated) : undefined)
    if (refusal !== undefined) return Result.fail(refusal)
    kept.item = { ...changed, ...owned(stated) }
    return Result.succeed(View.intent(state, kept))
  })
)

const confirm = Endpoint.of("POST", "/v1/payment_intents/{id}/confirm", IntentFields.confirm, (call) =>
  Result.flatMap(find(call), (kept) =>
    Result.flatMap(Wallet.stated(call, call.given), (stated) => {
      const { capture_method: captureMethod, setup_future_usage: setupFutureUsage } = call.given
      const intent = {
        ...kept.item,
        ...IntentTexts.texts(call.given, kept.item),
        ...IntentTexts.said(call.given, kept.item),
        ...(captureMethod === undefined ? {} : capturing(captureMethod)),
        ...(setupFutureUsage === undefined ? {} : { setupFutureUsage })
      }
      const needsReturn = DashboardMethods.needsReturn(intent.automaticPaymentMethods)
      if (needsReturn && call.given.return_url === undefined && isConfirmable(intent)) {
        const payment_intent = View.intent(call.state, kept)
        return Result.fail(IntentFailure.noReturnUrl("PaymentIntent", { payment_intent }))
      }
      const key = call.state.ids.key()
      const redirect = Redirect.of(call.host, call.given, intent)
      const offSession = isOffSession(call.given)
      return IntentPayment.confirm(call, kept, { intent, key, offSession, redirect, stated })
    })
  )
)

/** Ours: whoever holds the card proves who they are, or fails to. */
const authenticate = Endpoint.of(
  "POST",
  "/v1/test_helpers/payment_intents/{id}/authenticate",
  { outcome: Parameter.oneOf(["succeeded", "failed"]) },
  (call) =>
    Result.flatMap(find(call), (kept) => {
      const { origin, state } = call
      if (kept.item.status !== "requires_action") {
        const message = "Nobody has to authenticate this PaymentIntent."
        return Result.fail(IntentFailure.unexpectedState(message, View.intent(state, kept)))
      }
      if (call.given.outcome !== "failed") return IntentPayment.pay(call, kept, state.ids.key(), kept.item)
      const lastPaymentError = {
        type: "invalid_request_error",
        code: "payment_intent_authentication_failure",
        message:
          "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new " +
          "PaymentMethod to attempt to fulfill this PaymentIntent again."
      } as const
      const { paymentMethod: _, ...rest } = kept.item
      kept.item = { ...rest, status: "requires_payment_method", lastPaymentError }
      const shown = View.intent(state, kept)
      Outbox.emit(state, origin, kept.owner, "payment_intent.payment_failed", shown)
      return Result.succeed(shown)
    })
)

const capture = Endpoint.of("POST", "/v1/payment_intents/{id}/capture", IntentFields.capture, (call) =>
  Result.flatMap(find(call), (kept) => {
    const { given, origin, state } = call
    const { latestCharge, status } = kept.item
    const { currency } = kept.item.amount
    if (status !== "requires_capture" || latestCharge === undefined) {
      return Result.fail(IntentFailure.uncapturable(status, View.intent(state, kept)))
    }
    const { amount_to_capture: amount, application_fee_amount: fee, metadata } = given
    // Only a card holds what is captured later.
    if (given.statement_descriptor) return Result.fail(StatementDescriptor.notOnCards())
    const captured = Payment.capture(
      call,
      latestCharge,
      amount === undefined ? undefined : Money.of(currency, amount),
      fee === undefined ? undefined : Money.of(currency, fee),
      { statement_descriptor_suffix: given.statement_descriptor_suffix }
    )
    return Result.map(captured, () => {
      kept.item = {
        ...kept.item,
        ...(fee === undefined ? {} : { applicationFeeAmount: Money.of(currency, fee) }),
        ...IntentTexts.texts(given, kept.item),
        status: "succeeded",
        metadata: Parameter.changed(kept.item.metadata, metadata)
      }
      const shown = View.intent(state, kept)
      Outbox.emit(state, origin, kept.owner, "payment_intent.succeeded", shown)
      Payment.follow(call, latestCharge)
      return shown
    })
  })
)

const cancelable: ReadonlySet<string> = new Set([
  "requires_payment_method",
  "requires_capture",
  "requires_confirmation",
  "requires_action"
])

const cancel = Endpoint.of("POST", "/v1/payment_intents/{id}/cancel", IntentFields.cancel, (call) =>
  Result.flatMap(find(call), (kept) => {
    const { given, origin, state } = call
    const { latestCharge, status } = kept.item
    if (!cancelable.has(status)) {
      return Result.fail(IntentFailure.uncancelable(status, View.intent(state, kept)))
    }
    if (status === "requires_capture" && latestCharge !== undefined) {
      const command = { _tag: "authorization_cancel", key: state.ids.key(), charge: latestCharge } as const
      const released = Recording.carryOut(state, origin, command)
      if (Result.isFailure(released)) return Result.fail(released.failure)
    }
    kept.item = {
      ...kept.item,
      status: "canceled",
      canceledAt: origin.at,
      cancellationReason: given.cancellation_reason ?? null
    }
    const shown = View.intent(state, kept)
    Outbox.emit(state, origin, kept.owner, "payment_intent.canceled", shown)
    return Result.succeed(shown)
  })
)

const list = Endpoint.of("GET", "/v1/payment_intents", IntentFields.list, ({ account, given, state }) => {
  const payer = Payer.of(given)
  return Endpoint.listed(state.intents.all(account), given, {
    url: "/v1/payment_intents",
    noun: "payment_intent",
    show: (kept) => View.intent(state, kept),
    matches: ({ item }) =>
      (payer === undefined || item.customer === payer) && Parameter.isWithin(given.created, item.created)
  })
})

const retrieve = Endpoint.of("GET", "/v1/payment_intents/{id}", IntentFields.retrieve, (call) =>
  Result.map(find(call), (kept) => View.intent(call.state, kept))
)

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  create,
  list,
  retrieve,
  update,
  confirm,
  capture,
  cancel,
  authenticate
]
