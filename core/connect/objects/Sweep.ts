/**
 * Sweep: the balance transactions that an automatic payout pays out.
 *
 * Laws: the payout is the sum of their nets, and every balance transaction is swept at most once. So what an account
 * has in a pot is always the sum of what was not swept: everything that moves its balance is swept, also manual
 * payouts, failures and cancels; only an automatic payout's own line is not.
 */
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Money } from "#core/money/Money.ts"
import type { Day } from "#core/time/Day.ts"

export interface Sweep {
  readonly payout: string
  readonly account: AccountId
  readonly sourceType: SourceType
  /** The payout day: everything is swept that has matured when it begins. */
  readonly day: Day
  /** The ids of the balance transactions, the oldest first; the line that holds the minimum balance is the last. */
  readonly transactions: ReadonlyArray<string>
  /** What of it is available already: nothing else may spend it until the payout's day begins. */
  readonly committed: Money
}

/** What was not swept of one pot, in one currency: what matures as `day` begins, or in the day before it. */
export interface Unswept {
  readonly sourceType: SourceType
  readonly day: Day
  readonly net: Money
  readonly transactions: ReadonlyArray<string>
}
