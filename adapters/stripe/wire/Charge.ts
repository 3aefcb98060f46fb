/**
 * Charge: Stripe's `charge`, `ch_…` or `py_…`, both ways; also one that is only held, or was declined.
 *
 * https://docs.stripe.com/api/charges/object
 */
import { Schema } from "effect"
import * as DebitWords from "#adapters/stripe/wire/DebitWords.ts"
import * as CardDetails from "#adapters/stripe/wire/CardDetails.ts"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as List from "#adapters/stripe/wire/List.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import type { Authorization } from "#core/connect/objects/Authorization.ts"
import * as Model from "#core/connect/objects/Charge.ts"
import * as DeclineWords from "#core/connect/refusals/Decline.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

const Amount = ExactInteger.ExactInteger
const { OptionalReference, Text } = WireObject

const Outcome = WireObject.open({ reason: Text, seller_message: Text, type: Schema.String })

export const Charge = WireObject.make("charge", {
  id: Schema.String,
  amount: Amount,
  amount_captured: Amount,
  amount_refunded: Amount,
  application: OptionalReference,
  application_fee: OptionalReference,
  application_fee_amount: Schema.NullOr(Amount),
  balance_transaction: OptionalReference,
  billing_details: WireObject.open({ email: Text, name: Text, phone: Text }),
  captured: Schema.Boolean,
  created: WireObject.Moment,
  currency: Schema.String,
  description: Text,
  disputed: Schema.Boolean,
  failure_balance_transaction: OptionalReference,
  failure_code: Text,
  failure_message: Text,
  livemode: Schema.Boolean,
  metadata: WireObject.Metadata,
  on_behalf_of: OptionalReference,
  outcome: Schema.NullOr(Outcome),
  paid: Schema.Boolean,
  payment_intent: OptionalReference,
  payment_method: Text,
  payment_method_details: Schema.NullOr(
    WireObject.open({ card: Schema.optionalKey(CardDetails.CardDetails), type: Schema.String })
  ),
  refunded: Schema.Boolean,
  refunds: Schema.optionalKey(Schema.NullOr(List.List(Schema.Unknown))),
  source_transfer: OptionalReference,
  status: Schema.String,
  transfer: Schema.optionalKey(WireObject.Reference),
  transfer_data: Schema.NullOr(WireObject.open({ amount: Schema.NullOr(Amount), destination: WireObject.Reference })),
  transfer_group: Text
})

export type Charge = typeof Charge.Type

export interface Decline {
  readonly reason: string
}

/** What became of a payment by card at its issuer. */
const approved = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: "approved_by_network",
  reason: null as string | null,
  risk_level: "normal",
  seller_message: "Payment complete.",
  type: "authorized"
}

/** How risky Radar finds a payment that it does not find normal; what is blocked does not get as far as an issuer. */
export type Risk = "elevated" | "highest" | "blocked"

/** https://docs.stripe.com/declines#blocked-payments */
const blocked: typeof approved = {
  ...approved,
  network_status: "not_sent_to_network",
  reason: "highest_risk_level",
  risk_level: "highest",
  seller_message: "Stripe blocked this payment as too risky.",
  type: "blocked"
}

const risky = {
  elevated: { ...approved, risk_level: "elevated" },
  highest: { ...approved, risk_level: "highest" },
  blocked
}

/** Why it said no, in its words. */
const outcomeOf = (decline: Decline | null, risk: Risk | undefined): typeof approved =>
  decline === null || risk === "blocked"
    ? risk === undefined
      ? approved
      : risky[risk]
    : {
        ...approved,
        network_status: "declined_by_network",
        reason: decline.reason,
        seller_message: `The bank returned the decline code \`${decline.reason}\`.`,
        type: "issuer_declined"
      }

/** Stripe marks what was released as refunded: also what of a hold was not captured. */
const refunded = ({ amount, amountAuthorized, amountRefunded }: Model.Charge): Money.Money =>
  amountAuthorized === undefined ? amountRefunded : Money.add(amountRefunded, Money.minus(amountAuthorized, amount))

/**
 * What the model states of one that was captured: of how an approved card was checked, nothing; and nothing of a bank
 * debit being pending, which depends on the moment, as {@link of} says it.
 */
const captured = (it: Model.Charge) => ({
  id: it.id,
  object: "charge" as const,
  amount: ExactInteger.of(it.amountAuthorized ?? it.amount),
  amount_captured: ExactInteger.of(it.amount),
  amount_refunded: ExactInteger.of(refunded(it)),
  application_fee: it.applicationFee ?? null,
  balance_transaction: it.balanceTransaction as string | null,
  captured: true,
  created: it.created as number,
  currency: it.amount.currency as string,
  description: it.description ?? null,
  disputed: it.disputes !== undefined,
  failure_balance_transaction: it.failure?.balanceTransaction ?? null,
  failure_code: (it.failure?.code ?? null) as string | null,
  on_behalf_of: (it.onBehalfOf ?? null) as string | null,
  outcome: null as Decline | null,
  refunded: Money.equals(it.amount, it.amountRefunded),
  source_transfer: it.sourceTransfer ?? null,
  status: it.failure === undefined ? "succeeded" : "failed",
  transfer_group: it.transferGroup ?? null,
  ...(it.transfer === undefined ? {} : { transfer: it.transfer })
})

