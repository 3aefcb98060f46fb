/**
 * CheckoutSessions: `/v1/checkout/sessions` with a payment of prices, or where a way to pay is set up, and the page on
 * which a payer does that.
 *
 * There is no page here, but what it sends can be sent, as `stripe trigger` does: `/v1/payment_pages`.
 * https://docs.stripe.com/api/checkout/sessions
 */
import { Result } from "effect"
import * as Wire from "#adapters/stripe/wire/CheckoutSession.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import * as CheckoutFields from "#apps/sandbox/resources/CheckoutFields.ts"
import * as CheckoutTotal from "#apps/sandbox/resources/CheckoutTotal.ts"
import * as Customers from "#apps/sandbox/resources/Customers.ts"
import * as OwnAccount from "#apps/sandbox/resources/OwnAccount.ts"
import * as PaymentIntents from "#apps/sandbox/resources/PaymentIntents.ts"
import * as SetupIntents from "#apps/sandbox/resources/SetupIntents.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as PayerView from "#apps/sandbox/state/PayerView.ts"
import * as SessionFollowing from "#apps/sandbox/state/SessionFollowing.ts"
import type { Session } from "#apps/sandbox/state/State.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

type Create = Endpoint.Call<typeof CheckoutFields.create>
type Stated = NonNullable<Create["given"]["line_items"]>[number]

interface Made {
  readonly id: string
  readonly status: string
}

type View = Parameters<typeof PayerView.session>[0]

const find = ({ account, named: { id = "" }, state }: Endpoint.Asked) =>
  Endpoint.found(state.sessions.of(account, id), "checkout.session", id)

const invalid = (message: string, param: string) => Failure.of(Refusal.invalid(message, { param }))

/** A price that is there, or one that is only said here. */
const itemOf = (call: Create, stated: Stated, index: number): Result.Result<Wire.LineItem, Failure.Failure> => {
  const { account, origin, state } = call
  const { price: named, price_data: data, quantity = 1n } = stated ?? {}
  const param = `line_items[${index}]`
  if (quantity < 1n) return Result.fail(invalid("This value must be greater than or equal to 1.", `${param}[quantity]`))
  const id = state.ids.of("li")
  if (named !== undefined) {
    const price = state.prices.of(account, named)?.item
    if (price === undefined) return Result.fail(Failure.missing("price", named, `${param}[price]`))
    if (price.recurring !== null) {
      const message =
        "You must provide at least one recurring price in `subscription` mode, and none in `payment` mode."
      return Result.fail(invalid(message, `${param}[price]`))
    }
    return Result.succeed({ id, description: state.products.get(price.product)?.item.name ?? "", price, quantity })
  }
  if (data === undefined) return Result.fail(Failure.missingParameter(`${param}[price]`))
  const product = data.product === undefined ? undefined : state.products.of(account, data.product)
  const name = product?.item.name ?? data.product_data?.name
  if (name === undefined) return Result.fail(Failure.missingParameter(`${param}[price_data][product_data]`))
  const price = {
    id: state.ids.of("price"),
    created: origin.at,
    active: false,
    lookupKey: null,
    metadata: {},
    nickname: null,
    product: data.product ?? state.ids.of("prod"),
    recurring: null,
    taxBehavior: "unspecified" as const,
    unitAmount: Money.of(data.currency, data.unit_amount)
  }
  return Result.succeed({ id, description: name, price, quantity })
}

/** All of them, in one currency; none of one that is not paid. */
const itemsOf = (call: Create): Result.Result<Session["items"], Failure.Failure> => {
  const items: Array<Wire.LineItem> = []
  const { line_items: all = [], mode } = call.given
  if (mode === "setup") {
    const message = "You can not pass `line_items` in `setup` mode."
    return all.length === 0 ? Result.succeed([]) : Result.fail(invalid(message, "line_items"))
  }
  for (const [index, stated] of all.entries()) {
    const item = itemOf(call, stated, index)
    if (Result.isFailure(item)) return Result.fail(item.failure)
    items.push(item.success)
  }
  const [first, ...others] = items
  if (first === undefined) return Result.fail(Failure.missingParameter("line_items"))
  if (others.some(({ price }) => price.unitAmount.currency !== first.price.unitAmount.currency)) {
    return Result.fail(invalid("All prices on a Checkout Session must have the same currency.", "line_items"))
  }
  const refusal = CheckoutTotal.refusalOf(merchantOf(call), items)
  return refusal === undefined ? Result.succeed(items) : Result.fail(refusal)
}

/** By whose currencies its payment settles; who is named and is not there is refused when it is paid. */
const merchantOf = ({ account, given, state: { accounts, world } }: Create): StripeAccount => {
  const { on_behalf_of: other } = given.payment_intent_data ?? {}
  const isThere = typeof other === "string" && accounts.get(other) !== undefined
  return world.account(isThere ? OwnAccount.idOf(other) : account) ?? world.platform
}

/** What sets the way to pay up; undefined of a session that is paid. */
const setupOf = (call: Create, types: ReadonlyArray<string>): Result.Result<Made | undefined, Failure.Failure> => {
  const { customer, mode, setup_intent_data: data } = call.given
  if (mode !== "setup") return Result.succeed(undefined)
  const stated = Object.fromEntries(Object.entries(data ?? {}).filter(([, value]) => value !== undefined))
  const asked = SetupIntents.createIntent.read({
    ...stated,
    payment_method_types: types,
    ...(customer === undefined ? {} : { customer })
  })
  return Result.flatMap(asked, (request) => Result.map(request(call), (made) => made as Made))
}

const day = 86_400

const keep = Said.keeping(CheckoutFields.create)

