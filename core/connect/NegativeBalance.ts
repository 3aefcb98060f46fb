/**
 * NegativeBalance: a connected account whose available balance in a currency is below zero, and what stands behind it.
 *
 * Who does is a property of the account, `controller.losses.payments`. Where it is the platform, Stripe sets as much of
 * the platform's money aside, in `connect_reserved`, and gives it back as the hole is filled. Law: over all accounts
 * that the platform is liable for, what is held in a currency = the sum of what is negative in it.
 * https://docs.stripe.com/connect/account-balances#accounting-for-negative-balances and
 * https://support.stripe.com/questions/connect-reserves-faq
 */
import type { Losses } from "#core/connect/Controller.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import type { Money } from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export interface NegativeBalance {
  readonly account: AccountId
  readonly currency: Currency
  /** Since when without interruption; undefined while it is only a hole that was filled a moment ago. */
  readonly since: Instant.Instant | undefined
  /** What the platform has set aside for it; never negative. */
  readonly held: Money
}

/** Platform money that is set aside for one account's negative balance, or given back: `rtx_…`. */
export interface ReserveTransaction {
  readonly id: string
  /** The account whose balance is negative. */
  readonly account: AccountId
  /** Negative when it is given back. */
  readonly amount: Money
  readonly created: Instant.Instant
  readonly balanceTransaction: string
}

/** The end of a balance that was negative for too long: somebody else fills it, for good, `connct_…`. */
export interface Collection {
  readonly id: string
  /** The account whose balance was negative. */
  readonly account: AccountId
  readonly amount: Money
  /** Who fills it: the platform, from its reserve, or Stripe. */
  readonly liable: Losses
  readonly created: Instant.Instant
  /** The line on the account. */
  readonly balanceTransaction: string
}

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
