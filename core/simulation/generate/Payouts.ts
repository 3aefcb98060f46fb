/**
 * Payouts: the payouts of a group of sellers: each of all that is available, at the first second of its day.
 *
 * Whoever has nothing then is refused by Stripe, as it would be.
 */
import type { SourceType } from "#core/connect/SourceType.ts"
import type { AccountId } from "#core/connect/StripeAccount.ts"
import * as PaymentMethod from "#core/connect/PaymentMethod.ts"
import * as PayoutSchedule from "#core/simulation/generate/PayoutSchedule.ts"
import type { SellerGroup } from "#core/simulation/generate/SellerGroup.ts"
import type { Dated } from "#core/simulation/Run.ts"
import type * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Payouts {
  /** Who is paid out by each schedule that anyone has. */
  readonly bySchedule: ReadonlyMap<PayoutSchedule.PayoutSchedule, ReadonlyArray<AccountId>>
  /** The pots that its orders' money is in: a payout draws on one. */
  readonly pots: ReadonlyArray<SourceType>
}

export const of = ({ methods, sellers }: SellerGroup): Payouts => {
  const bySchedule = new Map<PayoutSchedule.PayoutSchedule, Array<AccountId>>()
  for (const { account, schedule } of sellers) {
    if (schedule === undefined) continue
    const accounts = bySchedule.get(schedule)
    if (accounts === undefined) bySchedule.set(schedule, [account])
    else accounts.push(account)
  }
  return { bySchedule, pots: [...new Set(methods?.values.map(PaymentMethod.sourceType) ?? ["card" as const])] }
}

/** Those of a day; `key` gives each its own. */
export function* on({ bySchedule, pots }: Payouts, day: Day.Day, key: () => string): Generator<Dated, void> {
  const at = Instant.startOf(day)
  for (const [schedule, accounts] of bySchedule) {
    if (!PayoutSchedule.isDue(schedule, day)) continue
    for (const stripeAccount of accounts) {
      for (const sourceType of pots) {
        const id = key()
        const command = { _tag: "payout", key: id, stripeAccount, sourceType } as const
        yield { at, command, thread: { id, isLast: true }, isGenerated: true }
      }
    }
  }
}
