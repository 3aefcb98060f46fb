/**
 * Account: Stripe's `account` of API v1, `acct_…`, both ways.
 *
 * https://docs.stripe.com/api/accounts/object
 */
import { Schema } from "effect"
import type * as BankAccount from "#adapters/stripe/wire/BankAccount.ts"
import type * as PayoutCard from "#adapters/stripe/wire/PayoutCard.ts"
import type * as Person from "#adapters/stripe/wire/Person.ts"
import * as List from "#adapters/stripe/wire/List.ts"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as Capability from "#core/connect/accounts/Capability.ts"
import type { PayoutSchedule } from "#core/connect/schedules/PayoutSchedule.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import { weekdays } from "#core/simulation/schema/PayoutsSchema.ts"

const { Text } = WireObject

const Schedule = WireObject.open({
  delay_days: Schema.Int,
  interval: Schema.String,
  monthly_payout_days: Schema.optionalKey(Schema.Array(Schema.Int)),
  weekly_payout_days: Schema.optionalKey(Schema.Array(Schema.String))
})

export const Account = WireObject.make("account", {
  id: Schema.String,
  business_type: Schema.optionalKey(Text),
  capabilities: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  charges_enabled: Schema.Boolean,
  controller: Schema.optionalKey(
    WireObject.open({
      fees: Schema.optionalKey(WireObject.open({ payer: Schema.String })),
      losses: Schema.optionalKey(WireObject.open({ payments: Schema.String })),
      requirement_collection: Schema.optionalKey(Schema.String),
      stripe_dashboard: Schema.optionalKey(WireObject.open({ type: Schema.String })),
      type: Schema.String
    })
  ),
  country: Schema.optionalKey(Schema.String),
  created: Schema.optionalKey(WireObject.Moment),
  default_currency: Schema.optionalKey(Schema.String),
  details_submitted: Schema.Boolean,
  email: Text,
  external_accounts: Schema.optionalKey(List.List(Schema.Unknown)),
  metadata: Schema.optionalKey(WireObject.Metadata),
  payouts_enabled: Schema.Boolean,
  settings: Schema.optionalKey(
    Schema.NullOr(WireObject.open({ payouts: Schema.optionalKey(WireObject.open({ schedule: Schedule })) }))
  ),
  type: Schema.optionalKey(Schema.String)
})

export type Account = typeof Account.Type

const controllerOf = (it: StripeAccount.StripeAccount) => {
  if (it.kind === "platform") return { type: "account" as const }
  const { dashboard, feesPayer, losses, requirementCollection } = it.controller
  return {
    fees: { payer: feesPayer },
    is_controller: true,
    losses: { payments: losses },
    requirement_collection: requirementCollection,
    stripe_dashboard: { type: dashboard },
    type: "application" as const
  }
}

export const scheduleOf = (schedule: PayoutSchedule | undefined, delay_days: number) => {
  const interval = schedule?.interval ?? "manual"
  if (schedule?.interval === "weekly") {
    const days = schedule.weekdays.map((day) => weekdays[day] ?? "monday")
    return { delay_days, interval, weekly_anchor: days[0] ?? "monday", weekly_payout_days: days }
  }
  if (schedule?.interval === "monthly") {
    return { delay_days, interval, monthly_anchor: schedule.days[0] ?? 1, monthly_payout_days: [...schedule.days] }
  }
  return { delay_days, interval }
}

/** Nothing is asked of an account: it can do what was requested for it. */
export const nothingRequired = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: []
}

/** What is asked of it now. */
export const requirementsOf = (it: StripeAccount.StripeAccount) => {
  if (it.kind === "platform") return nothingRequired
  const status = StripeAccount.statusOf(it)
  const all = AccountStatus.requirements(status)
  return {
    ...nothingRequired,
    current_deadline: (all.currentDeadline ?? null) as number | null,
    currently_due: [...all.currentlyDue],
    disabled_reason: AccountStatus.disabledReason(status) ?? null,
    eventually_due: [...all.eventuallyDue],
    past_due: [...all.pastDue],
    pending_verification: [...all.pendingVerification]
  }
}

/** Those that were requested, and what each is. */
const capabilitiesOf = (it: StripeAccount.StripeAccount) => {
  if (it.kind === "platform") return { card_payments: "active" as const, transfers: "active" as const }
  const status = StripeAccount.statusOf(it)
  const requested = Capability.all.flatMap((each) => {
    const state = AccountStatus.stateOf(status, each)
    return state === "unrequested" ? [] : [[each, state] as const]
  })
  return Object.fromEntries(requested)
}

const settingsOf = (it: StripeAccount.StripeAccount, name: string | null) => ({
  bacs_debit_payments: { display_name: null, service_user_number: null },
  branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
  card_issuing: { tos_acceptance: { date: null, ip: null } },
  card_payments: {
    decline_on: { avs_failure: false, cvc_failure: false },
    statement_descriptor_prefix: null,
    statement_descriptor_prefix_kana: null,
    statement_descriptor_prefix_kanji: null
  },
  dashboard: { display_name: name, timezone: "Etc/UTC" },
  invoices: { default_account_tax_ids: null, hosted_payment_method_save: null },
  payments: {
    statement_descriptor: null,
    statement_descriptor_kana: null,
    statement_descriptor_kanji: null,
    statement_descriptor_prefix_kana: null,
    statement_descriptor_prefix_kanji: null
  },
  payouts: {
    debit_negative_balances: it.payouts?.debitNegativeBalances ?? false,
    schedule: scheduleOf(it.payouts?.schedule, it.settlementDelay.days),
    statement_descriptor: null
  }
})

/** What only whoever serves it knows. */
export interface Beside {
  readonly businessName: string | null
  readonly businessType: string | null
  readonly created: number
  readonly email: string | null
  /** None, if absent. */
  readonly externalAccounts?: ReadonlyArray<ReturnType<typeof BankAccount.of> | ReturnType<typeof PayoutCard.of>>
  readonly metadata: WireObject.Metadata
  /** Whose it is, as far as that is told. */
  readonly owner?: { readonly company?: object; readonly individual?: ReturnType<typeof Person.of> }
}

export const of = (it: StripeAccount.StripeAccount, beside: Beside) => ({
  id: it.id as string,
  object: "account" as const,
  business_profile: {
    annual_revenue: null,
    estimated_worker_count: null,
    mcc: null,
    minority_owned_business_designation: null,
    name: beside.businessName,
    product_description: null,
    specified_commercial_transactions_act_url: null,
    support_address: null,
    support_email: null,
    support_phone: null,
    support_url: null,
    url: null
  },
  business_type: beside.businessType,
  capabilities: capabilitiesOf(it),
  charges_enabled: it.kind === "platform" || it.capabilities.has("card_payments"),
  controller: controllerOf(it),
  country: it.country,
  created: beside.created,
  default_currency: it.currency as string,
  details_submitted: true,
  email: beside.email,
  external_accounts: List.of(`/v1/accounts/${it.id}/external_accounts`, beside.externalAccounts ?? []),
  future_requirements: nothingRequired,
  metadata: beside.metadata,
  payouts_enabled: StripeAccount.payoutsEnabled(it),
  requirements: requirementsOf(it),
  settings: settingsOf(it, beside.businessName),
  tos_acceptance: { date: null },
  type: it.kind === "platform" ? ("standard" as const) : StripeAccount.shownType(it),
  ...beside.owner
})
