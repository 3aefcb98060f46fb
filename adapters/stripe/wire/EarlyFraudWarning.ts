/**
 * EarlyFraudWarning: Stripe's `radar.early_fraud_warning`, `issfr_…`, both ways: a card's bank says that a payment may be
 * fraud, before anybody disputes it.
 *
 * https://docs.stripe.com/api/radar/early_fraud_warnings/object
 */
import { Schema } from "effect"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"

export const EarlyFraudWarning = WireObject.make("radar.early_fraud_warning", {
  id: Schema.String,
  actionable: Schema.Boolean,
  charge: WireObject.Reference,
  created: WireObject.Moment,
  fraud_type: Schema.String,
  livemode: Schema.Boolean,
  payment_intent: Schema.optionalKey(WireObject.Reference)
})

export type EarlyFraudWarning = typeof EarlyFraudWarning.Type

/** All there is to say of one. */
export interface Facts {
  readonly id: string
  readonly charge: string
  readonly created: number
  readonly paymentIntent: string | undefined
}

/** Something can be done about it as long as the payment is neither disputed nor refunded. */
export const of = (it: Facts, isActionable: boolean) => ({
  id: it.id,
  object: "radar.early_fraud_warning" as const,
  actionable: isActionable,
  charge: it.charge,
  created: it.created,
  fraud_type: "unauthorized_use_of_card",
  livemode: WireObject.livemode,
  ...(it.paymentIntent === undefined ? {} : { payment_intent: it.paymentIntent })
})
