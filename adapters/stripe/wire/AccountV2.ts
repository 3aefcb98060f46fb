/**
 * AccountV2: Stripe's `v2.core.account`, the same accounts as API v1 has, in the words of Accounts v2.
 *
 * What is not asked for by `include` is null. https://docs.stripe.com/api/v2/core/accounts/object
 */
import { Schema } from "effect"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import type * as Capability from "#core/connect/accounts/Capability.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"

export const AccountV2 = WireObject.make("v2.core.account", {
  id: Schema.String,
  applied_configurations: Schema.Array(Schema.String),
  closed: Schema.Boolean,
  contact_email: WireObject.Text,
  created: Schema.String,
  dashboard: WireObject.Text,
  display_name: WireObject.Text,
  livemode: Schema.Boolean,
  metadata: WireObject.Metadata
})

export type AccountV2 = typeof AccountV2.Type

export const includable = [
  "configuration.customer",
  "configuration.merchant",
  "configuration.recipient",
  "defaults",
  "future_requirements",
  "identity",
  "requirements"
] as const

export type Included = (typeof includable)[number]

/** What only whoever serves it knows. */
export interface Beside {
  readonly created: number
  readonly isClosed: boolean
  readonly email: string | null
  readonly metadata: WireObject.Metadata
  readonly name: string | null
}

const stateOf = (it: StripeAccount.ConnectedAccount, capability: Capability.Capability) => {
  const status = AccountStatus.stateOf(StripeAccount.statusOf(it), capability)
  // What v1 calls inactive is restricted here.
  const shown = status === "inactive" || status === "unrequested" ? ("restricted" as const) : status
  return { requested: status !== "unrequested", status: shown, status_details: [] }
}

const responsibilities = ({ controller }: StripeAccount.ConnectedAccount) => ({
  fees_collector: controller.feesPayer === "account" ? ("stripe" as const) : controller.feesPayer,
  losses_collector: controller.losses,
  requirements_collector: controller.requirementCollection
})

export const of = (it: StripeAccount.ConnectedAccount, beside: Beside, include: ReadonlySet<Included> = new Set()) => {
  const requested = StripeAccount.statusOf(it).capabilities
  const [isMerchant, isRecipient] = [requested.has("card_payments"), requested.has("transfers")]
  const shown = <Part>(name: Included, part: Part) => (include.has(name) ? part : null)
  const merchant = isMerchant ? { applied: true, capabilities: { card_payments: stateOf(it, "card_payments") } } : null
  const recipient = isRecipient
    ? { applied: true, capabilities: { stripe_balance: { stripe_transfers: stateOf(it, "transfers") } } }
    : null
  const isConfigured = include.has("configuration.merchant") || include.has("configuration.recipient")
  return {
    id: it.id as string,
    object: "v2.core.account" as const,
    applied_configurations: [
      ...(isMerchant ? (["merchant"] as const) : []),
      ...(isRecipient ? (["recipient"] as const) : [])
    ],
    closed: beside.isClosed,
    configuration: isConfigured
      ? {
          customer: null,
          merchant: shown("configuration.merchant", merchant),
          recipient: shown("configuration.recipient", recipient)
        }
      : null,
    contact_email: beside.email,
    contact_phone: null,
    created: new Date(beside.created * 1000).toISOString(),
    dashboard: it.controller.dashboard,
    defaults: shown("defaults", {
      currency: it.currency as string,
      locales: null,
      profile: null,
      responsibilities: responsibilities(it)
    }),
    display_name: beside.name,
    future_requirements: null,
    identity: shown("identity", { country: it.country.toLowerCase() }),
    livemode: WireObject.livemode,
    metadata: beside.metadata,
    requirements: shown("requirements", { entries: [] })
  }
}
