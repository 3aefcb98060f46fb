/**
 * ReserveTransaction: platform money that is set aside for one account's negative balance, or given back, `rtx_…`.
 *
 * https://support.stripe.com/questions/connect-reserves-faq
 */
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Money } from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface ReserveTransaction {
  readonly id: string
  /** The account whose balance is negative. */
  readonly account: AccountId
  /** Negative when it is given back. */
  readonly amount: Money
  readonly created: Instant
  readonly balanceTransaction: string
}
