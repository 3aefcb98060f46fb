/**
 * Expandable: which fields of an object hold the id of another that an answer can hold instead, by the official SDK.
 *
 * https://docs.stripe.com/api/expanding_objects
 */
import type Stripe from "stripe"

/** The fields of `It` that are an id or the object itself. */
type Fields<It> = {
  [Name in keyof It]-?: string extends It[Name]
    ? Extract<It[Name], { id: string; object: string }> extends never
      ? never
      : Name
    : never
}[keyof It]

/** The objects that lead anywhere. */
export type Named = keyof Tables

/** What a field leads to: an object of this name, of one that depends, or one that is not served. */
type Leads = Named | "account" | "external_account" | "any" | "not_served"

type Table<It> = { readonly [Name in Extract<Fields<It>, string>]: Leads }

interface Tables {
  readonly application_fee: Table<Stripe.ApplicationFee>
  readonly balance_transaction: Table<Stripe.BalanceTransaction>
  readonly charge: Table<Stripe.Charge>
  readonly "checkout.session": Table<Stripe.Checkout.Session>
  readonly "radar.early_fraud_warning": Table<Stripe.Radar.EarlyFraudWarning>
  readonly customer: Table<Stripe.Customer>
  readonly dispute: Table<Stripe.Dispute>
  readonly fee_refund: Table<Stripe.FeeRefund>
  readonly item: Table<Stripe.LineItem>
  readonly payment_intent: Table<Stripe.PaymentIntent>
  readonly payment_method: Table<Stripe.PaymentMethod>
  readonly payout: Table<Stripe.Payout>
  readonly price: Table<Stripe.Price>
  readonly product: Table<Stripe.Product>
  readonly refund: Table<Stripe.Refund>
  readonly setup_intent: Table<Stripe.SetupIntent>
  readonly topup: Table<Stripe.Topup>
  readonly transfer: Table<Stripe.Transfer>
  readonly transfer_reversal: Table<Stripe.TransferReversal>
}

const tables: Tables = {
  application_fee: {
    account: "account",
    application: "not_served",
    balance_transaction: "balance_transaction",
    charge: "charge",
    originating_transaction: "charge"
  },
  balance_transaction: { source: "any" },
  charge: {
    application: "not_served",
    application_fee: "application_fee",
    balance_transaction: "balance_transaction",
    customer: "customer",
    failure_balance_transaction: "balance_transaction",
    on_behalf_of: "account",
    payment_intent: "payment_intent",
    review: "not_served",
    source_transfer: "transfer",
    transfer: "transfer"
  },
  "checkout.session": {
    customer: "customer",
    invoice: "not_served",
    payment_intent: "payment_intent",
    payment_link: "not_served",
    setup_intent: "setup_intent",
    subscription: "not_served"
  },
  customer: { default_source: "not_served", test_clock: "not_served" },
  dispute: { charge: "charge", payment_intent: "payment_intent" },
  fee_refund: { balance_transaction: "balance_transaction", fee: "application_fee" },
  item: {},
  payment_intent: {
    application: "not_served",
    customer: "customer",
    latest_charge: "charge",
    on_behalf_of: "account",
    payment_method: "payment_method",
    payment_record: "not_served",
    review: "not_served",
    source: "not_served"
  },
  payment_method: { customer: "customer" },
  payout: {
    application_fee: "application_fee",
    balance_transaction: "balance_transaction",
    destination: "external_account",
    failure_balance_transaction: "balance_transaction",
    original_payout: "payout",
    reversed_by: "payout"
  },
  price: { product: "product" },
  "radar.early_fraud_warning": { charge: "charge", payment_intent: "payment_intent" },
  product: { default_price: "price", tax_code: "not_served" },
  refund: {
    balance_transaction: "balance_transaction",
    charge: "charge",
    customer: "customer",
    failure_balance_transaction: "balance_transaction",
    payment_intent: "payment_intent",
    payment_method: "payment_method",
    source_transfer_reversal: "transfer_reversal",
    transfer_reversal: "transfer_reversal"
  },
  setup_intent: {
    application: "not_served",
    customer: "customer",
    latest_attempt: "not_served",
    mandate: "not_served",
    on_behalf_of: "account",
    payment_method: "payment_method",
    single_use_mandate: "not_served"
  },
  topup: { balance_transaction: "balance_transaction", payment_method: "not_served" },
  transfer: {
    balance_transaction: "balance_transaction",
    destination: "account",
    destination_payment: "charge",
    source_transaction: "charge"
  },
  transfer_reversal: {
    balance_transaction: "balance_transaction",
    destination_payment_refund: "refund",
    source_refund: "refund",
    transfer: "transfer"
  }
}

/** The lists that an object holds; those of a charge and of a checkout session only where they are asked for. */
const lists: Readonly<Record<string, Named>> = {
  "application_fee refunds": "fee_refund",
  "charge refunds": "refund",
  "checkout.session line_items": "item",
  "transfer reversals": "transfer_reversal"
}

/** Lists of objects without a name of their own, by what stands under a name. */
const parts: Readonly<Record<string, string>> = {
  "balance instant_available": "balance instant_available",
  "balance instant_available net_available": "net_available"
}

/** What stands under a name of an object, if it can be expanded, or something in it can. */
export type Step =
  | { readonly is: "id"; readonly of: Leads }
  | { readonly is: "list"; readonly of: Named }
  | { readonly is: "parts"; readonly of: string }
  /** An object without a name of its own: the `transfer_data` of a payment. */
  | { readonly is: "transfer_data" }

export const step = (object: string, name: string): Step | undefined => {
  const list = Object.hasOwn(lists, `${object} ${name}`) ? lists[`${object} ${name}`] : undefined
  if (list !== undefined) return { is: "list", of: list }
  const part = Object.hasOwn(parts, `${object} ${name}`) ? parts[`${object} ${name}`] : undefined
  if (part !== undefined) return { is: "parts", of: part }
  if (name === "transfer_data" && (object === "charge" || object === "payment_intent")) return { is: "transfer_data" }
  const table: Readonly<Record<string, Leads>> | undefined = Object.hasOwn(tables, object)
    ? tables[object as Named]
    : undefined
  const leads = table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined
  return leads === undefined ? undefined : { is: "id", of: leads }
}
