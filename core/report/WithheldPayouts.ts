/**
 * WithheldPayouts: what stays on a balance of what is due to its bank, and why, as the decision says that would pay it:
 * for refunds that wait for it, as its minimum, because another pot is negative, as less than the smallest payout, or
 * as the rest of a currency that banks take in whole units only.
 */
import type { Awaiting } from "#core/connect/decisions/AwaitedFunds.ts"
import type { KeptBack } from "#core/connect/objects/KeptBack.ts"
import * as Money from "#core/money/Money.ts"

export interface Withheld {
  /** What is there and is not paid out. */
  readonly amount: Money.Money
  /** The same, reason by reason; never empty. */
  readonly kept: ReadonlyArray<KeptBack>
  /** Those that the balance keeps money for, the oldest first, and what they take of it; where it keeps none, none. */
  readonly refunds: ReadonlyArray<Awaiting>
}

/** What is due on a day, of an account that is paid out by itself or whose money could be held no longer. */
interface Due {
  readonly refunds: ReadonlyArray<Awaiting>
}

/** Of one pot of what is due; undefined where nothing of it is kept. */
export const of = ({ refunds }: Due, { kept }: { readonly kept: ReadonlyArray<KeptBack> }): Withheld | undefined => {
  const [first, ...others] = kept
  if (first === undefined) return undefined
  const amount = others.reduce((sum, each) => Money.add(sum, each.amount), first.amount)
  return { amount, kept, refunds: kept.some(({ why }) => why === "pending_refunds") ? refunds : [] }
}
