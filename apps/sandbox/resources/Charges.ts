/**
 * Charges: `/v1/charges`.
 *
 * https://docs.stripe.com/api/charges
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as EmailAddress from "#apps/sandbox/resources/EmailAddress.ts"
import * as StatementDescriptor from "#apps/sandbox/resources/StatementDescriptor.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import * as AccountDebits from "#apps/sandbox/resources/AccountDebits.ts"
import * as Customers from "#apps/sandbox/resources/Customers.ts"
import * as Destination from "#apps/sandbox/resources/Destination.ts"
import * as Ownership from "#apps/sandbox/resources/Ownership.ts"
import * as Payment from "#apps/sandbox/resources/Payment.ts"
import * as Shipping from "#apps/sandbox/resources/Shipping.ts"
import * as Wallet from "#apps/sandbox/resources/Wallet.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as View from "#apps/sandbox/state/View.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"

const create = {
  amount: Parameter.required(Parameter.integer),
  application_fee: Parameter.notServed,
  application_fee_amount: Parameter.integer,
  capture: Parameter.boolean,
  currency: Parameter.required(Parameter.currency),
  customer: Parameter.text,
  description: Parameter.text,
  destination: Parameter.notServed,
  metadata: Parameter.metadata,
  on_behalf_of: Parameter.text,
  radar_options: Parameter.ignored,
  receipt_email: Parameter.shown(EmailAddress.parameter),
  shipping: Parameter.shown(Shipping.parameter),
  source: Parameter.required(Parameter.text),
  statement_descriptor: Parameter.shown(StatementDescriptor.parameter),
  statement_descriptor_suffix: Parameter.shown(Parameter.text),
  transfer_data: Destination.parameter,
  transfer_group: Parameter.text
} as const satisfies Parameter.Complete<Stripe.ChargeCreateParams>

const update = {
  customer: Parameter.notServed,
  description: Parameter.text,
  fraud_details: Parameter.shown(Parameter.object({ user_report: Parameter.oneOf(["fraudulent", "safe"]) })),
  metadata: Parameter.metadata,
  receipt_email: Parameter.shown(EmailAddress.parameter),
  shipping: Parameter.shown(Shipping.parameter),
  transfer_group: Parameter.notServed
} as const satisfies Parameter.Complete<Stripe.ChargeUpdateParams>

const list = {
  ...Page.parameters,
  created: Parameter.range,
  customer: Parameter.text,
  payment_intent: Parameter.text,
  transfer_group: Parameter.text
} as const satisfies Parameter.Complete<Stripe.ChargeListParams>

const capture = {
  amount: Parameter.integer,
  application_fee: Parameter.notServed,
  application_fee_amount: Parameter.integer,
  receipt_email: Parameter.shown(EmailAddress.parameter),
  statement_descriptor: Parameter.shown(StatementDescriptor.parameter),
  statement_descriptor_suffix: Parameter.shown(Parameter.text),
  transfer_data: Parameter.notServed,
  transfer_group: Parameter.notServed
} as const satisfies Parameter.Complete<Stripe.ChargeCaptureParams>

const kept = { create: Said.keeping(create), update: Said.keeping(update), capture: Said.keeping(capture) }

const find = ({ account, named: { id = "" }, state }: Endpoint.Asked) =>
  Endpoint.found(state.charges.of(account, id), "charge", id)

const debit = (call: Endpoint.Call<typeof create>): Endpoint.Answered => {
  const { given, state } = call
  const { application_fee_amount, capture: isTaken, customer, on_behalf_of, transfer_data } = given
  const others = { application_fee_amount, capture: isTaken, customer, on_behalf_of, transfer_data }
  const refusal = AccountDebits.refusalOf(call, others)
  if (refusal !== undefined) return Result.fail(refusal)
  const { amount, currency, description, metadata, source, transfer_group } = given
  const taken = AccountDebits.take(call, {
    amount: Money.of(currency, amount),
    source,
    transferGroup: transfer_group,
    description,
    beside: {
      metadata: Parameter.changed({}, metadata),
      said: kept.create(given),
      ...(description === undefined ? {} : { description: description || null })
    }
  })
  return Result.flatMap(taken, (id) =>
    Result.map(Endpoint.found(state.charges.get(id), "charge", id), (made) => View.charge(state, made))
  )
}

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  Endpoint.of("POST", "/v1/charges", create, (call) => {
    const { given, state } = call
    if (AccountDebits.isSource(given.source)) return debit(call)
    const method = state.methods.of(call.account, given.source)?.item
    const use = { customer: given.customer, noun: "Charge" } as const
    const refusal = Customers.refusalOf(call, given.customer) ?? Ownership.refusalOf(method, use, "source")
    if (refusal !== undefined) return Result.fail(refusal)
    const instrument = Wallet.instrument(call, given.source, "source")
    if (Result.isFailure(instrument)) return Result.fail(instrument.failure)
    const { amount, application_fee_amount: fee, currency, description, metadata, source, transfer_group } = given
    const payment: Payment.Payment = {
      amount: Money.of(currency, amount),
      instrument: instrument.success,
      isHeld: given.capture === false,
      applicationFeeAmount: fee === undefined ? undefined : Money.of(currency, fee),
      transferData: Destination.of(given.transfer_data, currency),
      onBehalfOf: given.on_behalf_of as AccountId | undefined,
      transferGroup: transfer_group,
      description,
      beside: {
        customer: given.customer ?? null,
        metadata: Parameter.changed({}, metadata),
        payment_method: source,
        said: kept.create(given)
      }
    }
    const taken = Payment.take(call, state.ids.key(), payment)
    if (Result.isFailure(taken)) return Result.fail(taken.failure)
    const failure = Payment.declined(call, taken.success)
    if (failure !== undefined) return Result.fail(failure)
    Wallet.spend(call, source)
    Ownership.use(call, source)
    Payment.follow(call, taken.success)
    return Result.map(Endpoint.found(state.charges.get(taken.success), "charge", taken.success), (kept) =>
      View.charge(state, kept)
    )
  }),

  Endpoint.of("GET", "/v1/charges", list, ({ account, given, state }) =>
    Endpoint.listed(
      given.payment_intent === undefined ? state.charges.all(account) : state.charges.gathered(given.payment_intent),
      given,
      {
        url: "/v1/charges",
        noun: "charge",
        show: (kept) => View.charge(state, kept),
        matches: ({ beside, item, owner }) =>
          owner === account &&
          (given.customer === undefined || beside.customer === given.customer) &&
          (given.payment_intent === undefined || beside.payment_intent === given.payment_intent) &&
          (given.transfer_group === undefined ||
            (item.object === "charge" && item.transferGroup === given.transfer_group)) &&
          Parameter.isWithin(given.created, item.created)
      }
    )
  ),

  Endpoint.of("GET", "/v1/charges/{id}", {}, (call) => Result.map(find(call), (kept) => View.charge(call.state, kept))),

  Endpoint.of("POST", "/v1/charges/{id}", update, (call) =>
    Result.map(find(call), (charge) => {
      const { description, metadata } = call.given
      return Endpoint.changed(call, charge, ["charge.updated"], View.charge, () => {
        charge.beside = {
          ...charge.beside,
          said: kept.update(call.given, charge.beside.said),
          metadata: Parameter.changed(charge.beside.metadata ?? {}, metadata),
          ...(description === undefined ? {} : { description: description || null })
        }
      })
    })
  ),

  Endpoint.of("POST", "/v1/charges/{id}/capture", capture, (call) =>
    Result.flatMap(find(call), (charge) => {
      const { amount, application_fee_amount: fee } = call.given
      const { currency } = charge.item.amount
      const captured = Payment.capture(
        call,
        charge.id,
        amount === undefined ? undefined : Money.of(currency, amount),
        fee === undefined ? undefined : Money.of(currency, fee),
        kept.capture(call.given)
      )
      return Result.map(captured, () => {
        Payment.follow(call, charge.id)
        return View.charge(call.state, charge)
      })
    })
  )
]
