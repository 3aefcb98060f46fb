/**
 * WithheldPayouts: what stays on a balance of what is due to its bank, and why, as the decision says that would pay it:
 * for refunds that wait for it, as its minimum, because another pot is negative, as less than the smallest payout, or
 * as the rest of a currency that banks take in whole units only; and all of it while payouts are disabled.
 */
import type { Awaiting } from "#core/connect/decisions/AwaitedFunds.ts"
import type * as KeptBack from "#core/connect/objects/KeptBack.ts"
import * as Money from "#core/money/Money.ts"

/** Why it stays: because payouts are disabled what would be paid, or taken from the bank, if they were not. */
export type Why = KeptBack.Why | "payouts_disabled"

export interface Withheld {
  /** What is there and is not paid out; negative where it is missing, and is not taken from the bank. */
  readonly amount: Money.Money
  /** The same, reason by reason; never empty. */
  readonly kept: ReadonlyArray<{ readonly why: Why; readonly amount: Money.Money }>
  /** Those that the balance keeps money for, the oldest first, and what they take of it; where it keeps none, none. */
  readonly refunds: ReadonlyArray<Awaiting>
}

/** What is due on a day, of an account that is paid out by itself or whose money could be held no longer. */
interface Due {
  readonly refunds: ReadonlyArray<Awaiting>
}

/** What is due of one pot. */
interface Pot {
  readonly amount: Money.Money
  readonly kept: Withheld["kept"]
}

/** Of one pot of what is due; undefined where nothing of it is kept. */
export const of = ({ refunds }: Due, { kept }: Pick<Pot, "kept">): Withheld | undefined => {
  const [first, ...others] = kept
  if (first === undefined) return undefined
  const amount = others.reduce((sum, each) => Money.add(sum, each.amount), first.amount)
  return { amount, kept, refunds: kept.some(({ why }) => why === "pending_refunds") ? refunds : [] }
}

/** Of one pot while payouts are disabled; undefined where nothing would be paid nor kept. */
export const stopped = (due: Due, { amount, kept }: Pot): Withheld | undefined =>
  of(due, { kept: Money.isZero(amount) ? kept : [{ why: "payouts_disabled", amount }, ...kept] })
