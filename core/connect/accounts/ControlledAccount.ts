/**
 * ControlledAccount: an account as it is made by its controller properties: the parameters of `POST /v1/accounts`.
 *
 * They cannot be changed later, and `type` is `none`. The two payers of fees that only account types bring cannot be
 * asked for. https://docs.stripe.com/connect/migrate-to-controller-properties
 */
import { Result } from "effect"
import { type AccountSetup, customerReason, Unsayable } from "#core/connect/accounts/AccountSetup.ts"
import * as RequestedCapabilities from "#core/connect/accounts/RequestedCapabilities.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"

export interface ControlledAccount {
  readonly controller: {
    readonly losses: { readonly payments: Controller.Losses }
    readonly fees: { readonly payer: "account" | "application" }
    readonly requirement_collection: Controller.RequirementCollection
    readonly stripe_dashboard: { readonly type: Controller.Dashboard }
  }
  readonly capabilities: RequestedCapabilities.RequestedCapabilities
}

const vocabulary = "controller properties"

const typeOfPayer = { application_express: "express", application_custom: "custom" } as const

/** Fails with {@link Unsayable} where the payer of fees is one of a type, or the account is a customer. */
export const of = (it: AccountSetup): Result.Result<ControlledAccount, Unsayable> => {
  const { dashboard, feesPayer, losses, requirementCollection } = it.controller
  if (it.isCustomer) return Result.fail(new Unsayable({ vocabulary, reason: customerReason }))
  if (feesPayer === "application_express" || feesPayer === "application_custom") {
    const reason = `fees_payer: ${feesPayer} comes only from type: ${typeOfPayer[feesPayer]}`
    return Result.fail(new Unsayable({ vocabulary, reason }))
  }
  return Result.succeed({
    controller: {
      losses: { payments: losses },
      fees: { payer: feesPayer },
      requirement_collection: requirementCollection,
      stripe_dashboard: { type: dashboard }
    },
    capabilities: RequestedCapabilities.of(it.capabilities)
  })
}

/** Fails with the reason where Stripe has no such account. */
export const setup = ({
  capabilities,
  controller
}: ControlledAccount): Result.Result<AccountSetup, Controller.ImpossibleController> =>
  Result.map(
    Controller.make({
      losses: controller.losses.payments,
      feesPayer: controller.fees.payer,
      requirementCollection: controller.requirement_collection,
      dashboard: controller.stripe_dashboard.type
    }),
    (possible) => ({
      controller: possible,
      capabilities: RequestedCapabilities.setOf(capabilities),
      isCustomer: false
    })
  )
