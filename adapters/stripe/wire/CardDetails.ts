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

/** What its bank said of what the payer said. */
export interface Checks {
  readonly address_line1_check: string | null
  readonly address_postal_code_check: string | null
  readonly cvc_check: string | null
}

export const unchecked: Checks = { address_line1_check: null, address_postal_code_check: null, cvc_check: null }

/** What is known of a card. */
export interface Card {
  readonly brand: string
  readonly country: string
  readonly funding: string
  readonly last4: string
  readonly exp_month: number
  readonly exp_year: number
  /** Nothing was checked, if absent. */
  readonly checks?: Checks | undefined
  readonly amount_authorized: number | null
  /** Of one that is held: until when it may be captured. */
  readonly capture_before?: number | undefined
}

/** The same of every card, and therefore there once. */
const usual = {
  extendedAuthorization: { status: "disabled" },
  unavailable: { status: "unavailable" },
  networkToken: { used: false }
}

export const of = (card: Card) => ({
  amount_authorized: card.amount_authorized,
  authorization_code: null,
  brand: card.brand,
  checks: card.checks ?? unchecked,
  country: card.country,
  electronic_commerce_indicator: null,
  exp_month: card.exp_month,
  exp_year: card.exp_year,
  extended_authorization: usual.extendedAuthorization,
  funding: card.funding,
  incremental_authorization: usual.unavailable,
  installments: null,
  last4: card.last4,
  mandate: null,
  multicapture: usual.unavailable,
  network: card.brand,
  network_token: usual.networkToken,
  network_transaction_id: null,
  regulated_status: "unregulated" as const,
  three_d_secure: null,
  transaction_link_id: null,
  wallet: null,
  ...(card.capture_before === undefined ? {} : { capture_before: card.capture_before })
})
