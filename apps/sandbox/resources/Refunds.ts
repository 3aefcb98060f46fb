/**
 * Refunds: `/v1/refunds`.
 *
 * https://docs.stripe.com/api/refunds
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as IntentFailure from "#apps/sandbox/resources/IntentFailure.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Agenda from "#apps/sandbox/state/Agenda.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Instrument from "#apps/sandbox/state/Instrument.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import type { State } from "#apps/sandbox/state/State.ts"
import * as View from "#apps/sandbox/state/View.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

const create = {
  amount: Parameter.integer,
  charge: Parameter.text,
  currency: Parameter.ignored,
  customer: Parameter.notServed,
  instructions_email: Parameter.ignored,
  metadata: Parameter.metadata,
  origin: Parameter.notServed,
  payment_intent: Parameter.text,
  reason: Parameter.oneOf(["duplicate", "fraudulent", "requested_by_customer"]),
  refund_application_fee: Parameter.boolean,
  reverse_transfer: Parameter.boolean
} as const satisfies Parameter.Complete<Stripe.RefundCreateParams>

const list = {
  ...Page.parameters,
  charge: Parameter.text,
  created: Parameter.range,
  payment_intent: Parameter.text
} as const satisfies Parameter.Complete<Stripe.RefundListParams>

const update = { metadata: Parameter.metadata } as const satisfies Parameter.Complete<Stripe.RefundUpdateParams>

const find = ({ account, named: { id = "" }, state }: Endpoint.Asked) =>
  Endpoint.found(state.refunds.of(account, id), "refund", id)

/** Whether a transfer brought it, or an account debit. */
const isSent = ({ item }: View.On<"charges">): boolean => item.object === "charge" && item.sourceTransfer !== undefined

/** The charge that a refund is of; of a payment intent it is the last. Refuses what is there and has no payer. */
const chargeOf = (call: Endpoint.Call<typeof create>): Result.Result<View.On<"charges">, Failure.Failure> => {
  const { account, given, state } = call
  const { charge, payment_intent: intentId } = given
  if (charge !== undefined) {
    const kept = state.charges.of(account, charge)
    if (kept === undefined) return Result.fail(Failure.missing("charge", charge, "charge"))
    return isSent(kept)
      ? Result.fail(Failure.notServed(`refunding ${charge}, which a transfer brought, is not served`, "charge"))
      : Result.succeed(kept)
  }
  if (intentId === undefined) return Result.fail(Failure.either("payment_intent", "charge"))
  const intent = state.intents.of(account, intentId)
  if (intent === undefined) return Result.fail(Failure.missing("payment_intent", intentId, "payment_intent"))
  const kept =
    intent.item.status === "succeeded" ? state.charges.of(account, intent.item.latestCharge ?? "") : undefined
  if (kept !== undefined) return Result.succeed(kept)
  const message = `This PaymentIntent (${intentId}) does not have a successful charge to refund.`
  return Result.fail(IntentFailure.unexpectedState(message, View.intent(state, intent)))
}

/** Some cards are known to take their refunds late, or not to take them. */
const follow = (call: Endpoint.Asked, charge: View.On<"charges">, refund: View.On<"refunds">): void => {
  const { instrument } = charge.beside
  const card = instrument === undefined ? undefined : Instrument.cardOf(instrument)
  if (card?.refund === undefined || refund.item.status !== "succeeded") return
  const { origin, state } = call
  const at = Instant.plus(origin.at, Agenda.whileSeconds)
  if (card.refund === "pending") {
    refund.beside = { ...refund.beside, pendingUntil: at }
    state.agenda.add({ _tag: "refund_paid", at, refund: refund.id })
    return
  }
  const failed = { _tag: "refund_failure", key: state.ids.key(), refund: refund.id, failureReason: "unknown" } as const
  state.agenda.add({ _tag: "command", at, command: failed })
}

const createRefund = Endpoint.of("POST", "/v1/refunds", create, (call) =>
  Result.flatMap(chargeOf(call), (charge) => {
    const { account, given, origin, state } = call
    const { amount, metadata, reason, refund_application_fee, reverse_transfer } = given
    let made: View.On<"refunds"> | undefined
    const command = {
      _tag: "refund",
      key: state.ids.key(),
      charge: charge.id,
      ...(amount === undefined ? {} : { amount: Money.of(charge.item.amount.currency, amount) }),
      ...(reverse_transfer === undefined ? {} : { reverseTransfer: reverse_transfer }),
      ...(refund_application_fee === undefined ? {} : { refundApplicationFee: refund_application_fee })
    } as const
    const carried = Recording.carryOut(state, origin, command, {
      describe: (outcome) => {
        const refund = outcome.made.find((object) => object.object === "refund" && object.account === account)
        made = refund === undefined ? undefined : state.refunds.get(refund.id)
        if (made === undefined) throw new Error("a refund makes one")
        made.beside = {
          destination_details: { type: "card", card: { type: "refund" } },
          metadata: Parameter.changed({}, metadata),
          payment_intent: charge.beside.payment_intent ?? null,
          reason: reason ?? null
        }
      }
    })
    return Result.flatMap(carried, () =>
      Result.map(Endpoint.found(made, "refund", ""), (kept) => {
        follow(call, charge, kept)
        return View.refund(state, kept)
      })
    )
  })
)

type Stated = Parameter.Given<typeof list>

/** Those of a charge, where one is named or what it was paid for; of an intent only its last charge can have any. */
const among = (state: State, account: string, { charge, payment_intent: intent }: Stated) => {
  const of = charge ?? (intent === undefined ? undefined : (state.intents.get(intent)?.item.latestCharge ?? ""))
  return of === undefined ? state.refunds.all(account) : state.refunds.gathered(of)
}

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  createRefund,

  Endpoint.of("GET", "/v1/refunds", list, ({ account, given, state }) =>
    Endpoint.listed(among(state, account, given), given, {
      url: "/v1/refunds",
      noun: "refund",
      show: (kept) => View.refund(state, kept),
      matches: ({ beside, item, owner }) =>
        owner === account &&
        (given.charge === undefined || item.charge === given.charge) &&
        (given.payment_intent === undefined || beside.payment_intent === given.payment_intent) &&
        Parameter.isWithin(given.created, item.created)
    })
  ),

  Endpoint.of("GET", "/v1/refunds/{id}", {}, (call) => Result.map(find(call), (kept) => View.refund(call.state, kept))),

  Endpoint.of("POST", "/v1/refunds/{id}", update, (call) =>
    Result.map(find(call), (kept) =>
      Endpoint.changed(call, kept, ["refund.updated", "charge.refund.updated"], View.refund, () => {
        kept.beside = { ...kept.beside, metadata: Parameter.changed(kept.beside.metadata ?? {}, call.given.metadata) }
      })
    )
  ),

  Endpoint.of("POST", "/v1/refunds/{id}/cancel", {}, (call) =>
    Result.flatMap(find(call), (kept) => {
      const { pending_reason: reason } = View.refund(call.state, kept)
      // The model knows only that its money has gone.
      if (reason === View.waiting.pending_reason) return Result.fail(Failure.notRecallable(kept.id, reason))
      const command = { _tag: "refund_cancel", key: call.state.ids.key(), refund: kept.id } as const
      return Result.map(Recording.carryOut(call.state, call.origin, command), () => View.refund(call.state, kept))
    })
  )
]
