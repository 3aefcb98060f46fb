/**
 * KeptBack: a part of what is due to a bank that stays on the balance, and why.
 */
import * as Money from "#core/money/Money.ts"

/**
 * For refunds that wait for funds, as the minimum balance, because another pot is negative, as less than the smallest
 * payout there is, or as what is left of a currency that banks take in whole units only.
 */
export type Why = "pending_refunds" | "minimum_balance" | "negative_pot" | "minimum_payout" | "remainder"

export interface KeptBack {
  readonly why: Why
  /** Never zero, nor negative. */
  readonly amount: Money.Money
}

/** What is kept for `why`; nothing where that is none. */
export const of = (why: Why, amount: Money.Money): ReadonlyArray<KeptBack> =>
  Money.isPositive(amount) ? [{ why, amount }] : []

/** Why most of it is kept: of two that keep as much, the first. */
export const mostly = (kept: ReadonlyArray<KeptBack>): Why | undefined =>
  kept.toSorted((a, b) => Money.compare(b.amount, a.amount))[0]?.why
