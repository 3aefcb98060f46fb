/**
 * AccountFields: the parameters of accounts, and what they say in the words of a scenario.
 */
import type Stripe from "stripe"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as BankFields from "#apps/sandbox/resources/BankFields.ts"
import * as PayoutFields from "#apps/sandbox/resources/PayoutFields.ts"
import type { Words } from "#apps/sandbox/state/AccountMaking.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"

const requested = Parameter.object({ requested: Parameter.boolean })

/** Of all capabilities, the two that decide where money can go; of the others none is served. */
const capabilities = Parameter.object({ card_payments: requested, transfers: requested })

const controller = Parameter.object({
  fees: Parameter.object({ payer: Parameter.oneOf(["account", "application"]) }),
  losses: Parameter.object({ payments: Parameter.oneOf(Controller.lossesOf) }),
  requirement_collection: Parameter.oneOf(Controller.requirementCollections),
  stripe_dashboard: Parameter.object({ type: Parameter.oneOf(Controller.dashboards) })
})

const settings = Parameter.object({
  bacs_debit_payments: Parameter.ignored,
  branding: Parameter.ignored,
  card_issuing: Parameter.ignored,
  card_payments: Parameter.ignored,
  invoices: Parameter.ignored,
  payments: Parameter.ignored,
  payouts: Parameter.object({
    debit_negative_balances: Parameter.boolean,
    schedule: PayoutFields.scheduleWithDelay,
    statement_descriptor: Parameter.ignored
  }),
  paypay_payments: Parameter.ignored,
  treasury: Parameter.ignored
})

/** What is not asked for is passed over: every account is verified when it is made. */
const common = {
  account_token: Parameter.notServed,
  business_type: Parameter.oneOf(["individual", "company", "non_profit", "government_entity"]),
  company: Parameter.tree,
  documents: Parameter.ignored,
  email: Parameter.text,
  groups: Parameter.ignored,
  individual: Parameter.tree,
  metadata: Parameter.metadata
} as const

const businessProfile = Parameter.object({
  annual_revenue: Parameter.ignored,
  estimated_worker_count: Parameter.ignored,
  mcc: Parameter.text,
  minority_owned_business_designation: Parameter.ignored,
  monthly_estimated_revenue: Parameter.ignored,
  name: Parameter.text,
  product_description: Parameter.text,
  specified_commercial_transactions_act_url: Parameter.ignored,
  support_address: Parameter.tree,
  support_email: Parameter.text,
  support_phone: Parameter.text,
  support_url: Parameter.text,
  url: Parameter.text
})

export const create = {
  ...common,
  business_profile: businessProfile,
  capabilities,
  controller,
  country: Parameter.text,
  default_currency: Parameter.text,
  external_account: BankFields.parameter,
  settings,
  tos_acceptance: Parameter.object({
    date: Parameter.ignored,
    ip: Parameter.ignored,
    service_agreement: Parameter.oneOf(["full", "recipient"]),
    user_agent: Parameter.ignored
  }),
  type: Parameter.oneOf(Controller.accountTypes)
} as const satisfies Parameter.Complete<Stripe.AccountCreateParams>

export const update = {
  ...common,
  business_profile: businessProfile,
  capabilities,
  default_currency: Parameter.notServed,
  external_account: BankFields.parameter,
  settings,
  tos_acceptance: Parameter.tree
} as const satisfies Parameter.Complete<Stripe.AccountUpdateParams>

export const list = {
  ...Page.parameters,
  created: Parameter.range
} as const satisfies Parameter.Complete<Stripe.AccountListParams>

/** What is said of a bank account, as a token or by its numbers. */
export type Bank = Parameter.Given<typeof create>["external_account"]

type Create = Parameter.Given<typeof create>

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

/** Daily, as Stripe does it, unless another schedule is stated. */
const payoutsOf = ({ settings: stated }: Create): Words => {
  const { debit_negative_balances: debits, schedule: asked } = stated?.payouts ?? {}
  const { delay_days: days, interval = "daily", ...named } = asked ?? {}
  const on = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
  return {
    payouts: {
      schedule: { interval, ...on, ...delayOf(days) },
      ...(debits === undefined ? {} : { debit_negative_balances: debits })
    }
  }
}

/** The account in the words of a scenario. */
export const words = (given: Create): Words => ({
  ...setupOf(given),
  ...capabilitiesOf(given),
  ...payoutsOf(given),
  ...(given.country === undefined ? {} : { country: given.country }),
  ...(given.default_currency === undefined ? {} : { currency: given.default_currency }),
  ...(given.business_profile?.name === undefined ? {} : { name: given.business_profile.name }),
  ...(given.tos_acceptance?.service_agreement === undefined
    ? {}
    : { service_agreement: given.tos_acceptance.service_agreement })
})
