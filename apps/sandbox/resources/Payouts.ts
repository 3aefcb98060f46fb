/**
 * Payouts: `/v1/payouts`: asked for, canceled and reversed; the automatic ones come about by themselves.
 *
 * https://docs.stripe.com/api/payouts
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as ExternalAccountFailure from "#apps/sandbox/resources/ExternalAccountFailure.ts"
import * as StatementDescriptor from "#apps/sandbox/resources/StatementDescriptor.ts"
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import * as View from "#apps/sandbox/state/View.ts"
import * as InstantPayoutRefusal from "#core/connect/refusals/InstantPayoutRefusal.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import type * as ExternalAccount from "#core/connect/schedules/ExternalAccount.ts"
import type { PayoutMethod } from "#core/connect/schedules/PayoutMethod.ts"
import * as SourceType from "#core/connect/prices/SourceType.ts"
import * as Money from "#core/money/Money.ts"

const create = {
  amount: Parameter.required(Parameter.integer),
  currency: Parameter.required(Parameter.currency),
  description: Parameter.text,
  destination: Parameter.text,
  metadata: Parameter.metadata,
  method: Parameter.oneOf(["standard", "instant"]),
  payout_method: Parameter.notServed,
  source_type: Parameter.oneOf(SourceType.all),
  statement_descriptor: StatementDescriptor.parameter
} as const satisfies Parameter.Complete<Stripe.PayoutCreateParams>

const list = {
  ...Page.parameters,
  arrival_date: Parameter.range,
  created: Parameter.range,
  destination: Parameter.text,
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

interface Going {
  readonly currency: string
  readonly method: PayoutMethod
}

/** Its words are ours. */
const otherDestination = (id: string, currency: string): Failure.Failure =>
  Failure.of(
    Refusal.invalid(`The external account ${id} is paid out to in ${currency} only.`, { param: "destination" })
  )

/** What an external account is to a payout that names it. */
interface Named {
  readonly id: string
  readonly object: ExternalAccount.Object
  readonly isDefault: boolean
}

/**
 * The external account that is named; undefined where none is, and a bank takes it that may be nobody's to name.
 * Refuses one that sent a payout back and was not updated since; of the default one of a currency the model does.
 */
const destinationOf = (
  { account, state }: Endpoint.Asked,
  named: string | undefined,
  { currency, method }: Going
): Result.Result<Named | undefined, Failure.Failure> => {
  const bank = named === undefined ? AccountView.defaultBank(state, account, currency) : state.banks.of(account, named)
  if (named !== undefined && bank === undefined) {
    return Result.fail(Failure.missing("external account", named, "destination"))
  }
  if (bank === undefined) return Result.succeed(undefined)
  const { item } = bank
  if (item.currency !== currency) return Result.fail(otherDestination(bank.id, item.currency))
  if (item.isErrored === true && !item.isDefault) return Result.fail(ExternalAccountFailure.unusable())
  return method === "instant" && item.isSlow === true
    ? Result.fail(Failure.of(InstantPayoutRefusal.unsupported()))
    : Result.succeed(named === undefined ? undefined : { id: named, object: item.object, isDefault: item.isDefault })
}

/** What the model has to know of it. */
const toOf = ({ isDefault, object }: Named) => ({ to: object, ...(isDefault ? {} : { elsewhere: true as const }) })

const createPayout = Endpoint.of("POST", "/v1/payouts", create, (call) => {
  const { account, given, state } = call
  const { amount, currency, description, metadata, method = "standard", source_type, statement_descriptor } = given
  const destination = destinationOf(call, given.destination, { currency, method })
  if (Result.isFailure(destination)) return Result.fail(destination.failure)
  const command = {
    _tag: "payout" as const,
    key: state.ids.key(),
    amount: Money.of(currency, amount),
    stripeAccount: account,
    ...(source_type === undefined ? {} : { sourceType: source_type }),
    ...(description === undefined ? {} : { description }),
    ...(destination.success === undefined ? {} : toOf(destination.success))
  }
  // An instant payout is another command to the compiler.
  return make(call, method === "instant" ? { ...command, method } : { ...command, method }, {
    metadata: Parameter.changed({}, metadata),
    statement_descriptor: statement_descriptor ?? null,
    ...(destination.success === undefined ? {} : { destination: destination.success.id })
  })
})

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  createPayout,

  Endpoint.of("GET", "/v1/payouts", list, ({ account, given, state }) =>
    Endpoint.listed(state.payouts.all(account), given, {
      url: "/v1/payouts",
      noun: "payout",
      show: View.payout,
      matches: ({ beside, item }) =>
        (given.destination === undefined || beside.destination === given.destination) &&
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
