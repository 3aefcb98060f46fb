/**
 * ConnectReserve: the platform's money that is set aside for one account's negative balance, or given back.
 *
 * It is a line on the platform, even where its own available balance becomes negative by it.
 */
import type * as Draft from "#core/connect/movements/Draft.ts"
import type { ReserveTransaction } from "#core/connect/objects/ReserveTransaction.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Money from "#core/money/Money.ts"

/** Sets `amount` aside for the account, or gives it back if it is negative. */
export const move = (draft: Draft.Draft, account: AccountId, amount: Money.Money): ReserveTransaction => {
  const { at: created, world } = draft
  const made: ReserveTransaction = {
    id: draft.id("rtx"),
    account,
    amount,
    created,
    balanceTransaction: draft.id("txn")
  }
  draft.line({
    id: made.balanceTransaction,
    account: world.platform.id,
    type: "reserve_transaction",
    amount: Money.negate(amount),
    availableOn: created,
    sourceType: "card",
    source: made.id,
    description: `${Money.isPositive(amount) ? "Reserve" : "Release of the reserve"} for ${account}`
  })
  return made
}
