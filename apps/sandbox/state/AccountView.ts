/**
 * AccountView: accounts and what belongs to them as the API shows them.
 */
import * as AccountWire from "#adapters/stripe/wire/Account.ts"
import * as BankAccountWire from "#adapters/stripe/wire/BankAccount.ts"
import * as Person from "#adapters/stripe/wire/Person.ts"
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

/** With what is asked of the person, by the id. */
export const person = (state: State, { id, item, owner }: Kept<Person.Facts, undefined>) => {
  const account = state.accounts.get(owner)?.item
  const found = account === undefined ? undefined : (state.world.account(account.id) ?? account)
  if (found === undefined) return Person.of(item)
  const all = AccountWire.requirementsOf(found)
  const own = (names: ReadonlyArray<string>) =>
    names.flatMap((name) => (name.startsWith(`${id}.`) ? [name.slice(id.length + 1)] : []))
  return Person.of(item, {
    currently_due: own(all.currently_due),
    eventually_due: own(all.eventually_due),
    past_due: own(all.past_due),
    pending_verification: own(all.pending_verification)
  })
}

/** As the world has it now: what it may do changes. */
export const account = (state: State, { beside, id, item }: On<"accounts">) =>
  AccountWire.of(state.world.account(item.id) ?? item, {
    ...beside,
    externalAccounts: banksOf(state, id).map((each) => bank(state, each))
  })
