/**
 * RiskReserves: what is held of connected accounts in their risk reserves, by when it goes back by itself.
 *
 * Law: per account and currency they sum to what its risk reserve has.
 */
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { Instant } from "#core/time/Instant.ts"

/** Of one account, what is released at one moment. */
export interface RiskReserve {
  readonly account: AccountId
  /** What is left of the holds. */
  readonly amount: Money.Money
  readonly releasedAt: Instant
  readonly holds: ReadonlyArray<string>
}

/** Those of `accounts`, in their order, each's in the order of their releases. One look at all objects. */
export const of = (world: MovingWorld, accounts: ReadonlyArray<StripeAccount>): ReadonlyArray<RiskReserve> => {
  const all = new Map<AccountId, Map<string, RiskReserve>>()
  for (const object of world.objects()) {
    if (object.object !== "reserve.hold" || Money.isZero(object.amountReleasable)) continue
    const { account, amountReleasable: amount, id, scheduledRelease: releasedAt } = object
    const own = all.get(account) ?? new Map<string, RiskReserve>()
    all.set(account, own)
    const key = keyOf(amount.currency, releasedAt)
    const before = own.get(key)
    own.set(
      key,
      before === undefined
        ? { account, amount, releasedAt, holds: [id] }
        : { ...before, amount: Money.add(before.amount, amount), holds: [...before.holds, id] }
    )
  }
  return accounts.flatMap(({ id }) =>
    [...(all.get(id)?.values() ?? [])].toSorted((a, b) => a.releasedAt - b.releasedAt)
  )
}

const keyOf = (currency: Currency, releasedAt: Instant): string => `${currency} ${releasedAt}`
