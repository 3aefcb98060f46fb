/**
 * AccountView: accounts and what belongs to them as the API shows them.
 */
import * as AccountWire from "#adapters/stripe/wire/Account.ts"
import * as BalanceSettingsWire from "#adapters/stripe/wire/BalanceSettings.ts"
import * as Company from "#adapters/stripe/wire/Company.ts"
import * as BankAccountWire from "#adapters/stripe/wire/BankAccount.ts"
import * as PayoutCardWire from "#adapters/stripe/wire/PayoutCard.ts"
import * as TokenWire from "#adapters/stripe/wire/Token.ts"
import * as Person from "#adapters/stripe/wire/Person.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import type { BankToken, PayoutBank } from "#apps/sandbox/state/PayoutBank.ts"
import type { Kept, Shelf } from "#apps/sandbox/state/Shelf.ts"
import type { AccountBeside, KnownPerson, State } from "#apps/sandbox/state/State.ts"
import * as Currency from "#core/money/Currency.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"

type On<Name extends "accounts"> = State[Name] extends Shelf<infer Item, infer Beside> ? Kept<Item, Beside> : never

/** The bank accounts and debit cards of an account, the first one first. */
export const banksOf = (state: State, account: string): ReadonlyArray<Kept<PayoutBank, undefined>> => {
  const all = state.banks.all(account)
  return Array.from({ length: all.length }, (_, position) => all.at(position)).filter((each) => each !== undefined)
}

/** The one that payouts in the currency go to; undefined where none was named. */
export const defaultBank = (state: State, account: string, currency: string): Kept<PayoutBank, undefined> | undefined =>
  banksOf(state, account).find(({ item }) => item.isDefault && item.currency === currency)

/** One whose payout failed is errored until payouts go to it again. */
export const bank = (state: State, kept: Kept<PayoutBank, undefined>) => {
  const account = state.accounts.get(kept.owner)?.item
  return bankOf(kept, account === undefined ? undefined : (state.world.account(account.id) ?? account))
}

const bankOf = ({ item }: Kept<PayoutBank, undefined>, account: StripeAccount.StripeAccount | undefined) => {
  const { isErrored = false, isSlow = false } = item
  const isStopped =
    account !== undefined && StripeAccount.statusIn(account, Currency.of(item.currency)).externalAccount === "errored"
  const shown = {
    isInstant: !isSlow,
    status: isErrored && (isStopped || !item.isDefault) ? ("errored" as const) : ("new" as const)
  }
  return item.object === "card" ? PayoutCardWire.of({ ...item, ...shown }) : BankAccountWire.of({ ...item, ...shown })
}

export const bankToken = ({ item: { bank, bankId, ...token } }: Kept<BankToken, undefined>) =>
  TokenWire.ofBank({ ...token, bank: { ...bank, id: bankId } })

/** With what is asked of the person, by the id. */
export const person = (state: State, { id, item, owner }: Kept<KnownPerson, undefined>) => {
  const account = state.accounts.get(owner)?.item
  const found = account === undefined ? undefined : (state.world.account(account.id) ?? account)
  if (found === undefined) return Said.shown(Person.of(item), item.said)
  const all = AccountWire.requirementsOf(found)
  const own = (names: ReadonlyArray<string>) =>
    names.flatMap((name) => (name.startsWith(`${id}.`) ? [name.slice(id.length + 1)] : []))
  const requirements = {
    currently_due: own(all.currently_due),
    eventually_due: own(all.eventually_due),
    past_due: own(all.past_due),
    pending_verification: own(all.pending_verification)
  }
  return Said.shown(Person.of(item, requirements), item.said)
}

/** As the world has it now: what it may do changes. */
export const account = (state: State, kept: On<"accounts">) =>
  accountAs(state, kept, state.world.account(kept.item.id) ?? kept.item)

const nobody = {}

/** Whose it is: told to a platform that collects what must be known of the account. */
const ownerOf = (state: State, { company, individual }: AccountBeside, account: StripeAccount.StripeAccount) => {
  if (company === undefined && individual === undefined) return nobody
  const isCollected = account.kind === "connected" && account.controller.requirementCollection === "application"
  const known = individual === undefined || !isCollected ? undefined : state.persons.get(individual)
  return {
    ...(company === undefined ? {} : { company: Company.of(company, isCollected) }),
    ...(known === undefined ? {} : { individual: person(state, known) })
  }
}

/** As it was, or would be. */
export const accountAs = (state: State, { beside, id }: On<"accounts">, account: StripeAccount.StripeAccount) => {
  const externalAccounts = banksOf(state, id).map((each) => bankOf(each, account))
  return Said.shown(
    AccountWire.of(account, { ...beside, externalAccounts, owner: ownerOf(state, beside, account) }),
    beside.said
  )
}

/** How it is paid out. They and the account have the text on a payout's bank statement in common. */
export const balanceSettings = (state: State, { beside, item }: On<"accounts">) => {
  const { payouts } = (beside.said?.["settings"] ?? {}) as { readonly payouts?: Said.Said }
  return Said.shown(
    BalanceSettingsWire.of(state.world.account(item.id) ?? item),
    payouts === undefined ? undefined : { payments: { payouts } }
  )
}
