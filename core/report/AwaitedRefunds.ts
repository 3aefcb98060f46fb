/**
 * AwaitedRefunds: what the refunds that wait at the end of a run would take of each balance if they were paid then.
 *
 * A refund that takes its transfer back takes that much less of the charge's balance, and the rest of the destination's.
 */
import * as RefundCharge from "#core/connect/decisions/RefundCharge.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import * as AccountAmounts from "#core/report/AccountAmounts.ts"

/** Of the charges on `accounts`. */
export const of = (world: MovingWorld, accounts: Iterable<AccountId>): AccountAmounts.AccountAmounts => {
  const amounts = AccountAmounts.empty()
  for (const account of accounts) {
    for (const waiting of world.waitingRefunds(account)) {
      for (const taken of RefundCharge.takes(world, waiting, world.now())) {
        AccountAmounts.add(amounts, taken.account, taken.amount)
      }
    }
  }
  return amounts
}
