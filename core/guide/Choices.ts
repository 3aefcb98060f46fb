/**
 * Choices: what a platform decides before it is built.
 *
 * Who collects requirements is not asked for: it is the platform exactly where it onboards its accounts by the API,
 * since Stripe collects them in its own forms. https://docs.stripe.com/connect/onboarding, read 2026-11.
 */
import type * as BusinessModel from "#core/guide/BusinessModel.ts"
import type { ChargeType } from "#core/connect/prices/ChargeType.ts"
import type { Controller, Dashboard, Losses } from "#core/connect/accounts/Controller.ts"
import type { Currency } from "#core/money/Currency.ts"

/** How the sellers give their details: on Stripe's pages, in a component on the platform's, or by its own forms. */
export type Onboarding = "hosted" | "embedded" | "api"

/** The two that can be asked for; the others come only from an account type. */
export type FeesPayer = "account" | "application"

/** Whether a charge on the platform is made in the name of the seller, whose country and prices are then Stripe's. */
export type OnBehalfOf = "no" | "yes"

export const onBehalfOfs: ReadonlyArray<OnBehalfOf> = ["no", "yes"]
export const onboardings: ReadonlyArray<Onboarding> = ["hosted", "embedded", "api"]
export const feesPayers: ReadonlyArray<FeesPayer> = ["account", "application"]

export interface Choices {
  readonly businessModel: BusinessModel.Name
  readonly onboarding: Onboarding
  readonly dashboard: Dashboard
  readonly charge: ChargeType
  readonly onBehalfOf: OnBehalfOf
  readonly feesPayer: FeesPayer
  readonly losses: Losses
  readonly country: string
  readonly currency: Currency
}

/** The account that they ask for, whether or not there is such a one. */
export const controller = ({
  dashboard,
  feesPayer,
  losses,
  onboarding
}: Pick<Choices, "dashboard" | "feesPayer" | "losses" | "onboarding">): Controller => ({
  dashboard,
  feesPayer,
  losses,
  requirementCollection: onboarding === "api" ? "application" : "stripe"
})
