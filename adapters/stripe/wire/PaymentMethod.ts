/**
 * PaymentMethod: Stripe's `payment_method`, `pm_…`, both ways: a card, or a bank account that is debited.
 *
 * https://docs.stripe.com/api/payment_methods/object
 */
import { Schema } from "effect"
import * as CardDetails from "#adapters/stripe/wire/CardDetails.ts"
import type { Address } from "#adapters/stripe/wire/Customer.ts"
import * as Payer from "#adapters/stripe/wire/Payer.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"

const { Text } = WireObject

const Card = WireObject.open({
  brand: Schema.String,
  country: Text,
  exp_month: Schema.Int,
  exp_year: Schema.Int,
  funding: Schema.String,
  last4: Schema.String
})

export const PaymentMethod = WireObject.make("payment_method", {
  id: Schema.String,
  billing_details: WireObject.open({ email: Text, name: Text, phone: Text }),
  card: Schema.optionalKey(Card),
  created: WireObject.Moment,
  customer: WireObject.OptionalReference,
  livemode: Schema.Boolean,
  metadata: Schema.NullOr(WireObject.Metadata),
  type: Schema.String
})

export type PaymentMethod = typeof PaymentMethod.Type

/** A card as a payment method shows it. */
export interface CardFacts {
  readonly brand: string
  /** Nothing was checked, if absent. */
  readonly checks?: CardDetails.Checks | undefined
  /** The network that a purchase may go by as well. */
  readonly coBrand?: string | undefined
  readonly country: string
  readonly exp_month: number
  readonly exp_year: number
  readonly fingerprint: string
  readonly funding: "credit" | "debit" | "prepaid"
  /** There is no 3D Secure of it. */
  readonly isWithoutAuthentication?: boolean | undefined
  readonly last4: string
}

export interface BillingDetails {
  readonly address: Address | null
  readonly email: string | null
  readonly name: string | null
  readonly phone: string | null
}

/** What it is, and in the words of its own kind. */
export type Kind =
  | { readonly type: "card"; readonly card: CardFacts }
  | { readonly type: "sepa_debit"; readonly sepa_debit: ReturnType<typeof sepaDebit> }
  | { readonly type: "us_bank_account"; readonly us_bank_account: ReturnType<typeof usBankAccount> }
  | { readonly type: "bacs_debit"; readonly bacs_debit: ReturnType<typeof bacsDebit> }
  | { readonly type: "au_becs_debit"; readonly au_becs_debit: ReturnType<typeof auBecsDebit> }
  | { readonly type: "acss_debit"; readonly acss_debit: ReturnType<typeof acssDebit> }

/** All there is to say of one. */
export interface Facts {
  readonly id: string
  readonly created: number
  readonly billing: BillingDetails
  /** Whoever pays: a customer, or an account. */
  readonly customer: string | null
  readonly kind: Kind
  readonly metadata: WireObject.Metadata
}

const card = (it: CardFacts) => ({
  brand: it.brand,
  checks: it.checks ?? CardDetails.unchecked,
  country: it.country,
  display_brand: it.brand,
  exp_month: it.exp_month,
  exp_year: it.exp_year,
  fingerprint: it.fingerprint,
  funding: it.funding,
  generated_from: null,
  last4: it.last4,
  networks: { available: it.coBrand === undefined ? [it.brand] : [it.coBrand, it.brand], preferred: null },
  regulated_status: "unregulated" as const,
  three_d_secure_usage: { supported: it.isWithoutAuthentication !== true },
  wallet: null
})

export const sepaDebit = (country: string, last4: string, fingerprint: string) => ({
  bank_code: null,
  branch_code: null,
  country,
  fingerprint,
  generated_from: { charge: null, setup_attempt: null },
  last4
})

export const usBankAccount = (last4: string, routing: string, fingerprint: string) => ({
  account_holder_type: "individual" as const,
  account_type: "checking" as const,
  bank_name: "STRIPE TEST BANK",
  financial_connections_account: null,
  fingerprint,
  last4,
  networks: { preferred: "ach", supported: ["ach" as const] },
  routing_number: routing,
  status_details: {}
})

export const bacsDebit = (last4: string, sortCode: string, fingerprint: string) => ({
  fingerprint,
  last4,
  sort_code: sortCode
})

export const auBecsDebit = (last4: string, bsb: string, fingerprint: string) => ({
  bsb_number: bsb,
  fingerprint,
  last4
})

export const acssDebit = (last4: string, institution: string, transit: string, fingerprint: string) => ({
  bank_name: "STRIPE TEST BANK",
  fingerprint,
  institution_number: institution,
  last4,
  transit_number: transit
})

const ofKind = (kind: Kind) => (kind.type === "card" ? { type: kind.type, card: card(kind.card) } : kind)

export const of = (it: Facts) => ({
  id: it.id,
  object: "payment_method" as const,
  allow_redisplay: "unspecified" as const,
  billing_details: { ...it.billing, tax_id: null },
  created: it.created,
  customer: Payer.customer(it.customer),
  customer_account: Payer.customerAccount(it.customer),
  livemode: WireObject.livemode,
  metadata: it.metadata,
  ...ofKind(it.kind)
})
