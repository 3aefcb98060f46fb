/**
 * Unpaid: what an account has of a payment that no automatic payout has paid out and that is not in its risk reserve:
 * it is there, or has left by a payout of which Stripe does not say what it pays out.
 */
import type { Payout } from "#core/connect/objects/Payout.ts"
import { type AccountId, isAccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"
import type { ReserveHistory } from "#core/report/ReserveHistory.ts"

export interface Unpaid {
  readonly account: AccountId
  readonly amount: Money.Money
}

/** What one side has of it. */
interface Part {
  readonly side: string
  readonly amount: Money.Money
}

interface PaidBy {
  readonly payout: Payout
  readonly amount: Money.Money
}

const isThere = ({ status }: Payout): boolean => status !== "failed" && status !== "canceled"

/** Of each account's part, what is left of it when payouts that did not come back, and holds, are taken off. */
export const of = (
  parts: ReadonlyArray<Part>,
  paidBy: ReadonlyArray<PaidBy>,
  holds: ReadonlyArray<ReserveHistory>
): ReadonlyArray<Unpaid> =>
  parts.flatMap(({ amount, side }) => {
    if (!isAccountId(side)) return []
    const taken = [
      ...paidBy.flatMap((it) => (it.payout.account === side && isThere(it.payout) ? [it.amount] : [])),
      ...holds.flatMap(({ hold }) => (hold.account === side ? [hold.amountReleasable] : []))
    ].filter(({ currency }) => currency === amount.currency)
    const left = Money.minus(amount, Money.sum(amount.currency, taken))
    return Money.isPositive(left) ? [{ account: side, amount: left }] : []
  })
