/**
 * AwaitedRefunds: what the refunds that wait at the end of a run would take of each balance if they were paid then, one
 * after the other, and when the first of them fails.
 *
 * A refund that takes its transfer back takes that much less of the charge's balance, and the rest of the destination's.
 */
import * as AwaitedFunds from "#core/connect/decisions/AwaitedFunds.ts"
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
  for (const { taken, waiting } of AwaitedFunds.takes(world, accounts, world.now())) {
    const until = UnpaidRefund.until(waiting)
    for (const each of taken) {
      AccountAmounts.add(amounts, each.account, each.amount)
      if (until !== undefined && Money.isPositive(each.amount)) fails(failing, each, until)
    }
  }
  return { amounts, failing }
}

const fails = (
  failing: Map<AccountId, Map<Currency, Instant>>,
  { account, amount: { currency } }: AwaitedFunds.Taken,
  until: Instant
): void => {
  const own = failing.get(account)
  const before = own?.get(currency)
  if (own === undefined) failing.set(account, new Map([[currency, until]]))
  else if (before === undefined || until < before) own.set(currency, until)
}
