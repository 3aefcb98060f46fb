/**
 * StripeError: the body of an answer that says no, both ways.
 *
 * https://docs.stripe.com/api/errors
 */
import { Schema } from "effect"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"

export const StripeError = WireObject.open({
  error: WireObject.open({
    charge: Schema.optionalKey(Schema.String),
    code: Schema.optionalKey(Schema.String),
    decline_code: Schema.optionalKey(Schema.String),
    doc_url: Schema.optionalKey(Schema.String),
    message: Schema.optionalKey(Schema.String),
    param: Schema.optionalKey(Schema.String),
    payment_intent: Schema.optionalKey(WireObject.open({ id: Schema.String })),
    setup_intent: Schema.optionalKey(WireObject.open({ id: Schema.String })),
    type: Schema.String
  })
})

export type StripeError = typeof StripeError.Type

/** All there is to say of one; what is not there is absent. */
export interface Facts {
  readonly type: string
  readonly message: string
  readonly code?: string
  readonly param?: string
  readonly decline_code?: string
  readonly charge?: string
  readonly payment_intent?: object
  readonly payment_method?: object
  readonly setup_intent?: object
}

/** Where Stripe explains a code. */
export const page = (code: string): string => `https://docs.stripe.com/error-codes/${code.replaceAll("_", "-")}`

export const of = (it: Facts) => ({
  error: {
    ...it,
    ...(it.code === undefined ? {} : { doc_url: page(it.code) })
  }
})
