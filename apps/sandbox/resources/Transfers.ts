/**
 * Transfers: `/v1/transfers` and their reversals.
 *
 * With `Stripe-Account`, a transfer to the platform debits the account. https://docs.stripe.com/api/transfers
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import * as View from "#apps/sandbox/state/View.ts"
import * as SourceType from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"

const create = {
  amount: Parameter.required(Parameter.integer),
  currency: Parameter.required(Parameter.currency),
  description: Parameter.text,
  destination: Parameter.required(Parameter.text),
  metadata: Parameter.metadata,
  source_transaction: Parameter.text,
  source_type: Parameter.oneOf(SourceType.all),
  transfer_group: Parameter.text
} as const satisfies Parameter.Complete<Stripe.TransferCreateParams>

const list = {
  ...Page.parameters,
  created: Parameter.range,
  destination: Parameter.text,
  transfer_group: Parameter.text
} as const satisfies Parameter.Complete<Stripe.TransferListParams>

const update = {
  description: Parameter.text,
  metadata: Parameter.metadata
} as const satisfies Parameter.Complete<Stripe.TransferUpdateParams>

const reverse = {
  amount: Parameter.integer,
  description: Parameter.ignored,
  metadata: Parameter.metadata,
  refund_application_fee: Parameter.boolean
} as const satisfies Parameter.Complete<Stripe.TransferCreateReversalParams>

const updateReversal = {
  metadata: Parameter.metadata
} as const satisfies Parameter.Complete<Stripe.TransferUpdateReversalParams>

const find = ({ account, named: { id = "" }, state }: Endpoint.Asked) =>
  Endpoint.found(state.transfers.of(account, id), "transfer", id)

const findReversal = (asked: Endpoint.Asked) =>
  Result.flatMap(find(asked), ({ id }) => {
    const { reversal = "" } = asked.named
    return Endpoint.found(asked.state.reversals.of(id, reversal), "transfer reversal", reversal)
  })

const createTransfer = Endpoint.of("POST", "/v1/transfers", create, (call) => {
  const { account, given, origin, state } = call
  const { amount, currency, description, metadata, source_transaction, source_type, transfer_group } = given
  const isDebit = account !== state.world.platform.id
  if (isDebit && source_transaction !== undefined) {
    const why = "a connected account cannot name a source_transaction"
    return Result.fail(Failure.notServed(why, "source_transaction"))
  }
  const key = state.ids.key()
  const stated = {
    _tag: "transfer" as const,
    key,
    amount: Money.of(currency, amount),
    destination: given.destination as AccountId,
    ...(source_type === undefined ? {} : { sourceType: source_type }),
    ...(transfer_group === undefined ? {} : { transferGroup: transfer_group }),
    ...(description === undefined ? {} : { description })
  }
  const command = isDebit
    ? { ...stated, stripeAccount: account }
    : { ...stated, ...(source_transaction === undefined ? {} : { sourceTransaction: source_transaction }) }
  let made: View.On<"transfers"> | undefined
  const carried = Recording.carryOut(state, origin, command, {
    describe: () => {
      made = state.transfers.get(`tr_${key}`)
      if (made === undefined) throw new Error("a transfer makes one")
      made.beside = { description: description ?? null, metadata: Parameter.changed({}, metadata) }
    }
  })
  return Result.flatMap(carried, () =>
    Result.map(Endpoint.found(made, "transfer", key), (kept) => View.transfer(state, kept))
  )
})

const createReversal = Endpoint.of("POST", "/v1/transfers/{id}/reversals", reverse, (call) =>
  Result.flatMap(find(call), (transfer) => {
    const { given, origin, state } = call
    const { amount, metadata, refund_application_fee } = given
    const key = state.ids.key()
    const command = {
      _tag: "transfer_reversal",
      key,
      transfer: transfer.id,
      ...(amount === undefined ? {} : { amount: Money.of(transfer.item.amount.currency, amount) }),
      ...(refund_application_fee === undefined ? {} : { refundApplicationFee: refund_application_fee })
    } as const
    let made: View.On<"reversals"> | undefined
    const carried = Recording.carryOut(state, origin, command, {
      describe: () => {
        made = state.reversals.get(`trr_${key}`)
        if (made === undefined) throw new Error("a reversal makes one")
        made.beside = Parameter.changed({}, metadata)
      }
    })
    return Result.flatMap(carried, () => Result.map(Endpoint.found(made, "transfer reversal", key), View.reversal))
  })
)

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  createTransfer,

  Endpoint.of("GET", "/v1/transfers", list, ({ account, given, state }) =>
    Endpoint.listed(state.transfers.all(account), given, {
      url: "/v1/transfers",
      noun: "transfer",
      show: (kept) => View.transfer(state, kept),
      matches: ({ item }) =>
        (given.destination === undefined || item.destination === given.destination) &&
        (given.transfer_group === undefined || item.transferGroup === given.transfer_group) &&
        Parameter.isWithin(given.created, item.created)
    })
  ),

  Endpoint.of("GET", "/v1/transfers/{id}", {}, (call) =>
    Result.map(find(call), (kept) => View.transfer(call.state, kept))
  ),

  Endpoint.of("POST", "/v1/transfers/{id}", update, (call) =>
    Result.map(find(call), (kept) => {
      const { description, metadata } = call.given
      return Endpoint.changed(call, kept, ["transfer.updated"], View.transfer, () => {
        kept.beside = {
          ...kept.beside,
          metadata: Parameter.changed(kept.beside.metadata ?? {}, metadata),
          ...(description === undefined ? {} : { description: description || null })
        }
      })
    })
  ),

  createReversal,

  Endpoint.of("GET", "/v1/transfers/{id}/reversals", Page.parameters, (call) =>
    Result.flatMap(find(call), ({ id }) =>
      Endpoint.listed(call.state.reversals.all(id), call.given, {
        url: `/v1/transfers/${id}/reversals`,
        noun: "transfer reversal",
        show: View.reversal
      })
    )
  ),

  Endpoint.of("GET", "/v1/transfers/{id}/reversals/{reversal}", {}, (call) =>
    Result.map(findReversal(call), View.reversal)
  ),

  Endpoint.of("POST", "/v1/transfers/{id}/reversals/{reversal}", updateReversal, (call) =>
    Result.map(findReversal(call), (kept) => {
      kept.beside = Parameter.changed(kept.beside, call.given.metadata)
      return View.reversal(kept)
    })
  )
]
