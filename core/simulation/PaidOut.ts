/**
 * PaidOut: what the automatic payouts and negative payouts come to, by payout day, of the accounts of which a scenario
 * expects some; and what Stripe pays out because it was held for too long, by the day on which it does.
 *
 * Only those accounts are counted, so that a long run keeps nothing of the others. What became of a payout afterwards
 * does not count.
 */
import * as Payout from "#core/connect/objects/Payout.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome } from "#core/connect/World.ts"
import type * as Money from "#core/money/Money.ts"
import * as Sums from "#core/simulation/Sums.ts"
import type { Day } from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** Payout day → what it comes to in each currency. */
export type ByDay = ReadonlyMap<Day, Sums.Sum>

/** A fold that changes in place. */
export type PaidOut = ReadonlyMap<AccountId, ByDay>

/** Nothing yet, of the accounts of which something is expected. */
export const empty = (accounts: Iterable<AccountId>): PaidOut =>
  new Map(Array.from(accounts, (account) => [account, new Map()]))

const count = (paidOut: PaidOut, account: AccountId, day: Day, amount: Money.Money | undefined): void => {
  const days = paidOut.get(account) as Map<Day, Sums.Sums> | undefined
  if (days === undefined || amount === undefined) return
  let sums = days.get(day)
  if (sums === undefined) days.set(day, (sums = new Map()))
  Sums.add(sums, amount)
}

/** Adds the automatic payouts of an outcome, and the negative payouts that no schedule makes, of all source types. */
export const add = (paidOut: PaidOut, { key, made, swept }: Outcome): void => {
  if (key !== undefined || made.length === 0) return
  for (const { account, day, payout } of swept ?? []) {
    count(paidOut, account, day, made.find(({ id }) => id === payout)?.amount)
  }
  for (const object of made) {
    if (object.object !== "payout" || Payout.isAutomatic(object)) continue
    const at = object.maker === "holding_period" ? object.created : object.arrivalDate
    count(paidOut, object.account, Instant.dayOf(at), object.amount)
  }
}
