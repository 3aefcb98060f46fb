/**
 * Filling: what of some money a negative balance took as it came, and what was given back to the platform for that.
 *
 * Law: all that fills a balance at a moment is no more than what was missing, nor than what came.
 */
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import * as Money from "#core/money/Money.ts"
import type { Change, NegativeHistory } from "#core/report/NegativeHistory.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface Filling {
  readonly account: AccountId
  readonly at: Instant
  readonly amount: Money.Money
  /** Of what the platform had set aside for the balance; zero where it does not answer for it. */
  readonly givenBack: Money.Money
}

const netOf = ({ available: { currency } }: Change, lines: ReadonlyArray<BalanceTransaction>): Money.Money =>
  Money.sum(
    currency,
    lines.map(({ net }) => net)
  )

const missing = (available: Money.Money): Money.Money =>
  Money.max(Money.zero(available.currency), Money.negate(available))

/** How much of what was missing a change has filled. */
const filledBy = (change: Change): Money.Money => {
  const { available, lines } = change
  return Money.minus(missing(Money.minus(available, netOf(change, lines))), missing(available))
}

/** What the lines that `isOwn` have filled of these times, in their order. */
export const of = (
  histories: ReadonlyArray<NegativeHistory>,
  isOwn: (line: BalanceTransaction) => boolean
): ReadonlyArray<Filling> =>
  histories.flatMap(({ account, changes, currency, reserved }) =>
    changes.flatMap((change) => {
      const { at, lines } = change
      const amount = Money.min(filledBy(change), netOf(change, lines.filter(isOwn)))
      if (!Money.isPositive(amount)) return []
      const back = reserved.filter((each) => each.created === at && Money.isNegative(each.amount))
      const sum = Money.sum(
        currency,
        back.map((each) => Money.negate(each.amount))
      )
      return [{ account, at, amount, givenBack: Money.min(sum, amount) }]
    })
  )
