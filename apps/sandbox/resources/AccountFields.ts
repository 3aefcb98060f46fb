/**
 * AccountFields: the parameters of accounts, and what they say in the words of a scenario.
 */
import type Stripe from "stripe"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as EmailAddress from "#apps/sandbox/resources/EmailAddress.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import * as AccountOwner from "#apps/sandbox/resources/AccountOwner.ts"
import * as BankFields from "#apps/sandbox/resources/BankFields.ts"
import * as CapabilityFields from "#apps/sandbox/resources/CapabilityFields.ts"
import * as PayoutFields from "#apps/sandbox/resources/PayoutFields.ts"
import { type Params, usualSchedule, type Words } from "#apps/sandbox/state/AccountMaking.ts"
import type { AccountBeside } from "#apps/sandbox/state/State.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"

const controller = Parameter.object({
  fees: Parameter.object({ payer: Parameter.oneOf(["account", "application"]) }),
  losses: Parameter.object({ payments: Parameter.oneOf(Controller.lossesOf) }),
  requirement_collection: Parameter.oneOf(Controller.requirementCollections),
  stripe_dashboard: Parameter.object({ type: Parameter.oneOf(Controller.dashboards) })
} satisfies Parameter.Complete<Stripe.AccountCreateParams.Controller>)

const acceptance = Parameter.object({ date: Parameter.moment, ip: Parameter.text, user_agent: Parameter.text })

const terms = Parameter.object({
  date: Parameter.moment,
  ip: Parameter.text,
  service_agreement: Parameter.oneOf(["full", "recipient"]),
  user_agent: Parameter.text
} satisfies Parameter.Complete<Stripe.AccountCreateParams.TosAcceptance>)

const settings = Parameter.object({
  bacs_debit_payments: Parameter.object({ display_name: Parameter.text }),
  branding: Parameter.object({
    icon: Parameter.text,
    logo: Parameter.text,
    primary_color: Parameter.text,
    secondary_color: Parameter.text
  }),
  card_issuing: Parameter.object({ tos_acceptance: acceptance }),
  card_payments: Parameter.object({
    decline_on: Parameter.object({ avs_failure: Parameter.boolean, cvc_failure: Parameter.boolean }),
    statement_descriptor_prefix: Parameter.text,
    statement_descriptor_prefix_kana: Parameter.text,
    statement_descriptor_prefix_kanji: Parameter.text
  }),
  invoices: Parameter.object({
    default_account_tax_ids: Parameter.ignored,
    hosted_payment_method_save: Parameter.text
  }),
  payments: Parameter.object({
    statement_descriptor: Parameter.text,
    statement_descriptor_kana: Parameter.text,
    statement_descriptor_kanji: Parameter.text
  }),
  payouts: Parameter.object({
    debit_negative_balances: Parameter.boolean,
    schedule: PayoutFields.scheduleWithDelay,
    statement_descriptor: Parameter.text
  }),
  paypay_payments: Parameter.ignored,
  sepa_debit_payments: Parameter.notServed,
  treasury: Parameter.ignored
} satisfies Parameter.Complete<Stripe.AccountCreateParams.Settings>)

/** What is not asked for is passed over: every account is verified when it is made. */
const common = {
  account_token: Parameter.notServed,
  business_type: Parameter.oneOf(["individual", "company", "non_profit", "government_entity"]),
  ...AccountOwner.fields,
  documents: Parameter.ignored,
  email: EmailAddress.parameter,
  groups: Parameter.ignored,
  metadata: Parameter.metadata
} as const

const businessProfile = Parameter.object({
  annual_revenue: Parameter.object({
    amount: Parameter.integer,
    currency: Parameter.text,
    fiscal_year_end: Parameter.text
  }),
  estimated_worker_count: Parameter.integer,
  mcc: Parameter.text,
  minority_owned_business_designation: Parameter.list(Parameter.text),
  monthly_estimated_revenue: Parameter.object({ amount: Parameter.integer, currency: Parameter.text }),
  name: Parameter.text,
  product_description: Parameter.text,
  specified_commercial_transactions_act_url: Parameter.text,
  support_address: Parameter.tree,
  support_email: EmailAddress.parameter,
  support_phone: Parameter.text,
  support_url: Parameter.text,
  url: Parameter.text
} satisfies Parameter.Complete<Stripe.AccountCreateParams.BusinessProfile>)

export const create = {
  ...common,
  business_profile: businessProfile,
  capabilities: CapabilityFields.parameter,
  controller,
  country: Parameter.text,
  default_currency: Parameter.text,
  external_account: BankFields.parameter,
  settings,
  tos_acceptance: terms,
  type: Parameter.oneOf(Controller.accountTypes)
} as const satisfies Parameter.Complete<Stripe.AccountCreateParams>

