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

const sumOf = (currency: Currency, parts: ReadonlyArray<{ readonly amount: Money.Money }>): Money.Money =>
  Money.sum(
    currency,
    parts.map(({ amount }) => amount)
  )

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
    const taking = lines.filter((line) => isOwn(line) && Money.isNegative(line.net))
    const own = Money.negate(netOf(currency, taking))
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
    const [first] = all
    const amount = Money.minus(sumOf(currency, all), sumOf(currency, Filling.of([history], isOwn)))
    if (first === undefined || !Money.isPositive(amount)) return []
    const missing = collected?.amount ?? missingOf(changes.at(-1)?.available ?? Money.zero(currency))
    return [{ account, since, at: first.at, amount, missing, ...(collected === undefined ? {} : { collected }) }]
  })
