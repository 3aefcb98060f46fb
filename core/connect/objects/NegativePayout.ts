/**
 * NegativePayout: what becomes of a payout that takes a negative balance from the account's bank: it fills the balance,
 * is cleared, or comes back.
 *
 * https://docs.stripe.com/connect/account-balances
 */
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Money } from "#core/money/Money.ts"

interface Common {
  readonly account: AccountId
  readonly payout: string
  /** All that it brought. */
  readonly amount: Money
}

interface Filling extends Common {
  readonly status: "filling"
  /** What of that was held for it before, and stays held until the payout is cleared. */
  readonly filled: Money
}

interface Over extends Common {
  readonly status: "cleared" | "returned"
}

export type NegativePayout = Filling | Over
