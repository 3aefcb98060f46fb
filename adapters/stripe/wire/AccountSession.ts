/**
 * AccountSession: Stripe's `account_session`: what an embedded component of a platform's page may show of an account.
 *
 * Every component is told, also one that is not enabled, with its features as they are documented by default.
 * https://docs.stripe.com/api/account_sessions/object
 */
import { Schema } from "effect"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"

const Component = WireObject.open({
  enabled: Schema.Boolean,
  features: Schema.optionalKey(Schema.Record(Schema.String, Schema.Unknown))
})

export const AccountSession = WireObject.make("account_session", {
  account: Schema.String,
  client_secret: Schema.String,
  components: Schema.Record(Schema.String, Component),
  expires_at: WireObject.Moment,
  livemode: Schema.Boolean
})

export type AccountSession = typeof AccountSession.Type

/** Only of accounts whose losses Stripe covers by default, or the opposite of what is collected. */
type Default = boolean | "losses_are_stripes" | "unless_collected" | "as_disputes"

const collecting = {
  disable_stripe_user_authentication: "unless_collected",
  external_account_collection: true
} as const
const payouts = {
  ...collecting,
  edit_payout_schedule: "losses_are_stripes",
  instant_payouts: "losses_are_stripes",
  standard_payouts: "losses_are_stripes"
} as const
const disputes = {
  destination_on_behalf_of_charge_management: false,
  dispute_management: true,
  refund_management: true,
  smart_disputes_management: "as_disputes"
} as const
const payments = { capture_payments: true, ...disputes } as const
const cards = { card_management: true, card_spend_dispute_management: true, spend_control_management: true } as const

/** The components with their features. */
export const components = {
  account_management: collecting,
  account_onboarding: collecting,
  balance_report: {},
  balances: payouts,
  disputes_list: payments,
  documents: {},
  financial_account: { ...collecting, send_money: true, transfer_balance: true },
  financial_account_transactions: { card_spend_dispute_management: true },
  instant_payouts_promotion: { ...collecting, instant_payouts: "losses_are_stripes" },
  issuing_card: { ...cards, cardholder_management: false },
  issuing_cards_list: { ...cards, cardholder_management: false, disable_stripe_user_authentication: false },
  notification_banner: collecting,
  payment_details: payments,
  payment_disputes: disputes,
  payment_method_settings: { disable_stripe_user_authentication: false },
  payments,
  payout_details: {},
  payout_reconciliation_report: {},
  payouts,
  payouts_list: {},
  reporting_chart: {},
  tax_registrations: {},
  tax_settings: {},
  terminal_hardware_orders: {},
  terminal_hardware_shop: {}
} as const satisfies Readonly<Record<string, Readonly<Record<string, Default>>>>

export type Name = keyof typeof components

/** What was asked for of a component. */
export interface Asked {
  readonly enabled: boolean
  readonly features: Readonly<Record<string, boolean>>
}

/** All there is to say of one. */
export interface Facts {
  readonly account: string
  readonly clientSecret: string
  readonly components: Readonly<Partial<Record<string, Asked>>>
  readonly expiresAt: number
  readonly isStripeLiable: boolean
}

const featuresOf = (defaults: Readonly<Record<string, Default>>, asked: Asked["features"], isStripeLiable: boolean) => {
  const valueOf = (name: string): boolean => {
    const stated = asked[name]
    const usual = defaults[name] ?? false
    if (stated !== undefined) return stated
    if (usual === "losses_are_stripes") return isStripeLiable
    if (usual === "unless_collected") return !valueOf("external_account_collection")
    return usual === "as_disputes" ? valueOf("dispute_management") : usual
  }
  return Object.fromEntries(Object.keys(defaults).map((name) => [name, valueOf(name)]))
}

export const of = ({ account, clientSecret, components: asked, expiresAt, isStripeLiable }: Facts) => ({
  object: "account_session" as const,
  account,
  client_secret: clientSecret,
  components: Object.fromEntries(
    Object.entries(components).map(([name, defaults]) => {
      const { enabled = false, features = {} } = asked[name] ?? {}
      return [name, { enabled, features: featuresOf(defaults, features, isStripeLiable) }]
    })
  ),
  expires_at: expiresAt,
  livemode: WireObject.livemode
})
