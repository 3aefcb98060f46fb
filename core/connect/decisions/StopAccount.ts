/**
 * StopAccount: Stripe puts an account under review, finds it on a list or rejects it, or the platform rejects it; and
 * Stripe lets it go on, or the platform one that it has rejected.
 *
 * What Stripe rejects is so for good. The platform may reject only an account whose losses it covers. What a rejection
 * does to payouts is the rejecting party's choice. https://docs.stripe.com/api/account/reject and
 * https://docs.stripe.com/api/account/unreject
 */
import { Result } from "effect"
import * as AccountRefusal from "#core/connect/refusals/AccountRefusal.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as NamedAccount from "#core/connect/decisions/NamedAccount.ts"
import * as StatusMovement from "#core/connect/decisions/StatusMovement.ts"
import type { Refusal } from "#core/connect/refusals/Refusal.ts"
import * as Requirement from "#core/connect/accounts/Requirement.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface DisableAccount {
  readonly _tag: "account_disable"
  readonly key: string
  readonly stripeAccount: StripeAccount.AccountId
  readonly disabledReason: AccountStatus.StopReason
  /** Charges and payouts, if absent. */
  readonly disables?: ReadonlySet<Requirement.Activity>
}

export interface EnableAccount {
  readonly _tag: "account_enable"
  readonly key: string
  readonly stripeAccount: StripeAccount.AccountId
}

export type StopAccount = DisableAccount | EnableAccount

export const decide = (world: World, command: StopAccount, at: Instant): Result.Result<Outcome, Refusal> => {
  const found = NamedAccount.connected(world, command.stripeAccount)
  if (Result.isFailure(found)) return Result.fail(found.failure)
  const account = found.success
  const status = StripeAccount.statusOf(account)
  const { stop: before, ...rest } = status
  if (before !== undefined && AccountStatus.isFinal(before.reason)) {
    return Result.fail(AccountRefusal.rejected(account.id, before.reason))
  }
  const refusal =
    command._tag === "account_enable" ? enableRefusal(account, status) : disableRefusal(account, command, status)
  if (refusal !== undefined) return Result.fail(refusal)
  const next = command._tag === "account_enable" ? rest : { ...status, stop: stopOf(command) }
  return Result.succeed({ ...StatusMovement.change(world, account, next, at), key: command.key })
}

const stopOf = ({ disabledReason, disables }: DisableAccount) => ({
  reason: disabledReason,
  disables: disables ?? new Set(Requirement.activities)
})

const enableRefusal = (
  { id }: StripeAccount.ConnectedAccount,
  { stop }: AccountStatus.AccountStatus
): Refusal | undefined => (stop === undefined ? AccountRefusal.notStopped(id) : undefined)

const disableRefusal = (
  { controller, id }: StripeAccount.ConnectedAccount,
  command: DisableAccount,
  { stop }: AccountStatus.AccountStatus
): Refusal | undefined => {
  const { disables, reason } = stopOf(command)
  const isPlatforms = reason.startsWith("rejected.platform_")
  if (isPlatforms && controller.losses === "stripe") return AccountRefusal.notLiable(id, "rejected")
  const isSame =
    stop?.reason === reason &&
    stop.disables.size === disables.size &&
    [...disables].every((each) => stop.disables.has(each))
  return isSame ? AccountRefusal.unchanged(id, "the disabled_reason") : undefined
}
