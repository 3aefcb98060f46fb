/**
 * TopUps: `/v1/topups`: the platform's only.
 *
 * https://docs.stripe.com/api/topups
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as StatementDescriptor from "#apps/sandbox/resources/StatementDescriptor.ts"
import * as Agenda from "#apps/sandbox/state/Agenda.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as PayoutBank from "#apps/sandbox/state/PayoutBank.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import * as View from "#apps/sandbox/state/View.ts"
import type { TopUpFailureCode } from "#core/connect/schedules/FailureCode.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

const create = {
  amount: Parameter.required(Parameter.integer),
  currency: Parameter.required(Parameter.currency),
  description: Parameter.text,
  metadata: Parameter.metadata,
  payment_method: Parameter.ignored,
  payment_method_options: Parameter.ignored,
  source: Parameter.text,
  statement_descriptor: StatementDescriptor.ofTopUp,
  transfer_group: Parameter.text
} as const satisfies Parameter.Complete<Stripe.TopupCreateParams>

const list = {
  ...Page.parameters,
  amount: Parameter.range,
  created: Parameter.range,
  status: Parameter.oneOf(["canceled", "failed", "pending", "succeeded"])
} as const satisfies Parameter.Complete<Stripe.TopupListParams>

const update = {
  description: Parameter.text,
  metadata: Parameter.metadata
} as const satisfies Parameter.Complete<Stripe.TopupUpdateParams>

const find = ({ account, named: { id = "" }, state }: Endpoint.Asked) =>
  Endpoint.found(state.topUps.of(account, id), "top-up", id)

/** Why the bank that is named by a test token does not pay; undefined where it does. */
const failureOf = (source: string | undefined): Result.Result<TopUpFailureCode | undefined, Failure.Failure> => {
  if (source === undefined) return Result.succeed(undefined)
  const number = PayoutBank.tokenNumber(source)
  return number === undefined
    ? Result.fail(Failure.notServed(`there is no bank token ${source} here`, "source"))
    : Result.succeed(PayoutBank.answerOf("US", number)?.failureCode)
}

const createTopUp = Endpoint.of("POST", "/v1/topups", create, (call) => {
  const { account, given, origin, state } = call
  if (account !== state.world.platform.id) {
    return Result.fail(Failure.notServed("top-ups of connected accounts are not served"))
  }
  const { amount, currency, description, metadata, source, statement_descriptor, transfer_group } = given
  const failure = failureOf(source)
  if (Result.isFailure(failure)) return Result.fail(failure.failure)
  const key = state.ids.key()
  const command = {
    _tag: "top_up",
    key,
    amount: Money.of(currency, amount),
    ...(description === undefined ? {} : { description })
  } as const
  let made: View.On<"topUps"> | undefined
  const carried = Recording.carryOut(state, origin, command, {
    describe: () => {
      made = state.topUps.get(`tu_${key}`)
      if (made === undefined) throw new Error("a top-up makes one")
      made.beside = {
        metadata: Parameter.changed({}, metadata),
        statement_descriptor: statement_descriptor ?? null,
        transfer_group: transfer_group ?? null
      }
    }
  })
  if (Result.isSuccess(carried) && failure.success !== undefined) {
    const fails = {
      _tag: "top_up_failure",
      key: state.ids.key(),
      topUp: `tu_${key}`,
      failureCode: failure.success
    } as const
    state.agenda.add({ _tag: "command", at: Instant.plus(origin.at, Agenda.whileSeconds), command: fails })
  }
  return Result.flatMap(carried, () => Result.map(Endpoint.found(made, "top-up", key), View.topUp))
})

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  createTopUp,

  Endpoint.of("GET", "/v1/topups", list, ({ account, given, state }) =>
    Endpoint.listed(state.topUps.all(account), given, {
      url: "/v1/topups",
      noun: "top-up",
      show: View.topUp,
      matches: ({ item }) =>
        (given.status === undefined || item.status === given.status) &&
        Parameter.isWithin(given.amount, Number(item.amount.minor)) &&
        Parameter.isWithin(given.created, item.created)
    })
  ),

  Endpoint.of("GET", "/v1/topups/{id}", {}, (call) => Result.map(find(call), View.topUp)),

  Endpoint.of("POST", "/v1/topups/{id}", update, (call) =>
    Result.map(find(call), (kept) => {
      const { description, metadata } = call.given
      kept.beside = {
        ...kept.beside,
        metadata: Parameter.changed(kept.beside.metadata ?? {}, metadata),
        ...(description === undefined ? {} : { description: description || null })
      }
      return View.topUp(kept)
    })
  ),

  Endpoint.of("POST", "/v1/topups/{id}/cancel", {}, (call) =>
    Result.flatMap(find(call), (kept) => {
      const command = { _tag: "top_up_cancel", key: call.state.ids.key(), topUp: kept.id } as const
      return Result.map(Recording.carryOut(call.state, call.origin, command), () => View.topUp(kept))
    })
  )
]
