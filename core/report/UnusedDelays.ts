/**
 * UnusedDelays: the accounts for which a longer delay was asked for (`delay_days`) and nothing ever waited that long.
 *
 * Only card payments wait for the days of an account: those on its own balance, unless they are made on behalf of
 * another, and those on its behalf. What is transferred to it comes when the charge on the platform does, and a bank
 * debit has days of its own. A fold over everything that is done, in order, which keeps a name per account.
 */
import type { AccountId, StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import type { Charge } from "#core/connect/objects/Charge.ts"
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import type { Outcome, World } from "#core/connect/World.ts"

/** Those whose longer delay something has waited for. */
export type UsedDelays = Set<AccountId>

export const empty = (): UsedDelays => new Set()

/** Longer than the lowest that it may have. */
const isLonger = ({ lowestDelay, settlementDelay }: StripeAccount): boolean =>
  lowestDelay !== undefined && settlementDelay.days > lowestDelay.days

const waits = ({ paymentMethod, sourceTransfer }: Charge): boolean =>
  sourceTransfer === undefined && !BankDebit.is(paymentMethod)

/** `world` is as the outcome left it. */
export const add = (used: UsedDelays, world: World, { made }: Outcome): void => {
  for (const object of made) {
    if (object.object !== "charge" || !waits(object)) continue
    const merchant = world.account(object.onBehalfOf ?? object.account)
    if (merchant !== undefined && isLonger(merchant)) used.add(merchant.id)
  }
}

/** Of `accounts`, as they are at the end, in their order. */
export const of = (used: UsedDelays, accounts: ReadonlyArray<StripeAccount>): ReadonlyArray<AccountId> =>
  accounts.filter((account) => isLonger(account) && !used.has(account.id)).map(({ id }) => id)
