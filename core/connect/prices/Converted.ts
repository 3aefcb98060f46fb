/**
 * Converted: what an amount came to in another currency, and the rate from minor units to minor units.
 */
import type { Money } from "#core/money/Money.ts"
import type { Rate } from "#core/money/Rate.ts"

export interface Converted {
  readonly amount: Money
  readonly rate: Rate
  /** What Stripe takes for it beside, in the currency of the amount; inside the rate, if absent. */
  readonly fee?: Money
}
