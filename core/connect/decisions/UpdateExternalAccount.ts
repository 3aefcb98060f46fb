/**
 * UpdateExternalAccount: an account gets another bank account, or mends its own, so that Stripe pays it out again.
 *
 * A failed payout stops the automatic ones, and bank debits, until then. What waits is paid out on the next payout day,
 * and what is missing is debited on the next business day.
 * https://docs.stripe.com/payouts#payout-failures and https://docs.stripe.com/api/account_bank_accounts/object, `status`
 */
import { Result } from "effect"
import * as DebitBank from "#core/connect/decisions/DebitBank.ts"
import type { PayoutRun } from "#core/connect/Happening.ts"
import * as PayoutSchedule from "#core/connect/PayoutSchedule.ts"
import * as PayoutSettings from "#core/connect/PayoutSettings.ts"
import * as Refusal from "#core/connect/Refusal.ts"
import type { AccountId, StripeAccount } from "#core/connect/StripeAccount.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface UpdateExternalAccount {
  readonly _tag: "external_account_update"
  readonly key: string
  /** Whose bank account it is; the platform's, if absent. */
  readonly stripeAccount?: AccountId
}

export const decide = (
  world: World,
  command: UpdateExternalAccount,
  at: Instant
): Result.Result<Outcome, Refusal.Refusal> => {
  const id = command.stripeAccount ?? world.platform.id
  const account = world.account(id)
  if (account === undefined) return Result.fail(Refusal.noAccess(id))
  return Result.succeed({
    ...nothing,
    at,
    key: command.key,
    happenings: nextRun(world, account, at),
    externalAccount: { account: id, status: "new" }
  })
}

const nextRun = (world: World, account: StripeAccount, at: Instant): ReadonlyArray<PayoutRun> => {
  const days = PayoutSettings.payoutDays(account)
  if (days === undefined) return DebitBank.next(world, account, at)
  const day = PayoutSchedule.nextPayoutDay(days.schedule, days.calendar, PayoutSchedule.dayAfter(at))
  return [{ kind: "payout_run", at: PayoutSchedule.runOf(day), account: account.id, day }]
}
