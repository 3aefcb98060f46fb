/**
 * ExternalAccounts: `/v1/accounts/{id}/external_accounts`: the bank accounts and debit cards that an account is paid
 * out to.
 *
 * The first in a currency is its default, and payouts go there. With one in another currency than its own an account
 * settles in that too. https://docs.stripe.com/api/external_accounts
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as BankFields from "#apps/sandbox/resources/BankFields.ts"
import * as CardData from "#apps/sandbox/resources/CardData.ts"
import * as ExternalAccountFailure from "#apps/sandbox/resources/ExternalAccountFailure.ts"
import * as OwnAccount from "#apps/sandbox/resources/OwnAccount.ts"
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import type { Described, PayoutBank } from "#apps/sandbox/state/PayoutBank.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import type { Kept } from "#apps/sandbox/state/Shelf.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as UpdateExternalAccount from "#core/connect/decisions/UpdateExternalAccount.ts"
import * as Currency from "#core/money/Currency.ts"

const create = {
  default_for_currency: Parameter.boolean,
  external_account: Parameter.required(BankFields.parameter),
  metadata: Parameter.metadata
} as const satisfies Parameter.Complete<Stripe.AccountCreateExternalAccountParams>

const update = {
  account_holder_name: Parameter.text,
  account_holder_type: Parameter.oneOf(["company", "individual"]),
  account_type: Parameter.text,
  address_city: Parameter.notServed,
  address_country: Parameter.notServed,
  address_line1: Parameter.notServed,
  address_line2: Parameter.notServed,
  address_state: Parameter.notServed,
  address_zip: Parameter.notServed,
  default_for_currency: Parameter.boolean,
  documents: Parameter.ignored,
  ...CardData.expiry,
  metadata: Parameter.metadata,
  name: Parameter.text
} as const satisfies Parameter.Complete<Stripe.AccountUpdateExternalAccountParams>

const list = {
  ...Page.parameters,
  object: Parameter.oneOf(["bank_account", "card"])
} as const satisfies Parameter.Complete<Stripe.AccountListExternalAccountsParams>

const path = "/v1/accounts/{id}/external_accounts"

type Bank = Kept<PayoutBank, undefined>

const find = (asked: Endpoint.Asked): Result.Result<Bank, Failure.Failure> =>
  Result.flatMap(OwnAccount.find(asked), (account) => {
    const { bank = "" } = asked.named
    return Endpoint.found(asked.state.banks.of(account.id, bank), "external account", bank)
  })

const emit = ({ origin, state }: Endpoint.Asked, kept: Bank, type: string): void =>
  Outbox.emit(state, origin, kept.owner, `account.external_account.${type}`, AccountView.bank(state, kept))

/** What the model knows of it: in which currency an account is paid out, and where. */
const commandOf = ({ state }: Endpoint.Asked, account: string, { country, currency, object }: Described) => {
  const own = state.accounts.get(account)?.item.currency
  return {
    _tag: "external_account_update" as const,
    key: state.ids.key(),
    object,
    ...(account === state.world.platform.id ? {} : { stripeAccount: OwnAccount.idOf(account) }),
    ...(currency === own ? {} : { currency: Currency.of(currency), country })
  }
}

/** Why the account cannot be paid out there; undefined where it can. */
export const refusalOf = (asked: Endpoint.Asked, account: string, bank: Described): Failure.Failure | undefined => {
  const decided = UpdateExternalAccount.decide(asked.state.world, commandOf(asked, account, bank), asked.origin.at)
  return Result.isFailure(decided) ? Failure.of(decided.failure) : undefined
}

/**
 * Makes it the one that payouts in its currency go to. They are sent again then, so it is in error no more; one that
 * they no longer go to stays so.
 */
const makeDefault = (asked: Endpoint.Asked, kept: Bank, manner?: Recording.Manner): void => {
  const { origin, state } = asked
  for (const other of AccountView.banksOf(state, kept.owner)) {
    const { isErrored: _, ...item } = other.item
    if (other === kept) other.item = { ...item, isDefault: true }
    else if (item.currency === kept.item.currency) other.item = { ...other.item, isDefault: false }
  }
  Result.getOrThrow(Recording.carryOut(state, origin, commandOf(asked, kept.owner, kept.item), manner))
}

/** Adds one that an account can be paid out to, and tells of it; the first in a currency is its default. */
export const add = (
  asked: Endpoint.Asked,
  account: string,
  bank: Described,
  isDefault: boolean,
  manner?: Recording.Manner
): Bank => {
  const { state } = asked
  const id = state.ids.of(bank.object === "card" ? "card" : "ba")
  const isFirst = AccountView.defaultBank(state, account, bank.currency) === undefined
  state.banks.put(account, id, { ...bank, id, account, isDefault: false })
  const kept = state.banks.get(id)
  if (kept === undefined) throw new Error("a bank account was put there")
  if (isFirst || isDefault) makeDefault(asked, kept, manner)
  emit(asked, kept, "created")
  return kept
}

/**
 * Adds one in the place of the default of its currency, which goes, if there is one.
 * https://docs.stripe.com/api/accounts/update#update_account-external_account
 */
export const replace = (asked: Endpoint.Asked, account: string, bank: Described, manner: Recording.Manner): void => {
  const before = AccountView.defaultBank(asked.state, account, bank.currency)
  add(asked, account, bank, true, manner)
  if (before === undefined) return
  emit(asked, before, "deleted")
  asked.state.banks.remove(before.id)
}

