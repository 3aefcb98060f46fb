/**
 * PaidOut: what the automatic payouts come to, by payout day, of the accounts of which a scenario expects some.
 *
 * Only those accounts are counted, so that a long run keeps nothing of the others. What became of a payout afterwards
 * does not count.
 */
import type { AccountId } from "#core/connect/StripeAccount.ts"
import type { Outcome } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import type { Day } from "#core/time/Day.ts"

/** Payout day → amount. */
export type ByDay = ReadonlyMap<Day, Money.Money>

/** A fold that changes in place. */
export type PaidOut = ReadonlyMap<AccountId, ByDay>

/** Nothing yet, of the accounts of which something is expected. */
export const empty = (expected: PaidOut): PaidOut =>
  new Map(Array.from(expected.keys(), (account) => [account, new Map()]))

/** Adds the automatic payouts of an outcome, of all source types. */
export const add = (paidOut: PaidOut, { made, swept }: Outcome): void => {
  if (swept === undefined) return
  for (const { account, day, payout } of swept) {
    const days = paidOut.get(account) as Map<Day, Money.Money> | undefined
    const amount = made.find(({ id }) => id === payout)?.amount
    if (days === undefined || amount === undefined) continue
    const before = days.get(day)
    days.set(day, before === undefined ? amount : Money.add(before, amount))
  }
}
