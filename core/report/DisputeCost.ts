/**
 * DisputeCost: what disputes have cost each account so far: what payers' banks withdrew and did not give back, and
 * Stripe's fees for them.
 *
 * The fold changes in place, and is as large as the accounts are many that had a dispute.
 */
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Outcome } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as AccountAmounts from "#core/report/AccountAmounts.ts"

export type DisputeCost = AccountAmounts.AccountAmounts

export const empty = AccountAmounts.empty

const isDispute = ({ object }: ConnectObject): boolean => object === "dispute"

const isPart = ({ reportingCategory, type }: BalanceTransaction): boolean =>
  reportingCategory === "dispute" || reportingCategory === "dispute_reversal" || type === "stripe_fee"

/** Counts an outcome. A fee that stands on a line of its own belongs to the dispute that is made or changes with it. */
export const add = (cost: DisputeCost, { changed, made, transactions }: Outcome): void => {
  if (!made.some(isDispute) && !changed.some(isDispute)) return
  for (const line of transactions) {
    if (isPart(line)) AccountAmounts.add(cost, line.account, Money.negate(line.net))
  }
}

export const of = (cost: DisputeCost, account: AccountId, currency: Currency): Money.Money =>
  AccountAmounts.of(cost, account, currency)
