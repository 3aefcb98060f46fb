/**
 * Token: Stripe's `token`, `tok_…` or `btok_…`, both ways: a card or a bank account that was handed over once.
 *
 * https://docs.stripe.com/api/tokens/object
 */
import { Schema } from "effect"
import type { CardFacts } from "#adapters/stripe/wire/PaymentMethod.ts"
import * as BankAccount from "#adapters/stripe/wire/BankAccount.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"

const Card = WireObject.make("card", { id: Schema.String, brand: Schema.String, last4: Schema.String })

export const Token = WireObject.make("token", {
  id: Schema.String,
  bank_account: Schema.optionalKey(BankAccount.BankAccount),
  card: Schema.optionalKey(Card),
  client_ip: WireObject.Text,
  created: WireObject.Moment,
  livemode: Schema.Boolean,
  type: Schema.String,
  used: Schema.Boolean
})

export type Token = typeof Token.Type

/** All there is to say of one. */
export interface Facts {
  readonly id: string
  readonly card: CardFacts
  readonly cardId: string
  readonly created: number
  /** In which it takes payouts, of one that was handed over for those. */
  readonly currency?: string
  readonly name: string | null
  readonly used: boolean
}

/** The legacy card object writes brands as its payer reads them. */
const brands: Readonly<Record<string, string>> = {
  visa: "Visa",
  mastercard: "MasterCard",
  amex: "American Express",
  discover: "Discover",
  diners: "Diners Club",
  jcb: "JCB",
  unionpay: "UnionPay"
}

/** The card that it holds, as the API shows one that is no payment method. */
export const cardOf = ({ card: it, cardId, name }: Pick<Facts, "card" | "cardId" | "name">) => ({
  id: cardId,
  object: "card" as const,
  address_city: null,
  address_country: null,
  address_line1: null,
  address_line1_check: it.checks?.address_line1_check ?? null,
  address_line2: null,
  address_state: null,
  address_zip: null,
  address_zip_check: it.checks?.address_postal_code_check ?? null,
  allow_redisplay: "unspecified" as const,
  brand: brands[it.brand] ?? it.brand,
  country: it.country,
  cvc_check: it.checks?.cvc_check ?? null,
  dynamic_last4: null,
  exp_month: it.exp_month,
  exp_year: it.exp_year,
  fingerprint: it.fingerprint,
  funding: it.funding,
  last4: it.last4,
  metadata: {},
  name,
  regulated_status: "unregulated" as const,
  tokenization_method: null,
  wallet: null
})

export const of = (it: Facts) => ({
  id: it.id,
  object: "token" as const,
  card: it.currency === undefined ? cardOf(it) : { ...cardOf(it), currency: it.currency },
  client_ip: null,
  created: it.created,
  livemode: WireObject.livemode,
  type: "card",
  used: it.used
})

/** Of one that holds a bank account. */
export interface BankFacts {
  readonly id: string
  readonly bank: Parameters<typeof BankAccount.ofToken>[0]
  readonly created: number
  readonly used: boolean
}

export const ofBank = (it: BankFacts) => ({
  id: it.id,
  object: "token" as const,
  bank_account: BankAccount.ofToken(it.bank),
  client_ip: null,
  created: it.created,
  livemode: WireObject.livemode,
  type: "bank_account",
  used: it.used
})
