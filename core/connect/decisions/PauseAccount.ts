/**
 * PauseAccount: the platform pauses an account's charges or payouts, or lets them go on; only where it is liable.
 *
 * Paused charges make both capabilities inactive. Paused payouts stop those too that are still pending: such a one goes
 * to the bank when they go on, and is canceled once it is 10 days old.
 * https://docs.stripe.com/connect/pausing-payments-or-payouts-on-connected-accounts
 */
import { Result } from "effect"
import * as AccountRefusal from "#core/connect/refusals/AccountRefusal.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as ReturnPayout from "#core/connect/decisions/ReturnPayout.ts"
import * as NamedAccount from "#core/connect/decisions/NamedAccount.ts"
import * as StatusMovement from "#core/connect/decisions/StatusMovement.ts"
import type { Sent } from "#core/connect/objects/Payout.ts"
import type { Refusal } from "#core/connect/refusals/Refusal.ts"
import type { Activity } from "#core/connect/accounts/Requirement.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import { nothing, type Outcome, type World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

export interface PauseAccount {
  readonly _tag: "account_pause"
  readonly key: string
  readonly stripeAccount: StripeAccount.AccountId
  /** Whether it is paused from now on; as it is, if absent. */
  readonly charges?: boolean
  readonly payouts?: boolean
}

/** How long a payout that is stopped waits. */
const daysToWait = 10

export const decide = (world: World, command: PauseAccount, at: Instant.Instant): Result.Result<Outcome, Refusal> => {
  const found = NamedAccount.connected(world, command.stripeAccount)
  if (Result.isFailure(found)) return Result.fail(found.failure)
  const account = found.success
  const status = StripeAccount.statusOf(account)
  if (account.controller.losses === "stripe") return Result.fail(AccountRefusal.notLiable(account.id, "paused"))
  const paused = new Set<Activity>([
    ...((command.charges ?? status.paused.has("charges")) ? (["charges"] as const) : []),
    ...((command.payouts ?? status.paused.has("payouts")) ? (["payouts"] as const) : [])
  ])
  const isSame = paused.size === status.paused.size && [...paused].every((each) => status.paused.has(each))
  return isSame
    ? Result.fail(AccountRefusal.unchanged(account.id, "what is paused"))
    : Result.succeed({ ...StatusMovement.change(world, account, { ...status, paused }, at), key: command.key })
}

/**
 * A pending payout of an account whose payouts are paused was to go to the bank: it waits, or is canceled. Undefined
 * where they are not paused, and of what takes money from the bank, which goes on.
 */
export const hold = (world: World, payout: Sent, at: Instant.Instant): Outcome | undefined => {
  const account = world.account(payout.account)
  const status = account?.status
  if (Money.isNegative(payout.amount)) return undefined
  if (account === undefined || status?.paused.has("payouts") !== true) return undefined
  const last = Instant.plusDays(payout.created, daysToWait)
  const others = status.waitingPayouts.filter((id) => id !== payout.id)
  if (at < last) {
    const happenings = [{ kind: "payout_submission", at: last, payout: payout.id } as const]
    return { ...nothing, at, happenings, status: { account: account.id, status: waiting(account, payout.id) } }
  }
  const draft = Draft.continuing(world, `${payout.id.slice("po_".length)}.paused`, at)
  ReturnPayout.cancel(draft, payout)
  return { ...draft.outcome(), status: { account: account.id, status: { ...status, waitingPayouts: others } } }
}

const waiting = (account: StripeAccount.StripeAccount, payout: string) => {
  const status = StripeAccount.statusOf(account)
  return { ...status, waitingPayouts: [...status.waitingPayouts, payout] }
}
