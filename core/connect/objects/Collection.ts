/**
 * Collection: the end of a balance that was negative for too long: somebody else fills it, for good, `connct_…`.
 *
 * https://support.stripe.com/questions/connect-reserves-faq
 */
import type { Losses } from "#core/connect/accounts/Controller.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Money } from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface Collection {
  readonly id: string
  /** The account whose balance was negative. */
  readonly account: AccountId
  readonly amount: Money
  /** Who fills it: the platform, from its reserve, or Stripe. */
  readonly liable: Losses
  readonly created: Instant
  /** The line on the account. */
  readonly balanceTransaction: string
}