export const update = {
  ...common,
  business_profile: businessProfile,
  capabilities: CapabilityFields.parameter,
  default_currency: Parameter.notServed,
  external_account: BankFields.parameter,
  settings,
  tos_acceptance: terms
} as const satisfies Parameter.Complete<Stripe.AccountUpdateParams>

export const list = {
  ...Page.parameters,
  created: Parameter.range
} as const satisfies Parameter.Complete<Stripe.AccountListParams>

/** What is said of a bank account, as a token or by its numbers. */
export type Bank = Parameter.Given<typeof create>["external_account"]

type Create = Parameter.Given<typeof create>

/** What is shown of an account as it is said. How it is paid out is not: that is done. */
export const said = (
  {
    business_profile,
    settings: stated,
    tos_acceptance
  }: Pick<Parameter.Given<typeof update>, "business_profile" | "settings" | "tos_acceptance">,
  before?: Said.Said
): Said.Said | undefined => {
  const { payouts, paypay_payments: _paypay, treasury: _treasury, ...others } = stated ?? {}
  const descriptor = payouts?.statement_descriptor
  const settings = Said.also(
    Said.also(undefined, others),
    descriptor === undefined ? {} : { payouts: { statement_descriptor: descriptor } }
  )
  return Said.also(before, { business_profile, settings, tos_acceptance })
}

/** What is kept beside an account that a request changes. */
export const changed = (beside: AccountBeside, given: Parameter.Given<typeof update>): AccountBeside => ({
  ...beside,
  said: said(given, beside.said),
  businessName: (given.business_profile?.name ?? beside.businessName) || null,
  businessType: given.business_type ?? beside.businessType,
  email: (given.email ?? beside.email) || null,
  metadata: Parameter.changed(beside.metadata, given.metadata)
})

const setupOf = ({ controller: stated, type }: Create): Words =>
  type === undefined
    ? {
        controller: {
          losses: stated?.losses?.payments ?? "stripe",
          fees_payer: stated?.fees?.payer ?? "account",
          requirement_collection: stated?.requirement_collection ?? "stripe",
          dashboard: stated?.stripe_dashboard?.type ?? "full"
        }
      }
    : { type }

/** Also one of which nothing is said. */
const hasFullDashboard = ({ controller: stated, type }: Create): boolean =>
  type === undefined ? (stated?.stripe_dashboard?.type ?? "full") === "full" : type === "standard"

/** What was asked for; of an account with a full dashboard everything, as its owner asks for it there. */
const capabilitiesOf = (given: Create): Words => {
  const { capabilities: stated } = given
  if (stated === undefined && hasFullDashboard(given)) return {}
  const asked = [
    ...(stated?.card_payments?.requested === true ? ["card_payments"] : []),
    ...(stated?.transfers?.requested === true ? ["transfers"] : [])
  ]
  return { capabilities: asked }
}

const delayOf = (days: string | undefined): Words =>
  days === undefined ? {} : { delay_days: /^\d+$/.test(days) ? Number(days) : days }

/** The usual ones there, unless another schedule is stated. */
const payoutsOf = ({ settings: stated }: Create, country: string): Words => {
  const { debit_negative_balances: debits, schedule: asked } = stated?.payouts ?? {}
  const { delay_days: days, ...named } = asked ?? {}
  const on = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
  return {
    payouts: {
      schedule: { ...(asked?.interval === undefined ? usualSchedule(country) : {}), ...on, ...delayOf(days) },
      ...(debits === undefined ? {} : { debit_negative_balances: debits })
    }
  }
}

const schedule = "settings[payouts][schedule]"

/** By which of them it is said. */
export const params = {
  capabilities: "capabilities",
  controller: "controller",
  country: "country",
  currency: "default_currency",
  name: "business_profile[name]",
  "payouts.debit_negative_balances": "settings[payouts][debit_negative_balances]",
  "payouts.schedule": schedule,
  "payouts.schedule.delay_days": `${schedule}[delay_days]`,
  "payouts.schedule.interval": `${schedule}[interval]`,
  "payouts.schedule.monthly_anchor": `${schedule}[monthly_anchor]`,
  "payouts.schedule.weekly_anchor": `${schedule}[weekly_anchor]`,
  service_agreement: "tos_acceptance[service_agreement]"
} as const satisfies Params

/** The account in the words of a scenario; `home` is the platform's country, and the account's where none is stated. */
export const words = (given: Create, home: string): Words => ({
  ...setupOf(given),
  ...capabilitiesOf(given),
  ...payoutsOf(given, given.country ?? home),
  ...(given.country === undefined ? {} : { country: given.country }),
  ...(given.default_currency === undefined ? {} : { currency: given.default_currency }),
  ...(given.business_profile?.name === undefined ? {} : { name: given.business_profile.name }),
  ...(given.tos_acceptance?.service_agreement === undefined
    ? {}
    : { service_agreement: given.tos_acceptance.service_agreement })
})
