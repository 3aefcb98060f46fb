/**
 * InstantPayouts: how many instant payouts each account has asked for on its last day with any.
 */
import type { Payout } from "#core/connect/objects/Payout.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Day } from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

export interface InstantPayouts {
  readonly on: (account: AccountId, day: Day) => number
  /** Counts one that was just made. */
  readonly add: (payout: Payout) => void
}

/** As large as the accounts that are paid out so are many. */
export const make = (): InstantPayouts => {
  const last = new Map<AccountId, { readonly day: Day; readonly count: number }>()
  const on = (account: AccountId, day: Day): number => {
    const counted = last.get(account)
    return counted?.day === day ? counted.count : 0
  }
  return {
    on,
    add: ({ account, created }) => {
      const day = Instant.dayOf(created)
      last.set(account, { day, count: on(account, day) + 1 })
    }
  }
}
