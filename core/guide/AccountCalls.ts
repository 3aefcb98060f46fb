/**
 * AccountCalls: the requests that make a seller's account, have it onboarded and give it a dashboard.
 *
 * https://docs.stripe.com/connect/onboarding, https://docs.stripe.com/api/accounts/create,
 * https://docs.stripe.com/api/v2/core/accounts/create and https://docs.stripe.com/api/account_sessions, read 2026-11.
 */
import { Result } from "effect"
import type { AccountSetup } from "#core/connect/accounts/AccountSetup.ts"
import * as AccountV2 from "#core/connect/accounts/AccountV2.ts"
import * as ControlledAccount from "#core/connect/accounts/ControlledAccount.ts"
import type { Capability } from "#core/connect/accounts/Capability.ts"
import type { ApiCall, Parameters } from "#core/guide/ApiCall.ts"
import * as BusinessModel from "#core/guide/BusinessModel.ts"
import * as Choices from "#core/guide/Choices.ts"

/** Only who is charged, or charged on behalf of, takes card payments; who is paid by transfers receives those. */
const capabilities = ({ charge, onBehalfOf }: Choices.Choices): ReadonlySet<Capability> =>
  new Set(charge === "direct" || onBehalfOf === "yes" ? ["card_payments", "transfers"] : ["transfers"])

const setup = (choices: Choices.Choices): AccountSetup => ({
  controller: Choices.controller(choices),
  capabilities: capabilities(choices),
  isCustomer: false
})

/** By controller properties, which can say all that the guide asks for. */
export const v1 = (choices: Choices.Choices): ApiCall => {
  const account = Result.getOrThrow(ControlledAccount.of(setup(choices)))
  return {
    path: "/v1/accounts",
    parameters: {
      country: choices.country,
      controller: account.controller,
      capabilities: account.capabilities as Parameters
    }
  }
}

/** By Accounts v2; who collects requirements is not asked there, and follows. */
export const v2 = (choices: Choices.Choices): ApiCall => {
  const { configuration, dashboard, defaults } = AccountV2.of(setup(choices))
  const { fees_collector, losses_collector } = defaults.responsibilities
  return {
    path: "/v2/core/accounts",
    parameters: {
      contact_email: "seller@example.com",
      display_name: BusinessModel.of(choices.businessModel).seller,
      dashboard,
      identity: { country: choices.country },
      configuration: configuration as Parameters,
      defaults: { currency: choices.currency, responsibilities: { fees_collector, losses_collector } }
    }
  }
}

const enabled = (...components: ReadonlyArray<string>): Parameters =>
  Object.fromEntries(components.map((component) => [component, { enabled: true }]))

const session = (...components: ReadonlyArray<string>): ApiCall => ({
  path: "/v1/account_sessions",
  parameters: { account: "$ACCOUNT", components: enabled(...components) }
})

export const onboarding = ({ currency, onboarding, country }: Choices.Choices): ApiCall => {
  switch (onboarding) {
    case "hosted":
      return {
        path: "/v1/account_links",
        parameters: {
          account: "$ACCOUNT",
          type: "account_onboarding",
          refresh_url: "https://example.com/refresh",
          return_url: "https://example.com/return"
        }
      }
    case "embedded":
      return session("account_onboarding", "notification_banner")
    case "api":
      return {
        path: "/v1/accounts/$ACCOUNT",
        parameters: {
          business_type: "individual",
          individual: { first_name: "$FIRST_NAME", last_name: "$LAST_NAME", email: "$EMAIL" },
          external_account: { object: "bank_account", country, currency, account_number: "$BANK_ACCOUNT" },
          tos_acceptance: { date: "$ACCEPTED_AT", ip: "$ACCEPTED_FROM" }
        }
      }
  }
}

/** Undefined where sellers log in to Stripe by themselves. */
export const dashboard = ({ dashboard }: Choices.Choices): ApiCall | undefined => {
  switch (dashboard) {
    case "full":
      return undefined
    case "express":
      return { path: "/v1/accounts/$ACCOUNT/login_links", parameters: {} }
    case "none":
      return session("payments", "payouts", "documents", "account_management")
  }
}