/** Its words are ours, after those for the account's own currency. */
const defaultOf = (currency: string): Failure.Failure =>
  Failure.of(
    Refusal.invalid(
      `You cannot delete the default external account for ${currency} while there is another one. Please make that the ` +
        "default using the `default_for_currency` param, and then delete this one."
    )
  )

/**
 * Whether it can go: the default of the account's own currency cannot, nor of another as long as others are in it.
 * https://docs.stripe.com/api/external_account_bank_accounts/delete
 */
const remove = (call: Endpoint.Asked, kept: Bank): Result.Result<object, Failure.Failure> => {
  const { origin, state } = call
  const { currency, isDefault, object } = kept.item
  const isOwn = state.accounts.get(kept.owner)?.item.currency === currency
  const same = AccountView.banksOf(state, kept.owner).filter(({ item }) => item.currency === currency)
  if (isDefault && isOwn) return Result.fail(ExternalAccountFailure.defaultBank())
  if (isDefault && same.length > 1) return Result.fail(defaultOf(currency))
  emit(call, kept, "deleted")
  state.banks.remove(kept.id)
  if (isDefault) {
    const command = {
      _tag: "external_account_removal",
      key: state.ids.key(),
      stripeAccount: OwnAccount.idOf(kept.owner),
      currency: Currency.of(currency)
    } as const
    Result.getOrThrow(Recording.carryOut(state, origin, command))
  }
  return Result.succeed({ id: kept.id, object, deleted: true })
}

type Updating = Endpoint.Call<typeof update>

/** What is said of when a card expires; undefined where nothing is. */
const expiryIn = ({ given: { exp_month, exp_year } }: Updating) =>
  exp_month === undefined && exp_year === undefined ? undefined : { exp_month, exp_year }

/** What only the other kind has is not known of one. */
const unknownOf = ({ given }: Updating, { object }: PayoutBank): string | undefined => {
  const { account_holder_name, account_holder_type, account_type, exp_month, exp_year, name } = given
  const others =
    object === "card" ? { account_holder_name, account_holder_type, account_type } : { exp_month, exp_year, name }
  return Object.entries(others).find(([, value]) => value !== undefined)?.[0]
}

/** As it is then. */
const updated = (call: Updating, item: PayoutBank): Result.Result<PayoutBank, Failure.Failure> => {
  const { account_holder_name: holder, account_holder_type: type, account_type, name } = call.given
  const unknown = unknownOf(call, item)
  if (unknown !== undefined) return Result.fail(Failure.unknownParameter(unknown))
  const metadata = Parameter.changed(item.metadata, call.given.metadata)
  if (item.object === "bank_account") {
    return Result.succeed({
      ...item,
      accountHolderName: holder ?? item.accountHolderName,
      accountHolderType: type ?? item.accountHolderType,
      accountType: account_type ?? item.accountType,
      metadata
    })
  }
  const { exp_month = item.card.exp_month, exp_year = item.card.exp_year } = expiryIn(call) ?? {}
  const expires = { exp_month, exp_year: CardData.yearOf(exp_year) }
  const refusal = expiryIn(call) && CardData.expiryRefusal(expires, call.origin.at)
  if (refusal !== undefined) return Result.fail(refusal)
  return Result.succeed({ ...item, card: { ...item.card, ...expires }, name: name ?? item.name, metadata })
}

/**
 * Whether one that sent a payout back gets payouts again: a card by when it expires, a bank account by an update
 * "without providing any arguments or changes". https://docs.stripe.com/api/external_account_bank_accounts/update
 */
const mends = (call: Updating, { object }: PayoutBank): boolean =>
  object === "card" ? expiryIn(call) !== undefined : Object.values(call.given).every((said) => said === undefined)

const updateBank = Endpoint.of("POST", `${path}/{bank}`, update, (call) =>
  Result.flatMap(find(call), (kept) =>
    Result.map(updated(call, kept.item), (after) =>
      Endpoint.changed(call, kept, ["account.external_account.updated"], AccountView.bank, () => {
        const { isErrored, ...mended } = after
        const isMended = isErrored === true && mends(call, after)
        kept.item = isMended && !after.isDefault ? mended : after
        if ((isMended && after.isDefault) || call.given.default_for_currency === true) makeDefault(call, kept)
      })
    )
  )
)

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  Endpoint.of("POST", path, create, (call) =>
    Result.flatMap(OwnAccount.find(call), ({ id, item }) =>
      Result.flatMap(BankFields.bankOf(call, call.given.external_account, item, "external_account"), (bank) => {
        const refusal = refusalOf(call, id, bank)
        if (refusal !== undefined) return Result.fail(refusal)
        const metadata = Parameter.changed(bank.metadata, call.given.metadata)
        const kept = add(call, id, { ...bank, metadata }, call.given.default_for_currency === true)
        BankFields.spend(call, call.given.external_account)
        return Result.succeed(AccountView.bank(call.state, kept))
      })
    )
  ),

  Endpoint.of("GET", path, list, (call) =>
    Result.flatMap(OwnAccount.find(call), ({ id }) =>
      Endpoint.listed(call.state.banks.all(id), call.given, {
        url: `/v1/accounts/${id}/external_accounts`,
        noun: "external account",
        show: (kept) => AccountView.bank(call.state, kept),
        matches: ({ item }) => call.given.object === undefined || call.given.object === item.object
      })
    )
  ),

  Endpoint.of("GET", `${path}/{bank}`, {}, (call) =>
    Result.map(find(call), (kept) => AccountView.bank(call.state, kept))
  ),

  updateBank,

  Endpoint.of("DELETE", `${path}/{bank}`, {}, (call) => Result.flatMap(find(call), (kept) => remove(call, kept)))
]
