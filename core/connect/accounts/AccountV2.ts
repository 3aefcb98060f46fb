/**
 * AccountV2: an account as Accounts v2 has it (`/v2/core/accounts`): configurations for what it does, a dashboard, and
 * who is responsible for what.
 *
 * A `merchant` takes payments, a `recipient` receives transfers, a `customer` is charged by the platform.
 * `fees_collector: stripe` is v1's payer `account`: Stripe collects its fees from the account. `requirements_collector`
 * is shown of an account, and follows from the rest when it is made.
 * https://docs.stripe.com/connect/accounts-v2/connected-account-configuration
 */
import { Result } from "effect"
import type { AccountSetup } from "#core/connect/accounts/AccountSetup.ts"
import type { Capability } from "#core/connect/accounts/Capability.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"

export type FeesCollector = "stripe" | "application" | "application_express" | "application_custom"

export interface AccountV2 {
  readonly dashboard: Controller.Dashboard
  readonly configuration: {
    readonly merchant?: { readonly capabilities: { readonly card_payments: { readonly requested: true } } }
    readonly recipient?: {
      readonly capabilities: { readonly stripe_balance: { readonly stripe_transfers: { readonly requested: true } } }
    }
    readonly customer?: object
  }
  readonly defaults: {
    readonly responsibilities: {
      readonly fees_collector: FeesCollector
      readonly losses_collector: Controller.Losses
      readonly requirements_collector: Controller.RequirementCollection
    }
  }
}

/**
 * Who collects requirements where nothing else is said: the platform only of an account without a dashboard whose
 * losses are its own. https://docs.stripe.com/connect/accounts-v2/connected-account-configuration
 */
export const collector = (
  dashboard: Controller.Dashboard,
  losses: Controller.Losses
): Controller.RequirementCollection => (dashboard === "none" && losses === "application" ? "application" : "stripe")

const words: Controller.Words = {
  losses: "losses_collector",
  feesPayer: "fees_collector",
  account: "stripe",
  requirementCollection: "requirements_collector"
}

const requested = { requested: true } as const
export const merchant = { capabilities: { card_payments: requested } } as const
export const recipient = { capabilities: { stripe_balance: { stripe_transfers: requested } } } as const

/** Accounts v2 has words for every account. */
export const of = ({ capabilities, controller, isCustomer }: AccountSetup): AccountV2 => ({
  dashboard: controller.dashboard,
  configuration: {
    ...(capabilities.has("card_payments") ? { merchant } : {}),
    ...(capabilities.has("transfers") ? { recipient } : {}),
    ...(isCustomer ? { customer: {} } : {})
  },
  defaults: {
    responsibilities: {
      fees_collector: controller.feesPayer === "account" ? "stripe" : controller.feesPayer,
      losses_collector: controller.losses,
      requirements_collector: controller.requirementCollection
    }
  }
})

/** Fails with the reason, in these words, where Stripe has no such account. */
export const setup = ({
  configuration,
  dashboard,
  defaults: { responsibilities }
}: AccountV2): Result.Result<AccountSetup, Controller.ImpossibleController> =>
  Result.map(
    Controller.make(
      {
        losses: responsibilities.losses_collector,
        feesPayer: responsibilities.fees_collector === "stripe" ? "account" : responsibilities.fees_collector,
        requirementCollection: responsibilities.requirements_collector,
        dashboard
      },
      words
    ),
    (controller) => ({
      controller,
      capabilities: new Set<Capability>([
        ...(configuration.merchant === undefined ? [] : (["card_payments"] as const)),
        ...(configuration.recipient === undefined ? [] : (["transfers"] as const))
      ]),
      isCustomer: configuration.customer !== undefined
    })
  )
