/**
 * UpdateCapability: a capability of an account is requested or given up, or Stripe activates or deactivates it.
 * https://docs.stripe.com/connect/account-capabilities
 */
import { Result } from "effect"
import * as AccountRefusal from "#core/connect/refusals/AccountRefusal.ts"
import type { Capability, State } from "#core/connect/accounts/Capability.ts"
import * as NamedAccount from "#core/connect/decisions/NamedAccount.ts"
import * as StatusMovement from "#core/connect/decisions/StatusMovement.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import type { Refusal } from "#core/connect/refusals/Refusal.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface UpdateCapability {
  readonly _tag: "capability_update"
  readonly key: string
  readonly stripeAccount: StripeAccount.AccountId
  readonly capability: Capability
  readonly status: State
}

export const decide = (
  world: World,
  { capability, key, status: state, stripeAccount }: UpdateCapability,
  at: Instant
): Result.Result<Outcome, Refusal | NotModelled> => {
  const found = NamedAccount.connected(world, stripeAccount)
  if (Result.isFailure(found)) return Result.fail(found.failure)
  const account = found.success
  const status = StripeAccount.statusOf(account)
  const before = status.capabilities.get(capability) ?? "unrequested"
  if (before === state) return Result.fail(AccountRefusal.unchanged(stripeAccount, capability))
  if (capability === "card_payments" && account.serviceAgreement === "recipient") {
    return Result.fail(AccountRefusal.recipient(stripeAccount))
  }
  if (capability === "card_payments" && account.tariff.isUnknown === true) {
    return Result.fail(NotModelled.pricesIn(account))
  }
  const capabilities = new Map(status.capabilities)
  if (state === "unrequested") capabilities.delete(capability)
  else capabilities.set(capability, state)
  return Result.succeed({ ...StatusMovement.change(world, account, { ...status, capabilities }, at), key })
}
