/**
 * Happening: something that a decision has set for a later moment, worked off in order when time moves there.
 */
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type * as Money from "#core/money/Money.ts"
import type * as Instant from "#core/time/Instant.ts"

/** The net of a balance transaction turns from pending to available. */
export interface Maturity {
  readonly kind: "maturity"
  readonly at: Instant.Instant
  readonly account: AccountId
  readonly transaction: string
  readonly amount: Money.Money
}

export type Happening = Maturity
