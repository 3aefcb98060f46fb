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
import type { Losses } from "#core/connect/Controller.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { Currency } from "#core/money/Currency.ts"
import { minus, type Money } from "#core/money/Money.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export interface NegativeBalance {
  readonly account: AccountId
  readonly currency: Currency
  /**
   * Since when without interruption, which a bank debit that came back is none; undefined while it is only a hole that
   * was filled a moment ago, or for which something is held still.
   */
  readonly since: Instant.Instant | undefined
  /** What the platform has set aside for it; never negative. */
  readonly held: Money
  /** What of it is held for bank debits that are clearing; absent where there is none. */
  readonly clearing?: ReadonlyArray<Clearing>
}

export interface Clearing {
  readonly payout: string
  /** What was missing and the debit has filled. */
  readonly amount: Money
}

/** What becomes of a debit of an account's bank: it fills the balance, is cleared, or comes back. */
export interface BankDebit {
  readonly account: AccountId
  readonly payout: string
  /** All that it brought. */
  readonly amount: Money
  /** What of that was held for it before, and stays held until the debit is cleared. */
  readonly filled: Money
  readonly status: "filling" | "cleared" | "returned"
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

/** What is held for what is missing, and not for debits that are clearing. */
export const covered = ({ clearing = [], held }: Pick<NegativeBalance, "clearing" | "held">): Money =>
  clearing.reduce((left, { amount }) => minus(left, amount), held)

/** How many business days of its bank a debit takes to clear. */
export const daysToClear = 3

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
