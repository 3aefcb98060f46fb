/**
 * UpdateExternalAccount: an account gets another bank account, mends its own, or loses it.
 *
 * A failed payout stops the automatic ones, and negative payouts, until then; without a bank account there are none.
 * What waits is paid out on the next payout day, and what is missing is debited on the next business day.
 * https://docs.stripe.com/payouts#payout-failures and
 * https://docs.stripe.com/api/account_bank_accounts/object, `status`
 */
import { Result } from "effect"
import * as AccountRefusal from "#core/connect/refusals/AccountRefusal.ts"
import * as StatusMovement from "#core/connect/decisions/StatusMovement.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface UpdateExternalAccount {
  readonly _tag: "external_account_update"
  readonly key: string
  /** Whose bank account it is; the platform's, if absent. */
  readonly stripeAccount?: StripeAccount.AccountId
}

export interface RemoveExternalAccount {
  readonly _tag: "external_account_removal"
  readonly key: string
  /** Whose bank account it is; the platform's, if absent. */
  readonly stripeAccount?: StripeAccount.AccountId
}

export const decide = (
  world: World,
  command: UpdateExternalAccount | RemoveExternalAccount,
  at: Instant
): Result.Result<Outcome, Refusal.Refusal> => {
  const id = command.stripeAccount ?? world.platform.id
  const account = world.account(id)
  if (account === undefined) return Result.fail(Refusal.noAccess(id))
  const status = StripeAccount.statusOf(account)
  const externalAccount = command._tag === "external_account_update" ? "new" : "missing"
  if (externalAccount === "missing" && status.externalAccount === "missing") {
    return Result.fail(AccountRefusal.unchanged(id, "the external account"))
  }
  return Result.succeed({
    ...StatusMovement.change(world, account, { ...status, externalAccount }, at),
    key: command.key
  })
}
