/**
 * ReturnPayout: a payout whose money comes back: canceled while it is pending, or failed on its way or after it
 * arrived.
 *
 * Either way the money is available at once; that of an automatic payout no earlier than it would have been without
 * it, and that of a negative payout as well. A failure, whoever made the payout, disables the bank account that it went
 * to: "no automatic or manual payouts can be processed" to it until it is updated. Where that is the default of its
 * currency, the one that payouts by themselves go to, the account's stop; where it is another they go on.
 * https://docs.stripe.com/connect/webhooks, `payout.failed`, and
 * https://support.stripe.com/questions/managing-connect-payout-failures
 */
import { Result } from "effect"
import * as AdvancePayout from "#core/connect/decisions/AdvancePayout.ts"
import * as ClearNegativePayout from "#core/connect/decisions/ClearNegativePayout.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import type { PayoutFailureCode } from "#core/connect/schedules/FailureCode.ts"
import * as Payout from "#core/connect/objects/Payout.ts"
import * as PayoutRefusal from "#core/connect/refusals/PayoutRefusal.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import * as StartOfDay from "#core/connect/schedules/StartOfDay.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

export interface CancelPayout {
  readonly _tag: "payout_cancel"
  readonly key: string
  readonly payout: string
}

/** No request of anyone's: the bank sends the money back. */
export interface FailPayout {
  readonly _tag: "payout_failure"
  readonly key: string
  readonly payout: string
  /** Why, in Stripe's words such as `account_closed`. */
  readonly failureCode: PayoutFailureCode
  /** It went to one that is not the default of its currency, or not any more. */
  readonly elsewhere?: true
}

export const decide = (
  world: World,
  command: CancelPayout | FailPayout,
  at: Instant.Instant
): Result.Result<Outcome, Refusal.Refusal> => {
  const payout = world.payout(command.payout)
  if (payout === undefined) return Result.fail(Refusal.missing("payout", command.payout, "id"))
  const isCancel = command._tag === "payout_cancel"
  if (!isSent(payout) || (isCancel && payout.status !== "pending")) {
    return Result.fail(
      isCancel ? PayoutRefusal.notCancelable() : Refusal.cannotFail("payout", payout.id, payout.status)
    )
  }
  const reversal = payout.reversedBy === undefined ? undefined : world.payout(payout.reversedBy)
  // The bank has nothing left of it to send back: the money would return twice.
  if (reversal?.status === "paid") {
    return Result.fail(Refusal.cannotFail("payout", payout.id, `reversed by ${reversal.id}`))
  }
  const draft = Draft.of(world, command.key, at)
  bringBack(draft, command, payout)
  if (reversal?.status === "pending") cancel(draft, reversal)
  const outcome = draft.outcome()
  const account = isCancel || command.elsewhere === true ? undefined : world.account(payout.account)
  const returned: Outcome = Payout.isNegative(payout) ? ClearNegativePayout.giveBack(payout, outcome) : outcome
  if (account === undefined) return Result.succeed(returned)
  const status = erroredBy(account, payout)
  return Result.succeed(status === undefined ? returned : { ...returned, status: { account: account.id, status } })
}

/** What becomes of the account whose default external account it failed at; undefined where that is gone meanwhile. */
const erroredBy = (
  account: StripeAccount.StripeAccount,
  payout: Payout.Payout
): AccountStatus.AccountStatus | undefined => {
  const status = StripeAccount.statusOf(account)
  const currency = Payout.currencyAtBank(payout)
  if (currency !== account.currency) {
    return SettlementCurrency.settles(account, currency) ? AccountStatus.withErrored(status, currency, true) : undefined
  }
  return status.externalAccount === "missing" ? undefined : { ...status, externalAccount: "errored" }
}

/** The payout will not go to the bank. */
export const cancel = (draft: Draft.Draft, payout: Payout.Sent): void =>
  bringBack(draft, { _tag: "payout_cancel" }, payout)

const isSent = (payout: Payout.Payout): payout is Payout.Sent =>
  payout.status !== "failed" && payout.status !== "canceled"

/** When what an automatic payout has swept is there. */
const swept = (world: World, { account, arrivalDate }: Payout.Payout): Instant.Instant =>
  StartOfDay.momentOf(world.account(account)?.startOfDay, Instant.dayOf(arrivalDate))

/** When what it took or brought can be used: now, but that of an automatic payout, a debit or a reversal on its day. */
const usable = (draft: Draft.Draft, payout: Payout.Payout): Instant.Instant => {
  if (Payout.isAutomatic(payout)) return Draft.following(draft.at, swept(draft.world, payout))
  return Money.isNegative(payout.amount) ? Draft.following(draft.at, payout.arrivalDate) : draft.at
}

type Returning = Pick<CancelPayout, "_tag"> | FailPayout

const bringBack = (draft: Draft.Draft, command: Returning, payout: Payout.Sent): void => {
  const failureBalanceTransaction = draft.id("txn")
  const back = { ...payout, failureBalanceTransaction }
  const returned: Payout.Returned =
    command._tag === "payout_failure"
      ? { ...back, status: "failed", failureCode: command.failureCode }
      : { ...back, status: "canceled" }
  draft.change(returned)
  if (payout.status === "paid") draft.bank({ payout: returned, kind: "returned", at: draft.at })
  draft.line({
    id: failureBalanceTransaction,
    account: payout.account,
    type: command._tag,
    amount: payout.amount,
    availableOn: usable(draft, payout),
    sourceType: payout.sourceType,
    source: payout.id,
    description: `REFUND FOR PAYOUT (${payout.description})`
  })
  AdvancePayout.undo(draft, payout)
}
