/**
 * UnitemisedPayouts: the payouts of which Stripe does not say what they pay out: those that were asked for, also
 * instantly, and those of what could be held no longer.
 *
 * A fold over everything that is done, in order, which changes in place: of the accounts that something followed has
 * come to, from then on.
 */
import type { Payout } from "#core/connect/objects/Payout.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome } from "#core/connect/World.ts"

export interface UnitemisedPayouts {
  readonly accounts: Set<AccountId>
  /** As they are now, in the order of time. */
  readonly payouts: Map<string, Payout>
}

export const empty = (): UnitemisedPayouts => ({ accounts: new Set(), payouts: new Map() })

const isUnitemised = ({ maker, originalPayout }: Payout): boolean =>
  originalPayout === undefined && (maker === "request" || maker === "holding_period")

/** Whether it may have paid out what an automatic payout had left: it is of the same balance, and not older. */
export const isAfter = (one: Payout, { account, amount, created }: Payout): boolean =>
  one.account === account && one.amount.currency === amount.currency && one.created >= created

/** Adds what was done; the accounts of its lines are followed from then on if `isFollowed`. */
export const add = ({ accounts, payouts }: UnitemisedPayouts, outcome: Outcome, isFollowed: boolean): void => {
  for (const object of outcome.made) {
    if (object.object !== "payout" || !accounts.has(object.account) || !isUnitemised(object)) continue
    payouts.set(object.id, object)
  }
  if (isFollowed) for (const { account } of outcome.transactions) accounts.add(account)
  for (const object of outcome.changed) {
    if (object.object === "payout" && payouts.has(object.id)) payouts.set(object.id, object)
  }
}
