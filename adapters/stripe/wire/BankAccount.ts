/**
 * BankAccount: Stripe's `bank_account`, `ba_…`, both ways: an external account, which an account is paid out to.
 *
 * https://docs.stripe.com/api/account_bank_accounts/object
 */
import { Schema } from "effect"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"

const { Text } = WireObject

export const BankAccount = WireObject.make("bank_account", {
  id: Schema.String,
  account: Schema.optionalKey(WireObject.OptionalReference),
  account_holder_name: Text,
  account_holder_type: Text,
  bank_name: Text,
  country: Schema.String,
  currency: Schema.String,
  default_for_currency: Schema.optionalKey(Schema.NullOr(Schema.Boolean)),
  fingerprint: Text,
  last4: Schema.String,
  metadata: Schema.optionalKey(Schema.NullOr(WireObject.Metadata)),
  routing_number: Text,
  status: Schema.String
})

export type BankAccount = typeof BankAccount.Type

/** All there is to say of one. */
export interface Facts {
  readonly id: string
  readonly account: string
  readonly accountHolderName: string | null
  readonly accountHolderType: string | null
  readonly accountType: string | null
  readonly country: string
  readonly currency: string
  readonly fingerprint: string
  readonly isDefault: boolean
  /** Whether it takes instant payouts. */
  readonly isInstant: boolean
  readonly last4: string
  readonly metadata: WireObject.Metadata
  readonly routingNumber: string | null
  readonly status: "new" | "errored"
}

const bankName = "STRIPE TEST BANK"

const requirements = { currently_due: [], errors: [], past_due: [], pending_verification: [] }

export const of = (it: Facts) => ({
  id: it.id,
  object: "bank_account" as const,
  account: it.account,
  account_holder_name: it.accountHolderName,
  account_holder_type: it.accountHolderType,
  account_type: it.accountType,
  available_payout_methods: it.isInstant ? ["standard" as const, "instant" as const] : ["standard" as const],
  bank_name: bankName,
  country: it.country,
  currency: it.currency,
  customer: null,
  default_for_currency: it.isDefault,
  fingerprint: it.fingerprint,
  future_requirements: requirements,
  last4: it.last4,
  metadata: it.metadata,
  requirements,
  routing_number: it.routingNumber,
  status: it.status
})

/** As a token shows it, which is nobody's yet. */
export const ofToken = (it: Omit<Facts, "account" | "isDefault" | "isInstant" | "metadata" | "status">) => ({
  id: it.id,
  object: "bank_account" as const,
  account_holder_name: it.accountHolderName,
  account_holder_type: it.accountHolderType,
  account_type: it.accountType,
  bank_name: bankName,
  country: it.country,
  currency: it.currency,
  fingerprint: it.fingerprint,
  last4: it.last4,
  routing_number: it.routingNumber,
  status: "new"
})
