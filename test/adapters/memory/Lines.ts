/**
 * Lines: what the tests of a world's memory put into it: outcomes that are nothing but lines, and whose they are.
 */
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import type { PayoutSettings } from "#core/connect/schedules/PayoutSettings.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import { nothing, type Outcome } from "#core/connect/World.ts"
import type { Instant } from "#core/time/Instant.ts"
import { moment, money } from "../../core/connect/Worlds.ts"

interface Written {
  readonly id?: string
  readonly account?: AccountId
  readonly type?: "charge" | "payout" | "payout_minimum_balance_hold" | "payout_minimum_balance_release"
  readonly created: Instant
  readonly sourceType?: SourceType
}

/** A line of Ada's, if it says nothing else: what it is of, and from when on it can be used. */
export const line = (amount: string, availableOn: string, { created, ...changes }: Written) =>
  BalanceTransaction.make({
    id: "txn_1",
    account: "acct_ada",
    type: "charge",
    amount: money(amount),
    feeDetails: [],
    source: "ch_1",
    created,
    availableOn: moment(availableOn),
    description: "",
    reportingCategory: "charge",
    ...changes
  })

export const outcomeOf = (
  transactions: ReadonlyArray<BalanceTransaction.BalanceTransaction>,
  changes: Partial<Outcome> = {}
): Outcome => ({ ...nothing, transactions, ...changes })

export const byId = (...accounts: ReadonlyArray<StripeAccount>): ReadonlyMap<AccountId, StripeAccount> =>
  new Map(accounts.map((account) => [account.id, account]))

export const daily: PayoutSettings = { schedule: { interval: "daily" }, debitNegativeBalances: true }
export const mondays: PayoutSettings = {
  schedule: { interval: "weekly", weekdays: [0] },
  debitNegativeBalances: false
}
export const asked: PayoutSettings = { schedule: { interval: "manual" }, debitNegativeBalances: false }
export const debited: PayoutSettings = { schedule: { interval: "manual" }, debitNegativeBalances: true }
export const held: PayoutSettings = {
  schedule: { interval: "manual", holding: { days: 10 } },
  debitNegativeBalances: false
}