const createSession = Endpoint.of("POST", "/v1/checkout/sessions", CheckoutFields.create, (call) => {
  const { account, given, origin, state } = call
  const refusal = Customers.refusalOf(call, given.customer)
  if (refusal !== undefined) return Result.fail(refusal)
  const types = given.allowed_payment_method_types ?? given.payment_method_types ?? ["card"]
  return Result.flatMap(Result.all([itemsOf(call), setupOf(call, types)]), ([items, setup]) => {
    const id = state.ids.of("cs_test")
    const expiresAt = given.expires_at ?? origin.at + day
    state.sessions.put(account, id, {
      id,
      created: origin.at,
      cancelUrl: given.cancel_url ?? null,
      clientReferenceId: given.client_reference_id ?? null,
      customer: given.customer ?? null,
      customerEmail: given.customer_email ?? null,
      expiresAt,
      intent: given.payment_intent_data ?? {},
      items,
      metadata: Parameter.changed({}, given.metadata),
      paymentIntent: null,
      paymentMethodTypes: types,
      paymentStatus: setup === undefined ? "unpaid" : "no_payment_required",
      setupIntent: setup?.id ?? null,
      status: "open",
      successUrl: given.success_url ?? null
    })
    state.agenda.add({ _tag: "session_expired", at: Instant.of(Math.max(expiresAt, origin.at)), session: id })
    return Result.map(Endpoint.found(state.sessions.get(id), "checkout.session", id), (kept) => {
      kept.beside = keep(given)
      return PayerView.session(kept)
    })
  })
})

const closed = (verb: string, status: string): Failure.Failure =>
  Failure.of(
    Refusal.invalid(
      `Only Checkout Sessions with a status in ["open"] can be ${verb}. This Checkout Session has a status of ${status}.`
    )
  )

const expire = Endpoint.of("POST", "/v1/checkout/sessions/{id}/expire", {}, (call) =>
  Result.flatMap(find(call), (kept) => {
    if (kept.item.status !== "open") return Result.fail(closed("expired", kept.item.status))
    SessionFollowing.expire(call.state, call.origin, kept.id)
    return Result.succeed(PayerView.session(kept))
  })
)

/** Asks for the payment as any program may, and completes the session by what came of it. */
const pay = Endpoint.of("POST", "/v1/payment_pages/{id}/confirm", CheckoutFields.pay, (call) =>
  Result.flatMap(find(call), (kept) => {
    const { expected_amount: expected, payment_method } = call.given
    const { customer, intent, paymentMethodTypes, status } = kept.item
    if (status !== "open") return Result.fail(closed("paid", status))
    const total = Wire.total(kept.item)
    if (total === undefined) return setUp(call, kept)
    if (expected !== undefined && expected !== total.minor) {
      return Result.fail(invalid("The expected amount is not the amount of the Checkout Session.", "expected_amount"))
    }
    const asked = PaymentIntents.create.read({
      ...intent,
      amount: String(total.minor),
      currency: total.currency,
      confirm: true,
      payment_method,
      payment_method_types: paymentMethodTypes,
      ...(customer === null ? {} : { customer })
    })
    return Result.flatMap(asked, (request) =>
      Result.map(request(call), (answered) => {
        complete(call, kept.id, answered as Made)
        return PayerView.session(kept)
      })
    )
  })
)

/** Has the way to pay set up as any program may, and completes the session by that. */
const setUp = (call: Endpoint.Call<typeof CheckoutFields.pay>, kept: View): Endpoint.Answered => {
  const { setupIntent: id } = kept.item
  if (id === null) throw new Error("a session without items sets something up")
  const asked = SetupIntents.confirmIntent.read({ payment_method: call.given.payment_method })
  const done = Result.flatMap(asked, (request) => request({ ...call, named: { id } }))
  return Result.map(done, () => {
    SessionFollowing.become(call.state, call.origin, kept.id, { status: "complete" }, "completed")
    return PayerView.session(kept)
  })
}

const complete = ({ origin, state }: Endpoint.Asked, session: string, { id, status }: Made): void => {
  const intent = state.intents.get(id)
  if (intent !== undefined) intent.item = { ...intent.item, checkoutSession: session }
  const paymentStatus = status === "succeeded" ? "paid" : "unpaid"
  const facts = { paymentIntent: id, paymentStatus, status: "complete" } as const
  SessionFollowing.become(state, origin, session, facts, "completed")
}

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  createSession,

  Endpoint.of("GET", "/v1/checkout/sessions", CheckoutFields.list, ({ account, given, state }) =>
    Endpoint.listed(state.sessions.all(account), given, {
      url: "/v1/checkout/sessions",
      noun: "checkout.session",
      show: PayerView.session,
      matches: ({ item }) =>
        (given.customer === undefined || item.customer === given.customer) &&
        (given.payment_intent === undefined || item.paymentIntent === given.payment_intent) &&
        (given.status === undefined || item.status === given.status) &&
        Parameter.isWithin(given.created, item.created)
    })
  ),

  Endpoint.of("GET", "/v1/checkout/sessions/{id}", {}, (call) => Result.map(find(call), PayerView.session)),

  Endpoint.of("POST", "/v1/checkout/sessions/{id}", CheckoutFields.update, (call) =>
    Result.map(find(call), (kept) => {
      kept.item = { ...kept.item, metadata: Parameter.changed(kept.item.metadata, call.given.metadata) }
      return PayerView.session(kept)
    })
  ),

  Endpoint.of("GET", "/v1/checkout/sessions/{id}/line_items", {}, (call) =>
    Result.flatMap(find(call), ({ id }) => Endpoint.found(PayerView.lineItems(call.state, id), "checkout.session", id))
  ),

  expire,

  Endpoint.of("GET", "/v1/payment_pages/{id}", {}, (call) => Result.map(find(call), PayerView.session)),

  pay
]
