/**
 * Loss: what some money took of a balance that did not have it, and who bore what was missing of that balance for good,
 * or answers for it still.
 *
 * Laws: it is no more than its lines took while the balance was negative, less what of them filled it; what came in and
 * filled all of it leaves no loss.
 */
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { Collection } from "#core/connect/objects/Collection.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Filling from "#core/report/Filling.ts"
import type { NegativeHistory } from "#core/report/NegativeHistory.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface Loss {
  readonly account: AccountId
  /** Since when the balance was negative, and when this first took of it below zero. */
  readonly since: Instant
  readonly at: Instant
  readonly amount: Money.Money
  /** What was missing of the balance in the end, or is, whatever took it. */
  readonly missing: Money.Money
  /** Who bore that; absent while it is missing. */
  readonly collected?: Collection
}

const missingOf = (available: Money.Money): Money.Money =>
  Money.max(Money.zero(available.currency), Money.negate(available))

interface Taken {
  readonly at: Instant
  readonly amount: Money.Money
}

const netOf = (currency: Currency, lines: ReadonlyArray<BalanceTransaction>): Money.Money =>
  Money.sum(
    currency,
    lines.map(({ net }) => net)
  )

/** When the lines that `isOwn` took of the balance below zero, and how much. */
const taken = (
  { changes, currency }: NegativeHistory,
  isOwn: (line: BalanceTransaction) => boolean
): ReadonlyArray<Taken> =>
  changes.flatMap(({ at, available, lines }) => {
    const before = Money.minus(available, netOf(currency, lines))
    const own = Money.negate(netOf(currency, lines.filter(isOwn)))
    const deeper = Money.minus(missingOf(available), missingOf(before))
    const amount = Money.min(own, deeper)
    return Money.isPositive(amount) ? [{ at, amount }] : []
  })

/** What the lines that `isOwn` made somebody lose in these times, or may yet. */
export const of = (
  histories: ReadonlyArray<NegativeHistory>,
  isOwn: (line: BalanceTransaction) => boolean
): ReadonlyArray<Loss> =>
  histories.flatMap((history) => {
    const { account, changes, collected, currency, since, until } = history
    if (collected === undefined && until !== undefined) return []
    const all = taken(history, isOwn)
    const back = Filling.of([history], isOwn)
    const amount = Money.sum(currency, [
      ...all.map((each) => each.amount),
      ...back.map((each) => Money.negate(each.amount))
    ])
    if (!Money.isPositive(amount)) return []
    const left = changes.reduce((_, { available }) => missingOf(available), Money.zero(currency))
    const missing = collected?.amount ?? left
    const end = collected === undefined ? {} : { collected }
    return all.slice(0, 1).map(({ at }) => ({ account, since, at, amount, missing, ...end }))
  })