const uncaptured = (it: Authorization): ReturnType<typeof captured> => {
  const isReleased = it.status === "canceled" || it.status === "expired"
  const isDeclined = it.status === "declined"
  const request = it.status === "held" ? it.request : undefined
  return {
    id: it.id,
    object: "charge",
    amount: ExactInteger.of(it.amount),
    amount_captured: 0,
    amount_refunded: isReleased ? ExactInteger.of(it.amount) : 0,
    application_fee: null,
    balance_transaction: null,
    captured: false,
    created: it.created,
    currency: it.amount.currency,
    description: request?.description ?? null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: it.status === "declined" ? DeclineWords.of(it.declineCode).code : null,
    on_behalf_of: request?.onBehalfOf ?? null,
    outcome: it.status === "declined" ? { reason: it.declineCode } : null,
    refunded: isReleased,
    source_transfer: null,
    status: isDeclined ? "failed" : "succeeded",
    transfer_group: request?.transferGroup ?? null
  }
}

export const stated = (it: Model.Charge | Authorization) => (it.object === "charge" ? captured(it) : uncaptured(it))

const noAddress = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null }

/** How its payer paid. */
export type Details = { readonly type: string; readonly card?: ReturnType<typeof CardDetails.of> } | null

/** What only whoever serves it knows. */
export interface Beside {
  readonly application: string | null
  readonly application_fee_amount: number | null
  readonly calculated_statement_descriptor: string | null
  readonly customer: string | null
  readonly description: string | null
  readonly metadata: WireObject.Metadata
  readonly on_behalf_of: string | null
  readonly payment_intent: string | null
  readonly payment_method: string | null
  readonly statement_descriptor: string | null
  readonly statement_descriptor_suffix: string | null
  readonly transfer_data: { readonly amount: number | null; readonly destination: string } | null
  readonly transfer_group: string | null
}

/** Of a card that was declined, or of a bank debit that was not paid. */
const failureMessage = (it: Model.Charge | Authorization, declined: string | undefined): string | null => {
  if (declined !== undefined) return DeclineWords.of(declined).message
  return it.object === "charge" && it.failure !== undefined ? DebitWords.of(it.failure.code) : null
}

const unknownPayer = { address: noAddress, email: null, name: null, phone: null, tax_id: null }

const noFraudDetails = {}

/**
 * As it is at the moment `at`. Field by field, as lists of charges are asked for most: objects that are joined take
 * several times as long.
 */
export const of = (
  it: Model.Charge | Authorization,
  at: Instant,
  beside: Partial<Beside> = {},
  details: Details = null,
  risk?: Risk
) => {
  const known = stated(it)
  const status = it.object === "charge" ? Model.statusAt(it, at) : known.status
  const declined = it.object === "authorization" && it.status === "declined" ? it.declineCode : undefined
  return {
    id: known.id,
    object: known.object,
    amount: known.amount,
    amount_captured: known.amount_captured,
    amount_refunded: known.amount_refunded,
    application: beside.application ?? null,
    application_fee: known.application_fee,
    application_fee_amount: beside.application_fee_amount ?? null,
    balance_transaction: known.balance_transaction,
    billing_details: unknownPayer,
    calculated_statement_descriptor: beside.calculated_statement_descriptor ?? null,
    captured: known.captured,
    created: known.created,
    currency: known.currency,
    customer: beside.customer ?? null,
    description: beside.description ?? known.description,
    disputed: known.disputed,
    failure_balance_transaction: known.failure_balance_transaction,
    failure_code: known.failure_code,
    failure_message: failureMessage(it, declined),
    fraud_details: noFraudDetails,
    livemode: WireObject.livemode,
    metadata: beside.metadata ?? WireObject.noMetadata,
    on_behalf_of: beside.on_behalf_of ?? known.on_behalf_of,
    outcome: known.source_transfer === null ? outcomeOf(known.outcome, risk) : null,
    paid: status === "succeeded",
    payment_intent: beside.payment_intent ?? null,
    payment_method: beside.payment_method ?? null,
    payment_method_details: details,
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: known.refunded,
    review: null,
    shipping: null,
    source: null,
    source_transfer: known.source_transfer,
    statement_descriptor: beside.statement_descriptor ?? null,
    statement_descriptor_suffix: beside.statement_descriptor_suffix ?? null,
    status,
    transfer_data: beside.transfer_data ?? null,
    transfer_group: beside.transfer_group ?? known.transfer_group,
    ...(known.transfer === undefined ? {} : { transfer: known.transfer })
  }
}
