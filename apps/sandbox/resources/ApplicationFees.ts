/**
 * ApplicationFees: `/v1/application_fees` and their refunds: the platform's only.
 *
 * https://docs.stripe.com/api/application_fees
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import * as View from "#apps/sandbox/state/View.ts"
import * as Money from "#core/money/Money.ts"

const list = {
  ...Page.parameters,
  charge: Parameter.text,
  created: Parameter.range
} as const satisfies Parameter.Complete<Stripe.ApplicationFeeListParams>

const create = {
  amount: Parameter.integer,
  metadata: Parameter.metadata
} as const satisfies Parameter.Complete<Stripe.ApplicationFeeCreateRefundParams>

const updateRefund = {
  metadata: Parameter.metadata
} as const satisfies Parameter.Complete<Stripe.ApplicationFeeUpdateRefundParams>

const find = ({ account, named: { id = "" }, state }: Endpoint.Asked) =>
  Endpoint.found(state.fees.of(account, id), "application fee", id)

const createRefund = Endpoint.of("POST", "/v1/application_fees/{id}/refunds", create, (call) =>
  Result.flatMap(find(call), (fee) => {
    const { given, origin, state } = call
    const { amount, metadata } = given
    const key = state.ids.key()
    const command = {
      _tag: "application_fee_refund",
      key,
      fee: fee.id,
      ...(amount === undefined ? {} : { amount: Money.of(fee.item.amount.currency, amount) })
    } as const
    let made: View.On<"feeRefunds"> | undefined
    const carried = Recording.carryOut(state, origin, command, {
      describe: () => {
        made = state.feeRefunds.get(`fr_${key}`)
        if (made === undefined) throw new Error("a fee refund makes one")
        made.beside = Parameter.changed({}, metadata)
      }
    })
    return Result.flatMap(carried, () => Result.map(Endpoint.found(made, "fee refund", key), View.feeRefund))
  })
)

const findRefund = (asked: Endpoint.Asked) =>
  Result.flatMap(find(asked), ({ id }) => {
    const { refund = "" } = asked.named
    return Endpoint.found(asked.state.feeRefunds.of(id, refund), "fee refund", refund)
  })

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  Endpoint.of("GET", "/v1/application_fees", list, ({ account, given, state }) =>
    Endpoint.listed(state.fees.all(account), given, {
      url: "/v1/application_fees",
      noun: "application fee",
      show: (kept) => View.fee(state, kept),
      matches: ({ item }) =>
        (given.charge === undefined || item.charge === given.charge || item.originatingTransaction === given.charge) &&
        Parameter.isWithin(given.created, item.created)
    })
  ),

  Endpoint.of("GET", "/v1/application_fees/{id}", {}, (call) =>
    Result.map(find(call), (kept) => View.fee(call.state, kept))
  ),

  createRefund,

  Endpoint.of("GET", "/v1/application_fees/{id}/refunds", Page.parameters, (call) =>
    Result.flatMap(find(call), ({ id }) =>
      Endpoint.listed(call.state.feeRefunds.all(id), call.given, {
        url: `/v1/application_fees/${id}/refunds`,
        noun: "fee refund",
        show: View.feeRefund
      })
    )
  ),

  Endpoint.of("GET", "/v1/application_fees/{id}/refunds/{refund}", {}, (call) =>
    Result.map(findRefund(call), View.feeRefund)
  ),

  Endpoint.of("POST", "/v1/application_fees/{id}/refunds/{refund}", updateRefund, (call) =>
    Result.map(findRefund(call), (kept) => {
      const before = View.feeRefund(kept)
      kept.beside = Parameter.changed(kept.beside, call.given.metadata)
      const object = View.feeRefund(kept)
      const told = ["application_fee.refund.updated"]
      Outbox.emitChange(call.state, call.origin, call.state.world.platform.id, told, { before, object })
      return object
    })
  )
]
