/**
 * NegativeBalance: a connected account whose available balance in a currency is below zero, and what stands behind it.
 *
 * Who does is a property of the account, `controller.losses.payments`. Where it is the platform, Stripe sets as much of
 * the platform's money aside, in `connect_reserved`, and gives it back as the hole is filled; but what a debit of the
 * account's bank has filled only once that can hardly come back. Law: over all accounts that the platform is liable
 * for, what is held in a currency = the sum of what is negative in it, and of what debits filled that are clearing.
 * https://docs.stripe.com/connect/account-balances#accounting-for-negative-balances and
 * https://support.stripe.com/questions/connect-reserves-faq
 */
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import { minus, type Money } from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export interface NegativeBalance {
  readonly account: AccountId
  readonly currency: Currency
  /**
   * Since when without interruption, which a negative payout that came back is none; undefined while it is only a hole
   * that was filled a moment ago, or for which something is held still.
   */
  readonly since: Instant.Instant | undefined
  /** What the platform has set aside for it; never negative. */
  readonly held: Money
  /** What of it is held for negative payouts that are clearing; absent where there is none. */
  readonly clearing?: ReadonlyArray<Clearing>
}

export interface Clearing {
  readonly payout: string
  /** What was missing and the debit has filled. */
  readonly amount: Money
}

/** What is held for what is missing, and not for debits that are clearing. */
export const covered = ({ clearing = [], held }: Pick<NegativeBalance, "clearing" | "held">): Money =>
  clearing.reduce((left, { amount }) => minus(left, amount), held)

const days = 180

/** The first midnight UTC at which it has been negative for 180 days. */
export const collectedAt = (since: Instant.Instant): Instant.Instant => {
  const midnight = Instant.startOf(Day.plus(Instant.dayOf(since), days))
  return Instant.startOf(Instant.dayOf(since)) === since
    ? midnight
    : Instant.startOf(Day.plus(Instant.dayOf(midnight), 1))
}

/** How the line reads with which Stripe bears one. */
export const writtenOff = "Negative balance covered by Stripe"
