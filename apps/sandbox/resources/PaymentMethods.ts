/**
 * PaymentMethods: `/v1/payment_methods`: test cards and test bank accounts, each of which may be a customer's.
 *
 * https://docs.stripe.com/api/payment_methods
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as CardData from "#apps/sandbox/resources/CardData.ts"
import * as MethodCloning from "#apps/sandbox/resources/MethodCloning.ts"
import * as Ownership from "#apps/sandbox/resources/Ownership.ts"
import * as Payer from "#apps/sandbox/resources/Payer.ts"
import * as Wallet from "#apps/sandbox/resources/Wallet.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Instrument from "#apps/sandbox/state/Instrument.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as PayerView from "#apps/sandbox/state/PayerView.ts"
import * as Decline from "#core/connect/refusals/Decline.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"

const create = {
  ...Wallet.parts,
  customer: Parameter.text,
  payment_method: Parameter.text,
  type: Wallet.type
} as const satisfies Parameter.Complete<Stripe.PaymentMethodCreateParams>

const update = {
  allow_redisplay: Parameter.ignored,
  billing_details: Wallet.billingDetails,
  card: Parameter.object({
    ...CardData.expiry,
    networks: Parameter.ignored
  } satisfies Parameter.Complete<Stripe.PaymentMethodUpdateParams.Card>),
  metadata: Parameter.metadata,
  us_bank_account: Parameter.ignored
} as const satisfies Parameter.Complete<Stripe.PaymentMethodUpdateParams>

const list = {
  ...Page.parameters,
  allow_redisplay: Parameter.ignored,
  customer: Parameter.text,
  customer_account: Parameter.text,
  type: Wallet.type
} as const satisfies Parameter.Complete<Stripe.PaymentMethodListParams>

const attach = {
  customer: Parameter.text,
  customer_account: Parameter.text
} as const satisfies Parameter.Complete<Stripe.PaymentMethodAttachParams>

const find = ({ account, named: { id = "" }, state }: Endpoint.Asked) =>
  Endpoint.found(state.methods.of(account, id), "PaymentMethod", id)

const createMethod = Endpoint.of("POST", "/v1/payment_methods", create, (call) => {
  const { given } = call
  const { customer, payment_method: original, type } = given
  if (original !== undefined) return MethodCloning.clone(call, { ...given, customer, original })
  if (customer !== undefined) return Result.fail(Failure.missingParameter("payment_method"))
  if (type === undefined) return Result.fail(Failure.missingParameter("type"))
  return Result.flatMap(Wallet.described(call, { ...given, type }), (instrument) => {
    Wallet.spend(call, given.card?.token)
    const { id } = Wallet.put(call, instrument, {
      billing: Wallet.billing(given.billing_details),
      metadata: Parameter.changed({}, given.metadata)
    })
    return Result.map(Endpoint.found(call.state.methods.get(id), "PaymentMethod", id), PayerView.method)
  })
})

interface Expires {
  readonly exp_month?: number | undefined
  readonly exp_year?: number | undefined
}

/** The same card, good until another month. */
const reissued = (it: Instrument.Instrument, { exp_month, exp_year }: Expires): Instrument.Instrument => {
  if (!("card" in it)) return it
  const expires = {
    exp_month: exp_month ?? it.expires.exp_month,
    exp_year: exp_year === undefined ? it.expires.exp_year : CardData.yearOf(exp_year)
  }
  return Instrument.ofCard(it.card, expires, it.checks)
}

const updateMethod = Endpoint.of("POST", "/v1/payment_methods/{id}", update, (call) =>
  Result.flatMap(find(call), (kept) => {
    const { billing_details, card, metadata } = call.given
    const instrument = reissued(kept.item.instrument, card ?? {})
    const refusal =
      card === undefined || !("card" in instrument)
        ? undefined
        : CardData.expiryRefusal(instrument.expires, call.state.world.now())
    if (refusal !== undefined) return Result.fail(refusal)
    const before = PayerView.method(kept)
    kept.item = {
      ...kept.item,
      billing: Wallet.billing(billing_details, kept.item.billing),
      instrument,
      metadata: Parameter.changed(kept.item.metadata, metadata)
    }
    const object = PayerView.method(kept)
    Outbox.emitChange(call.state, call.origin, kept.owner, ["payment_method.updated"], { before, object })
    return Result.succeed(object)
  })
)

/** What Stripe says to whoever attaches a card that is declined. */
const declined = (it: Instrument.Instrument): Failure.Failure | undefined => {
  const card = Instrument.cardOf(it)
  if (card?.declineCode === undefined || card.isDeclinedLater === true) return undefined
  const { code, message } = Decline.of(card.declineCode)
  return { status: 402, error: { type: "card_error", code, decline_code: card.declineCode, message } }
}

/** Also under one of Stripe's names for a test payment method: then a new one is the customer's. */
const attachMethod = Endpoint.of("POST", "/v1/payment_methods/{id}/attach", attach, (call) => {
  const { id: name = "" } = call.named
  const customer = Payer.of(call.given)
  if (customer === undefined) return Result.fail(Failure.missingParameter("customer"))
  const refusal = Payer.refusalOf(call, call.given)
  if (refusal !== undefined) return Result.fail(refusal)
  return Result.flatMap(Wallet.named(call, name), ({ before, instrument, own }) => {
    const failure = Ownership.attachRefusalOf(before, customer) ?? declined(instrument)
    if (failure !== undefined) return Result.fail(failure)
    const { id } = own()
    Ownership.attach(call, id, customer)
    return Result.map(Endpoint.found(call.state.methods.get(id), "PaymentMethod", id), PayerView.method)
  })
})

const detachMethod = Endpoint.of("POST", "/v1/payment_methods/{id}/detach", {}, (call) =>
  Result.flatMap(find(call), (kept) => {
    if (kept.item.customer === null) {
      const message = "The payment method you provided is not attached to a customer so detachment is impossible."
      return Result.fail(Failure.of(Refusal.invalid(message)))
    }
    Ownership.detach(call, kept.id)
    return Result.succeed(PayerView.method(kept))
  })
)

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  createMethod,

  Endpoint.of("GET", "/v1/payment_methods", list, ({ account, given, state }) => {
    const payer = Payer.of(given)
    return Endpoint.listed(payer === undefined ? state.methods.all(account) : state.methods.gathered(payer), given, {
      url: "/v1/payment_methods",
      noun: "PaymentMethod",
      show: PayerView.method,
      matches: ({ item, owner }) =>
        owner === account &&
        (payer === undefined || item.customer === payer) &&
        (given.type === undefined || item.instrument.type === given.type)
    })
  }),

  Endpoint.of("GET", "/v1/payment_methods/{id}", {}, (call) => Result.map(find(call), PayerView.method)),

  updateMethod,

  attachMethod,

  detachMethod
]
