/**
 * CardDetails: the card in a charge's `payment_method_details`.
 */
import { Schema } from "effect"
import * as ExactInteger from "#adapters/stripe/wire/ExactInteger.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"

export const CardDetails = WireObject.open({
  amount_authorized: Schema.NullOr(ExactInteger.ExactInteger),
  brand: WireObject.Text,
  capture_before: Schema.optionalKey(WireObject.Moment),
  country: WireObject.Text,
  exp_month: Schema.Int,
  exp_year: Schema.Int,
  funding: WireObject.Text,
  last4: WireObject.Text
})

/** What is known of a card. */
export interface Card {
  readonly brand: string
  readonly country: string
  readonly last4: string
  readonly exp_month: number
  readonly exp_year: number
  readonly amount_authorized: number | null
  /** Of one that is held: until when it may be captured. */
  readonly capture_before?: number
}

export const of = (card: Card) => ({
  authorization_code: null,
  checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: null },
  electronic_commerce_indicator: null,
  extended_authorization: { status: "disabled" },
  funding: "credit",
  incremental_authorization: { status: "unavailable" },
  installments: null,
  mandate: null,
  multicapture: { status: "unavailable" },
  network: card.brand,
  network_token: { used: false },
  network_transaction_id: null,
  regulated_status: "unregulated" as const,
  three_d_secure: null,
  transaction_link_id: null,
  wallet: null,
  ...card
})
