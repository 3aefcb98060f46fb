/**
 * AccountView: accounts and what belongs to them as the API shows them.
 */
import * as AccountWire from "#adapters/stripe/wire/Account.ts"
import * as BankAccountWire from "#adapters/stripe/wire/BankAccount.ts"
import type { PayoutBank } from "#apps/sandbox/state/PayoutBank.ts"
import type { Kept, Shelf } from "#apps/sandbox/state/Shelf.ts"
import type { State } from "#apps/sandbox/state/State.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"

type On<Name extends "accounts"> = State[Name] extends Shelf<infer Item, infer Beside> ? Kept<Item, Beside> : never

/** The bank accounts of an account, the first one first. */
export const banksOf = (state: State, account: string): ReadonlyArray<Kept<PayoutBank, undefined>> => {
  const all = state.banks.all(account)
  return Array.from({ length: all.length }, (_, position) => all.at(position)).filter((each) => each !== undefined)
}

/** The one that payouts go to; undefined where none was named. */
export const defaultBank = (state: State, account: string): Kept<PayoutBank, undefined> | undefined =>
  banksOf(state, account).find(({ item }) => item.isDefault)

/** One whose payout failed is errored until it is updated. */
export const bank = (state: State, { item, owner }: Kept<PayoutBank, undefined>) => {
  const { failureCode: _, ...facts } = item
  const account = state.accounts.get(owner)?.item
  const found = account === undefined ? undefined : (state.world.account(account.id) ?? account)
  const isErrored = found !== undefined && StripeAccount.statusOf(found).externalAccount === "errored"
  return BankAccountWire.of({ ...facts, status: item.isDefault && isErrored ? "errored" : "new" })
}

/** As the world has it now: what it may do changes. */
export const account = (state: State, { beside, id, item }: On<"accounts">) =>
  AccountWire.of(state.world.account(item.id) ?? item, {
    ...beside,
    externalAccounts: banksOf(state, id).map((each) => bank(state, each))
  })
