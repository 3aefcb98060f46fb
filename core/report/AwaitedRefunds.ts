/**
 * AwaitedRefunds: what the refunds that wait at the end of a run would take of each balance if they were paid then, and
 * when the first of them fails.
 *
 * A refund that takes its transfer back takes that much less of the charge's balance, and the rest of the destination's.
 */
import * as RefundCharge from "#core/connect/decisions/RefundCharge.ts"
import * as UnpaidRefund from "#core/connect/movements/UnpaidRefund.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as AccountAmounts from "#core/report/AccountAmounts.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface AwaitedRefunds {
  readonly amounts: AccountAmounts.AccountAmounts
  /** Of those that wait for funds and take something of the balance, the soonest. */
  readonly failing: ReadonlyMap<AccountId, ReadonlyMap<Currency, Instant>>
}

/** Of the charges on `accounts`. */
export const of = (world: MovingWorld, accounts: Iterable<AccountId>): AwaitedRefunds => {
  const amounts = AccountAmounts.empty()
  const failing = new Map<AccountId, Map<Currency, Instant>>()
  for (const account of accounts) {
    for (const waiting of world.waitingRefunds(account)) {
      const until = UnpaidRefund.until(waiting)
      for (const taken of RefundCharge.takes(world, waiting, world.now())) {
        AccountAmounts.add(amounts, taken.account, taken.amount)
        if (until !== undefined && Money.isPositive(taken.amount)) fails(failing, taken, until)
      }
    }
  }
  return { amounts, failing }
}

const fails = (
  failing: Map<AccountId, Map<Currency, Instant>>,
  { account, amount: { currency } }: RefundCharge.Taken,
  until: Instant
): void => {
  const own = failing.get(account)
  const before = own?.get(currency)
  if (own === undefined) failing.set(account, new Map([[currency, until]]))
  else if (before === undefined || until < before) own.set(currency, until)
}
