/**
 * SetupIntents: `/v1/setup_intents`: payment methods made ready for later payments; no money moves.
 *
 * https://docs.stripe.com/api/setup_intents
 */
import { Result } from "effect"
import type * as Wire from "#adapters/stripe/wire/SetupIntent.ts"
import type * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as IntentFailure from "#apps/sandbox/resources/IntentFailure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import * as CardOptions from "#apps/sandbox/resources/CardOptions.ts"
import * as DashboardMethods from "#apps/sandbox/resources/DashboardMethods.ts"
import * as IntentRefusal from "#apps/sandbox/resources/IntentRefusal.ts"
import * as Ownership from "#apps/sandbox/resources/Ownership.ts"
import * as Payer from "#apps/sandbox/resources/Payer.ts"
import * as Redirect from "#apps/sandbox/resources/Redirect.ts"
import * as SetupIntentFields from "#apps/sandbox/resources/SetupIntentFields.ts"
import * as Wallet from "#apps/sandbox/resources/Wallet.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Instrument from "#apps/sandbox/state/Instrument.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as PayerView from "#apps/sandbox/state/PayerView.ts"
import type * as TestCard from "#apps/sandbox/state/TestCard.ts"
import type { Kept } from "#apps/sandbox/state/Shelf.ts"
import * as Decline from "#core/connect/refusals/Decline.ts"

const keep = Said.keeping(SetupIntentFields.common)

type Setup = Kept<Wire.Facts & { readonly said?: Said.Said | undefined }, undefined>

const find = ({ account, named: { id = "" }, state }: Endpoint.Asked) =>
  Endpoint.found(state.setupIntents.of(account, id), "setup_intent", id, "intent")

const unexpected = (message: string, kept: Setup): Failure.Failure => ({
  status: 400,
  error: {
    type: "invalid_request_error",
    code: "setup_intent_unexpected_state",
    message,
    setup_intent: PayerView.setupIntent(kept)
  }
})

const become = (call: Endpoint.Asked, kept: Setup, facts: Partial<Wire.Facts>, event: string): object => {
  kept.item = { ...kept.item, ...facts }
  const shown = PayerView.setupIntent(kept)
  Outbox.emit(call.state, call.origin, kept.owner, `setup_intent.${event}`, shown)
  return shown
}

/** The payment method is ready, and its customer's. */
const succeed = (call: Endpoint.Asked, kept: Setup): object => {
  const { customer, paymentMethod } = kept.item
  if (paymentMethod !== null && customer !== null) Ownership.attach(call, paymentMethod, customer)
  else if (paymentMethod !== null) Wallet.change(call, paymentMethod, { isSetUp: true })
  return become(call, kept, { status: "succeeded", lastSetupError: null }, "succeeded")
}

const fail = (call: Endpoint.Asked, kept: Setup, error: Wire.SetupError, status: number): Endpoint.Answered => {
  const failed = { status: "requires_payment_method", paymentMethod: null, lastSetupError: error } as const
  const shown = become(call, kept, failed, "setup_failed")
  return Result.fail({ status, error: { ...error, setup_intent: shown } })
}

const open: ReadonlySet<string> = new Set(["requires_payment_method", "requires_confirmation", "requires_action"])

/** What a request states, if it may be set up for this customer. */
const statedIn = (call: Endpoint.Asked, given: Wallet.Saying, customer: string | null | undefined) =>
  Result.flatMap(Wallet.stated(call, given), (stated) => {
    const refusal = Ownership.refusalOf(stated?.before, { customer: customer ?? undefined, noun: "SetupIntent" })
    return refusal === undefined ? Result.succeed(stated) : Result.fail(refusal)
  })

/** By what the request states, or what it has already. */
const methodOf = (call: Endpoint.Asked, { item }: Setup, stated: Wallet.Stated | undefined) =>
  stated === undefined && item.paymentMethod !== null
    ? statedIn(call, { payment_method: item.paymentMethod }, item.customer)
    : Result.succeed(stated)

/** Who is set up is there to be asked. */
const mustAct = (card: TestCard.TestCard | undefined, said: Said.Said | undefined): boolean =>
  card?.authentication === "on_request" ? CardOptions.requestsAuthentication(said) : card?.authentication !== undefined

const confirm = (
  call: Endpoint.Asked,
  kept: Setup,
  redirect: Wire.Facts["redirect"],
  stated?: Wallet.Stated,
  said: Said.Said | undefined = kept.item.said
): Endpoint.Answered => {
  const { status } = kept.item
  if (!open.has(status)) {
    return Result.fail(unexpected(`You cannot confirm this SetupIntent because it has a status of ${status}.`, kept))
  }
  return Result.flatMap(methodOf(call, kept, stated), (method) => {
    if (method === undefined) {
      const message =
        "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a " +
        "payment method and then confirm it again."
      return Result.fail(unexpected(message, kept))
    }
    const { instrument, own } = method
    kept.item = { ...kept.item, said, latestAttempt: call.state.ids.of("setatt"), paymentMethod: own().id }
    const card = Instrument.cardOf(instrument)
    if (card?.declineCode !== undefined && card.isDeclinedLater !== true) {
      const words = Decline.of(card.declineCode)
      return fail(call, kept, { type: "card_error", decline_code: card.declineCode, ...words }, 402)
    }
    if (mustAct(card, said)) {
      return Result.succeed(become(call, kept, { redirect, status: "requires_action" }, "requires_action"))
    }
    return Result.succeed(succeed(call, kept))
  })
}

