/**
 * ConfigurationFields: `configuration` of accounts of v2: what an account is to its platform, and what is asked for it.
 *
 * Read are the capabilities that decide where money can go; kept and shown is what a configuration says beside them. Of
 * the other capabilities, each of which Stripe has, none is served.
 */
import type Stripe from "stripe"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as AddressFields from "#apps/sandbox/resources/AddressFields.ts"

type Create = Required<Stripe.V2.Core.AccountCreateParams.Configuration>
type Update = Required<Stripe.V2.Core.AccountUpdateParams.Configuration>
type Customer = Required<Update["customer"]>
type Invoice = Required<Required<Customer["billing"]>["invoice"]>
type Merchant = Required<Update["merchant"]>
type Recipient = Required<Update["recipient"]>

const requested = Parameter.object({ requested: Parameter.required(Parameter.boolean) })

const otherPayments = [
  "ach_debit_payments",
  "acss_debit_payments",
  "affirm_payments",
  "afterpay_clearpay_payments",
  "alma_payments",
  "amazon_pay_payments",
  "au_becs_debit_payments",
  "bacs_debit_payments",
  "bancontact_payments",
  "blik_payments",
  "blik_recurring_payments",
  "boleto_payments",
  "cartes_bancaires_payments",
  "cashapp_payments",
  "eps_payments",
  "fpx_payments",
  "gb_bank_transfer_payments",
  "grabpay_payments",
  "ideal_payments",
  "jcb_payments",
  "jp_bank_transfer_payments",
  "kakao_pay_payments",
  "klarna_payments",
  "konbini_payments",
  "kr_card_payments",
  "link_payments",
  "mobilepay_payments",
  "multibanco_payments",
  "mx_bank_transfer_payments",
  "naver_pay_payments",
  "oxxo_payments",
  "p24_payments",
  "pay_by_bank_payments",
  "payco_payments",
  "paynow_payments",
  "promptpay_payments",
  "revolut_pay_payments",
  "samsung_pay_payments",
  "satispay_payments",
  "sepa_bank_transfer_payments",
  "sepa_debit_payments",
  "sequra_payments",
  "sunbit_payments",
  "swish_payments",
  "twint_payments",
  "us_bank_transfer_payments",
  "zip_payments"
] as const satisfies ReadonlyArray<keyof Merchant["capabilities"]>

const descriptor = Parameter.object({
  descriptor: Parameter.text,
  prefix: Parameter.text
} satisfies Parameter.Complete<Merchant["statement_descriptor"]>)

const merchant = {
  bacs_debit_payments: Parameter.object({ display_name: Parameter.text }),
  branding: Parameter.object({
    icon: Parameter.text,
    logo: Parameter.text,
    primary_color: Parameter.text,
    secondary_color: Parameter.text
  } satisfies Parameter.Complete<Merchant["branding"]>),
  capabilities: Parameter.object({
    card_payments: requested,
    ...Parameter.unserved(otherPayments)
  } satisfies Parameter.Complete<Merchant["capabilities"]>),
  card_payments: Parameter.object({
    decline_on: Parameter.object({ avs_failure: Parameter.boolean, cvc_failure: Parameter.boolean })
  } satisfies Parameter.Complete<Merchant["card_payments"]>),
  konbini_payments: Parameter.notServed,
  mcc: Parameter.text,
  script_statement_descriptor: Parameter.object({ kana: descriptor, kanji: descriptor }),
  sepa_debit_payments: Parameter.notServed,
  statement_descriptor: descriptor,
  support: Parameter.object({
    address: AddressFields.withTown,
    email: Parameter.text,
    phone: Parameter.text,
    url: Parameter.text
  } satisfies Parameter.Complete<Merchant["support"]>)
} as const satisfies Parameter.Complete<Create["merchant"]>

const recipient = {
  capabilities: Parameter.object({
    bank_accounts: Parameter.notServed,
    cards: Parameter.notServed,
    stripe_balance: Parameter.object({
      stripe_transfers: requested
    } satisfies Parameter.Complete<Required<Recipient["capabilities"]>["stripe_balance"]>)
  } satisfies Parameter.Complete<Recipient["capabilities"]>)
} as const satisfies Parameter.Complete<Create["recipient"]>

const invoice = Parameter.object({
  custom_fields: Parameter.list(Parameter.object({ name: Parameter.text, value: Parameter.text })),
  footer: Parameter.text,
  next_sequence: Parameter.integer,
  prefix: Parameter.text,
  rendering: Parameter.object({
    amount_tax_display: Parameter.text,
    template: Parameter.text
  } satisfies Parameter.Complete<Invoice["rendering"]>)
} satisfies Parameter.Complete<Invoice>)

const shipping = Parameter.object({
  address: AddressFields.address,
  name: Parameter.text,
  phone: Parameter.text
} satisfies Parameter.Complete<Customer["shipping"]>)

/** Taxes, and clocks of their own, are no part of the sandbox. */
const customer = {
  automatic_indirect_tax: Parameter.notServed,
  capabilities: Parameter.object({ automatic_indirect_tax: Parameter.notServed }),
  shipping,
  test_clock: Parameter.notServed
} as const

const applied = { applied: Parameter.boolean } as const

export const create = Parameter.object({
  customer: Parameter.object({
    ...customer,
    billing: Parameter.object({ invoice })
  } satisfies Parameter.Complete<Create["customer"]>),
  merchant: Parameter.object(merchant),
  recipient: Parameter.object(recipient)
} satisfies Parameter.Complete<Stripe.V2.Core.AccountCreateParams.Configuration>)

export const update = Parameter.object({
  customer: Parameter.object({
    ...customer,
    ...applied,
    billing: Parameter.object({
      default_payment_method: Parameter.text,
      invoice
    } satisfies Parameter.Complete<Customer["billing"]>)
  } satisfies Parameter.Complete<Update["customer"]>),
  merchant: Parameter.object({ ...merchant, ...applied } satisfies Parameter.Complete<Update["merchant"]>),
  recipient: Parameter.object({ ...recipient, ...applied } satisfies Parameter.Complete<Update["recipient"]>)
} satisfies Parameter.Complete<Stripe.V2.Core.AccountUpdateParams.Configuration>)
