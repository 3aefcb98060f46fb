/**
 * Filling: what of some money a negative balance took as it came, and what was given back to the platform for that.
 *
 * Of what comes at one moment the first lines fill first. Law: all that fills a balance at a moment together is no more
 * than what was missing, nor than what came.
 */
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import * as Money from "#core/money/Money.ts"
import type { NegativeHistory } from "#core/report/NegativeHistory.ts"
import type { Instant } from "#core/time/Instant.ts"

export interface Filling {
  readonly account: AccountId
  readonly at: Instant
  readonly amount: Money.Money
  /** Of what the platform had set aside for the balance; zero where it does not answer for it. */
  readonly givenBack: Money.Money
}

const missing = (available: Money.Money): Money.Money =>
  Money.max(Money.zero(available.currency), Money.negate(available))

/** What each gets of `most`, the first ones first. */
const inTurn = (wanted: ReadonlyArray<Money.Money>, most: Money.Money): ReadonlyArray<Money.Money> => {
  const zero = Money.zero(most.currency)
  let left = most
  return wanted.map((amount) => {
    const got = Money.max(zero, Money.min(amount, left))
    left = Money.minus(left, got)
    return got
  })
}

/** What the lines that `isOwn` have filled of these times, in their order. */
export const of = (
  histories: ReadonlyArray<NegativeHistory>,
  isOwn: (line: BalanceTransaction) => boolean
): ReadonlyArray<Filling> =>
  histories.flatMap(({ account, changes, currency, reserved }) => {
    const sum = (amounts: ReadonlyArray<Money.Money>) => Money.sum(currency, amounts)
    return changes.flatMap(({ at, available, lines }) => {
      const nets = lines.map(({ net }) => net)
      const before = Money.minus(available, sum(nets))
      const filled = inTurn(nets, Money.minus(missing(before), missing(available)))
      const back = reserved.flatMap(({ amount, created }) =>
        created === at && Money.isNegative(amount) ? [Money.negate(amount)] : []
      )
      const givenBack = inTurn(filled, sum(back))
      const areOwn = lines.map((line) => isOwn(line))
      const own = (amounts: ReadonlyArray<Money.Money>) => sum(amounts.filter((_, index) => areOwn[index]))
      const amount = own(filled)
      return Money.isPositive(amount) ? [{ account, at, amount, givenBack: own(givenBack) }] : []
    })
  })