export const createIntent = Endpoint.of("POST", "/v1/setup_intents", SetupIntentFields.create, (call) => {
  const { account, given, origin, state } = call
  const refusal = IntentRefusal.ofMethods(given) ?? Payer.refusalOf(call, given)
  if (refusal !== undefined) return Result.fail(refusal)
  const stated = statedIn(call, given, Payer.of(given))
  if (Result.isFailure(stated)) return Result.fail(stated.failure)
  const automaticPaymentMethods = DashboardMethods.of(given)
  if (
    given.confirm === true &&
    given.return_url === undefined &&
    DashboardMethods.needsReturn(automaticPaymentMethods)
  ) {
    return Result.fail(IntentFailure.noReturnUrl("SetupIntent"))
  }
  const id = state.ids.of("seti")
  const method = stated.success?.own().id ?? null
  state.setupIntents.put(account, id, {
    id,
    created: origin.at,
    automaticPaymentMethods,
    application: account === state.world.platform.id ? null : state.application,
    cancellationReason: null,
    clientSecret: `${id}_${state.ids.secret("secret")}`,
    customer: Payer.of(given) ?? null,
    description: given.description || null,
    said: keep(given),
    lastSetupError: null,
    metadata: Parameter.changed({}, given.metadata),
    onBehalfOf: given.on_behalf_of ?? null,
    paymentMethod: method,
    paymentMethodTypes: given.allowed_payment_method_types ?? given.payment_method_types ?? ["card"],
    status: method === null ? "requires_payment_method" : "requires_confirmation",
    usage: given.usage ?? "off_session"
  })
  return Result.flatMap(Endpoint.found(state.setupIntents.get(id), "setup_intent", id), (kept) => {
    const made = become(call, kept, {}, "created")
    return given.confirm === true ? confirm(call, kept, Redirect.of(call.host, given, kept.item)) : Result.succeed(made)
  })
})

const updateIntent = Endpoint.of("POST", "/v1/setup_intents/{id}", SetupIntentFields.update, (call) =>
  Result.flatMap(find(call), (kept) => {
    const { description, metadata } = call.given
    const customer = Payer.of(call.given)
    const refusal = Payer.refusalOf(call, call.given)
    if (refusal !== undefined) return Result.fail(refusal)
    const stated = statedIn(call, call.given, customer ?? kept.item.customer)
    if (Result.isFailure(stated)) return Result.fail(stated.failure)
    const method = stated.success?.own().id ?? kept.item.paymentMethod
    kept.item = {
      ...kept.item,
      customer: customer ?? kept.item.customer,
      description: (description ?? kept.item.description) || null,
      said: keep(call.given, kept.item.said),
      metadata: Parameter.changed(kept.item.metadata, metadata),
      paymentMethod: method,
      status:
        kept.item.status === "requires_payment_method" && method !== null ? "requires_confirmation" : kept.item.status
    }
    return Result.succeed(PayerView.setupIntent(kept))
  })
)

const cancelIntent = Endpoint.of("POST", "/v1/setup_intents/{id}/cancel", SetupIntentFields.cancel, (call) =>
  Result.flatMap(find(call), (kept) => {
    const { status } = kept.item
    if (!open.has(status)) {
      return Result.fail(unexpected(`You cannot cancel this SetupIntent because it has a status of ${status}.`, kept))
    }
    const cancellationReason = call.given.cancellation_reason ?? null
    return Result.succeed(become(call, kept, { status: "canceled", cancellationReason }, "canceled"))
  })
)

/** Ours: its holder proves who they are, or fails to. */
const authenticate = Endpoint.of(
  "POST",
  "/v1/test_helpers/setup_intents/{id}/authenticate",
  { outcome: Parameter.oneOf(["succeeded", "failed"]) },
  (call) =>
    Result.flatMap(find(call), (kept) => {
      if (kept.item.status !== "requires_action") {
        return Result.fail(unexpected("Nobody has to authenticate this SetupIntent.", kept))
      }
      if (call.given.outcome !== "failed") return Result.succeed(succeed(call, kept))
      const error = {
        type: "invalid_request_error",
        code: "setup_intent_authentication_failure",
        message: "The latest attempt to set up the payment method has failed because authentication failed."
      } as const
      return fail(call, kept, error, 400)
    })
)

export const confirmIntent = Endpoint.of("POST", "/v1/setup_intents/{id}/confirm", SetupIntentFields.confirm, (call) =>
  Result.flatMap(find(call), (kept) =>
    Result.flatMap(statedIn(call, call.given, kept.item.customer), (stated) => {
      const { automaticPaymentMethods, status } = kept.item
      const needsReturn = DashboardMethods.needsReturn(automaticPaymentMethods)
      if (needsReturn && call.given.return_url === undefined && open.has(status)) {
        return Result.fail(IntentFailure.noReturnUrl("SetupIntent", { setup_intent: PayerView.setupIntent(kept) }))
      }
      return confirm(
        call,
        kept,
        Redirect.of(call.host, call.given, kept.item),
        stated,
        keep(call.given, kept.item.said)
      )
    })
  )
)

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  createIntent,

  Endpoint.of("GET", "/v1/setup_intents", SetupIntentFields.list, ({ account, given, state }) =>
    Endpoint.listed(state.setupIntents.all(account), given, {
      url: "/v1/setup_intents",
      noun: "setup_intent",
      show: PayerView.setupIntent,
      matches: ({ item }) =>
        (Payer.of(given) === undefined || item.customer === Payer.of(given)) &&
        (given.payment_method === undefined || item.paymentMethod === given.payment_method) &&
        Parameter.isWithin(given.created, item.created)
    })
  ),

  Endpoint.of("GET", "/v1/setup_intents/{id}", SetupIntentFields.retrieve, (call) =>
    Result.map(find(call), PayerView.setupIntent)
  ),

  updateIntent,

  confirmIntent,

  cancelIntent,

  authenticate
]
