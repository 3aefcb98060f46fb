/**
 * Payouts: `/v1/payouts`: asked for, canceled and reversed; the automatic ones come about by themselves.
 *
 * https://docs.stripe.com/api/payouts
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import * as View from "#apps/sandbox/state/View.ts"
import * as SourceType from "#core/connect/prices/SourceType.ts"
import * as Money from "#core/money/Money.ts"

const create = {
  amount: Parameter.required(Parameter.integer),
  currency: Parameter.required(Parameter.currency),
  description: Parameter.text,
  destination: Parameter.notServed,
  metadata: Parameter.metadata,
  method: Parameter.oneOf(["standard", "instant"]),
  payout_method: Parameter.notServed,
  source_type: Parameter.oneOf(SourceType.all),
  statement_descriptor: Parameter.text
} as const satisfies Parameter.Complete<Stripe.PayoutCreateParams>

const list = {
  ...Page.parameters,
  arrival_date: Parameter.range,
  created: Parameter.range,
  destination: Parameter.notServed,
  status: Parameter.oneOf(["pending", "in_transit", "paid", "failed", "canceled"])
} as const satisfies Parameter.Complete<Stripe.PayoutListParams>

const update = { metadata: Parameter.metadata } as const satisfies Parameter.Complete<Stripe.PayoutUpdateParams>

const reverse = { metadata: Parameter.metadata } as const satisfies Parameter.Complete<Stripe.PayoutReverseParams>

const find = ({ account, named: { id = "" }, state }: Endpoint.Asked) =>
  Endpoint.found(state.payouts.of(account, id), "payout", id)

type Beside = View.On<"payouts">["beside"]
type Command = Parameters<typeof Recording.carryOut>[2]

/** Carries out what makes a payout, and answers that. */
const make = ({ origin, state }: Endpoint.Asked, command: Command, beside: Beside): Endpoint.Answered => {
  let made: View.On<"payouts"> | undefined
  const carried = Recording.carryOut(state, origin, command, {
    describe: (outcome) => {
      const payout = outcome.made.find(({ object }) => object === "payout")
      made = payout === undefined ? undefined : state.payouts.get(payout.id)
      if (made === undefined) throw new Error("a payout makes one")
      made.beside = beside
    }
  })
  return Result.flatMap(carried, () => Result.map(Endpoint.found(made, "payout", command.key), View.payout))
}

const createPayout = Endpoint.of("POST", "/v1/payouts", create, (call) => {
  const { account, given, state } = call
  const { amount, currency, description, metadata, method = "standard", source_type, statement_descriptor } = given
  const command = {
    _tag: "payout" as const,
    key: state.ids.key(),
    amount: Money.of(currency, amount),
    stripeAccount: account,
    ...(source_type === undefined ? {} : { sourceType: source_type }),
    ...(description === undefined ? {} : { description })
  }
  // An instant payout is another command to the compiler.
  return make(call, method === "instant" ? { ...command, method } : { ...command, method }, {
    metadata: Parameter.changed({}, metadata),
    statement_descriptor: statement_descriptor ?? null
  })
})

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  createPayout,

  Endpoint.of("GET", "/v1/payouts", list, ({ account, given, state }) =>
    Endpoint.listed(state.payouts.all(account), given, {
      url: "/v1/payouts",
      noun: "payout",
      show: View.payout,
      matches: ({ item }) =>
        (given.status === undefined || item.status === given.status) &&
        Parameter.isWithin(given.arrival_date, item.arrivalDate) &&
        Parameter.isWithin(given.created, item.created)
    })
  ),

  Endpoint.of("GET", "/v1/payouts/{id}", {}, (call) => Result.map(find(call), View.payout)),

  Endpoint.of("POST", "/v1/payouts/{id}", update, (call) =>
    Result.map(find(call), (kept) =>
      Endpoint.changed(
        call,
        kept,
        ["payout.updated"],
        (_, it) => View.payout(it),
        () => {
          kept.beside = { ...kept.beside, metadata: Parameter.changed(kept.beside.metadata ?? {}, call.given.metadata) }
        }
      )
    )
  ),

  Endpoint.of("POST", "/v1/payouts/{id}/cancel", {}, (call) =>
    Result.flatMap(find(call), (kept) => {
      const command = { _tag: "payout_cancel", key: call.state.ids.key(), payout: kept.id } as const
      return Result.map(Recording.carryOut(call.state, call.origin, command), () => View.payout(kept))
    })
  ),

  Endpoint.of("POST", "/v1/payouts/{id}/reverse", reverse, (call) =>
    Result.flatMap(find(call), (kept) => {
      const command = { _tag: "payout_reversal", key: call.state.ids.key(), payout: kept.id } as const
      return make(call, command, { metadata: Parameter.changed({}, call.given.metadata) })
    })
  )
]
