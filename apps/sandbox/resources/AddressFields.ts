/**
 * AddressFields: the parameters of an address, of whomever it is.
 */
import type Stripe from "stripe"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"

const lines = {
  city: Parameter.text,
  country: Parameter.text,
  line1: Parameter.text,
  line2: Parameter.text,
  postal_code: Parameter.text,
  state: Parameter.text
} satisfies Parameter.Complete<Stripe.AddressParam>

export const address = Parameter.object(lines)

/** With the part of a town that addresses in Japan have. */
export const withTown = Parameter.object({
  ...lines,
  town: Parameter.text
} satisfies Parameter.Complete<Stripe.JapanAddressParam>)
