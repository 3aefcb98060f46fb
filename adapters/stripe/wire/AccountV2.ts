/**
 * AccountV2: Stripe's `v2.core.account`, the same accounts as API v1 has, in the words of Accounts v2.
 *
 * What is not asked for by `include` is null. https://docs.stripe.com/api/v2/core/accounts/object
 */
import { Schema } from "effect"
import * as RequirementsV2 from "#adapters/stripe/wire/RequirementsV2.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import type * as Model from "#core/connect/accounts/Capability.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"

const Detail = WireObject.open({ code: Schema.String, resolution: Schema.String })

const Capability = WireObject.open({ status: Schema.String, status_details: Schema.Array(Detail) })

const Customer = WireObject.open({ applied: Schema.Boolean })

const Merchant = WireObject.open({
  applied: Schema.Boolean,
  capabilities: WireObject.open({ card_payments: Schema.optionalKey(Capability) })
})

const Recipient = WireObject.open({
  applied: Schema.Boolean,
  capabilities: WireObject.open({
    stripe_balance: WireObject.open({ stripe_transfers: Schema.optionalKey(Capability) })
  })
})

const Configurations = WireObject.open({
  customer: Schema.NullOr(Customer),
  merchant: Schema.NullOr(Merchant),
  recipient: Schema.NullOr(Recipient)
})

export const AccountV2 = WireObject.make("v2.core.account", {
  id: Schema.String,
  applied_configurations: Schema.Array(Schema.String),
  closed: Schema.Boolean,
  configuration: Schema.NullOr(Configurations),
  contact_email: WireObject.Text,
  contact_phone: WireObject.Text,
  created: Schema.String,
  dashboard: WireObject.Text,
  display_name: WireObject.Text,
  livemode: Schema.Boolean,
  metadata: WireObject.Metadata,
  requirements: Schema.NullOr(RequirementsV2.RequirementsV2)
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

export const configurations = ["customer", "merchant", "recipient"] as const

export type Configuration = (typeof configurations)[number]

/** Those that an account was given, and whether each is applied. */
export type Configured = { readonly [name in Configuration]?: boolean | undefined }

/** What only whoever serves it knows. */
export interface Beside {
  readonly configured?: Configured | undefined
  readonly created: number
  readonly isClosed: boolean
  readonly email: string | null
  /** What v1 calls its business type. */
  readonly entityType: string | null
  readonly metadata: WireObject.Metadata
  readonly name: string | null
}

const capabilityOf = { merchant: "card_payments", recipient: "transfers" } as const

/** Which are applied: also those whose capability was asked for in the words of v1. */
export const applied = (
  it: StripeAccount.ConnectedAccount,
  configured: Configured | undefined
): ReadonlyArray<Configuration> => {
  const { capabilities } = StripeAccount.statusOf(it)
  return configurations.filter(
    (name) => configured?.[name] === true || (name !== "customer" && capabilities.has(capabilityOf[name]))
  )
}

type Code = AccountStatus.DisabledReason

const reasons: { readonly [reason in Code]: readonly [code: string, resolution: string] } = {
  "requirements.past_due": ["requirements_past_due", "provide_info"],
  "requirements.pending_verification": ["requirements_pending_verification", "no_resolution"],
  "rejected.fraud": ["rejected_fraud", "contact_stripe"],
  "rejected.incomplete_verification": ["rejected_incomplete_verification", "contact_stripe"],
  "rejected.listed": ["rejected_listed", "contact_stripe"],
  "rejected.other": ["rejected_other", "contact_stripe"],
  "rejected.terms_of_service": ["rejected_terms_of_service", "contact_stripe"],
  "rejected.platform_fraud": ["rejected_platform_fraud", "no_resolution"],
  "rejected.platform_other": ["rejected_platform_other", "no_resolution"],
  "rejected.platform_terms_of_service": ["rejected_platform_terms_of_service", "no_resolution"],
  under_review: ["restricted_other", "contact_stripe"],
  listed: ["restricted_other", "contact_stripe"],
  other: ["restricted_other", "contact_stripe"],
  platform_paused: ["restricted_other", "no_resolution"],
  "action_required.requested_capabilities": ["restricted_other", "no_resolution"]
}

/** Undefined where it is not asked for. What v1 calls inactive is restricted here, or rejected with its account. */
const stateOf = (it: StripeAccount.ConnectedAccount, capability: Model.Capability) => {
  const account = StripeAccount.statusOf(it)
  const status = AccountStatus.stateOf(account, capability)
  if (status === "unrequested") return undefined
  if (status === "active") return { status, status_details: [] }
  if (status === "pending") {
    return { status, status_details: [{ code: "determining_status", resolution: "no_resolution" }] }
  }
  const reason = AccountStatus.disabledReason(account)
  const [code, resolution] = reason === undefined ? ["restricted_other", "no_resolution"] : reasons[reason]
  const isRejected = code?.startsWith("rejected_") === true
  return {
    status: isRejected ? ("rejected" as const) : ("restricted" as const),
    status_details: [{ code, resolution }]
  }
}

const responsibilities = ({ controller }: StripeAccount.ConnectedAccount) => ({
  fees_collector: controller.feesPayer === "account" ? ("stripe" as const) : controller.feesPayer,
  losses_collector: controller.losses,
  requirements_collector: controller.requirementCollection
})

const configurationOf = (
  it: StripeAccount.ConnectedAccount,
  { configured }: Beside,
  include: ReadonlySet<Included>
) => {
  const all = applied(it, configured)
  const [cards, transfers] = [stateOf(it, "card_payments"), stateOf(it, "transfers")]
  const shown = <Part>(name: Configuration, part: Part) =>
    include.has(`configuration.${name}`) && (all.includes(name) || configured?.[name] !== undefined)
      ? { applied: all.includes(name), ...part }
      : null
  return {
    customer: shown("customer", { capabilities: {} }),
    merchant: shown("merchant", { capabilities: cards === undefined ? {} : { card_payments: cards } }),
    recipient: shown("recipient", {
      capabilities: { stripe_balance: transfers === undefined ? {} : { stripe_transfers: transfers } }
    })
  }
}

export const of = (it: StripeAccount.ConnectedAccount, beside: Beside, include: ReadonlySet<Included> = new Set()) => {
  const shown = <Part>(name: Included, part: Part) => (include.has(name) ? part : null)
  const isConfigured = configurations.some((name) => include.has(`configuration.${name}`))
  return {
    id: it.id as string,
    object: "v2.core.account" as const,
    applied_configurations: applied(it, beside.configured),
    closed: beside.isClosed,
    configuration: isConfigured ? configurationOf(it, beside, include) : null,
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
    future_requirements: shown("future_requirements", { entries: [], minimum_transition_date: null, summary: null }),
    identity: shown("identity", { country: it.country.toLowerCase(), entity_type: beside.entityType }),
    livemode: WireObject.livemode,
    metadata: beside.metadata,
    requirements: shown("requirements", RequirementsV2.of(it))
  }
}
