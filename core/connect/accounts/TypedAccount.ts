/**
 * TypedAccount: an account as it is made by its type: the parameters of `POST /v1/accounts`.
 *
 * A type stands for one set of controller properties, so most sets have none.
 * https://docs.stripe.com/connect/accounts
 */
import { Result } from "effect"
import { type AccountSetup, customerReason, Unsayable } from "#core/connect/accounts/AccountSetup.ts"
import * as RequestedCapabilities from "#core/connect/accounts/RequestedCapabilities.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"

export interface TypedAccount {
  readonly type: Controller.AccountType
  readonly capabilities: RequestedCapabilities.RequestedCapabilities
}

const vocabulary = "account types"

/** Fails with {@link Unsayable} where no type stands for its properties, or it is a customer. */
export const of = ({ capabilities, controller, isCustomer }: AccountSetup): Result.Result<TypedAccount, Unsayable> => {
  if (isCustomer) return Result.fail(new Unsayable({ vocabulary, reason: customerReason }))
  const type = Controller.typeOf(controller)
  if (type !== undefined) return Result.succeed({ type, capabilities: RequestedCapabilities.of(capabilities) })
  const { dashboard, feesPayer, losses, requirementCollection } = controller
  const reason =
    `no type stands for losses: ${losses}, fees_payer: ${feesPayer}, ` +
    `requirement_collection: ${requirementCollection} and dashboard: ${dashboard}; Stripe shows type: none`
  return Result.fail(new Unsayable({ vocabulary, reason }))
}

export const setup = ({ capabilities, type }: TypedAccount): AccountSetup => ({
  controller: Controller.typed[type],
  capabilities: RequestedCapabilities.setOf(capabilities),
  isCustomer: false
})
