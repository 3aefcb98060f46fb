/**
 * Accounts: `/v1/accounts` and `/v1/account`.
 *
 * An account is made by its type or its controller properties, and can do what was requested at once: nobody is
 * verified.
 * https://docs.stripe.com/api/accounts
 */
import { Result } from "effect"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as AccountFailure from "#apps/sandbox/resources/AccountFailure.ts"
import * as AccountFields from "#apps/sandbox/resources/AccountFields.ts"
import * as AccountOwner from "#apps/sandbox/resources/AccountOwner.ts"
import * as BankFields from "#apps/sandbox/resources/BankFields.ts"
import * as Capabilities from "#apps/sandbox/resources/Capabilities.ts"
import * as ExternalAccounts from "#apps/sandbox/resources/ExternalAccounts.ts"
import * as OwnAccount from "#apps/sandbox/resources/OwnAccount.ts"
import * as PayoutFields from "#apps/sandbox/resources/PayoutFields.ts"
import * as AccountMaking from "#apps/sandbox/state/AccountMaking.ts"
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as Providing from "#apps/sandbox/state/Providing.ts"
import type * as View from "#apps/sandbox/state/View.ts"
import * as BillConnectFees from "#core/connect/decisions/BillConnectFees.ts"
import * as Capability from "#core/connect/accounts/Capability.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"

const create = Endpoint.of("POST", "/v1/accounts", AccountFields.create, (call) => {
  const { account: caller, given, origin, state } = call
  const platform = state.world.platform.id
  if (caller !== platform) return Result.fail(Failure.notServed("accounts of connected accounts are not served"))
  if (given.type !== undefined && given.controller !== undefined) {
    return Result.fail(AccountFailure.typeAndController())
  }
  const unknown = AccountFailure.unknownCountry(given.country, "country")
  if (unknown !== undefined) return Result.fail(unknown)
  const made = AccountMaking.connected(
    state.platformWords,
    state.ids.account(),
    AccountFields.words(given, state.world.platform.country),
    AccountFields.params
  )
  if (Result.isFailure(made)) return Result.fail(made.failure)
  const bank = bankOf(call, given.external_account, made.success)
  if (Result.isFailure(bank)) return Result.fail(bank.failure)
  const { currency } = made.success
  if (bank.success !== undefined && bank.success.currency !== currency) return Result.fail(otherCurrency(currency))
  const account = bank.success === undefined ? AccountMaking.withoutBank(made.success) : made.success
  const unbilled = BillConnectFees.refusalOf(state.world, account, state.world.now())
  if (unbilled !== undefined) return Result.fail(Failure.of(unbilled))
  state.world.join(account)
  state.accounts.put(platform, account.id, account)
  return Result.map(OwnAccount.find({ ...call, named: { id: account.id } }), (kept) => {
    kept.beside = {
      said: AccountFields.said(given),
      businessName: given.business_profile?.name || null,
      businessType: given.business_type ?? null,
      created: origin.at,
      email: given.email || null,
      metadata: Parameter.changed({}, given.metadata)
    }
    AccountOwner.say(call, kept, given)
    if (bank.success !== undefined) ExternalAccounts.add(call, kept.id, bank.success, true)
    Capabilities.tellActive(call, kept)
    BankFields.spend(call, given.external_account)
    return AccountView.account(state, kept)
  })
})

/** Where it is to be paid out to, if that is said. */
const bankOf = (asked: Endpoint.Asked, stated: AccountFields.Bank, account: StripeAccount) =>
  stated === undefined ? Result.succeed(undefined) : BankFields.bankOf(asked, stated, account, "external_account")

/** Ours: in which currency an account is made that names a bank account in another one, no source says. */
const otherCurrency = (currency: string): Failure.Failure =>
  Failure.notServed(
    `a new account's external account is in its own currency, ${currency}`,
    "external_account[currency]"
  )

/** With all else that the request changes, in one event. */
const isToldLater = { tellsStatus: false } as const

const update = Endpoint.of("POST", "/v1/accounts/{id}", AccountFields.update, (call) =>
  Result.flatMap(OwnAccount.find(call), (kept) => {
    const { given, origin, state } = call
    const bank = bankOf(call, given.external_account, kept.item)
    if (Result.isFailure(bank)) return Result.fail(bank.failure)
    const impossible = bank.success && ExternalAccounts.refusalOf(call, kept.id, bank.success)
    if (impossible !== undefined) return Result.fail(impossible)
    const settings = settingsOf(call, kept)
    if (Result.isFailure(settings)) return Result.fail(settings.failure)
    const asked = Capabilities.requestAll(call, kept, requestsIn(call))
    if (Result.isFailure(asked)) return Result.fail(asked.failure)
    const before = AccountView.account(state, kept)
    PayoutFields.change(call, kept, settings.success, () => {
      kept.beside = AccountFields.changed(kept.beside, given)
      AccountOwner.say(call, kept, given)
    })
    if (bank.success !== undefined) ExternalAccounts.replace(call, kept.id, bank.success, isToldLater)
    BankFields.spend(call, given.external_account)
    const object = AccountView.account(state, kept)
    Outbox.emitChange(state, origin, kept.id, ["account.updated"], { before, object })
    // What that changes of its requirements is told by itself.
    if (kept.item.kind === "connected") Providing.provide(call, kept.item.id, saidIn(call))
    return Result.succeed(AccountView.account(state, kept))
  })
)

/** What may be asked of it. */
const saidIn = ({ given }: Endpoint.Call<typeof AccountFields.update>): Providing.Said =>
  new Map(
    (
      [
        "business_profile",
        "business_type",
        "company",
        "email",
        "external_account",
        "individual",
        "tos_acceptance"
      ] as const
    ).flatMap((name) => [...Providing.said(name, given[name])])
  )

const delayParam = "settings[payouts][schedule][delay_days]"

/** What has it paid out as is stated, if it is. */
const settingsOf = (call: Endpoint.Call<typeof AccountFields.update>, account: View.On<"accounts">) => {
  const { debit_negative_balances: debits, schedule } = call.given.settings?.payouts ?? {}
  const delay = PayoutFields.delayOf(schedule?.delay_days, delayParam)
  if (Result.isFailure(delay)) return Result.fail(delay.failure)
  const stated = { schedule, delayDays: delay.success, debitNegativeBalances: debits, minimumBalances: undefined }
  return Result.mapError(PayoutFields.commandOf(call, account, stated), inWordsOfAccounts)
}

/** What accounts call otherwise than balance settings do. */
const paramsOf: Readonly<Record<string, string>> = {
  "payments[debit_negative_balances]": "settings[payouts][debit_negative_balances]",
  "payments[payouts][schedule][interval]": "settings[payouts][schedule][interval]",
  "payments[settlement_timing][delay_days_override]": delayParam
}

const inWordsOfAccounts = ({ error, status }: Failure.Failure): Failure.Failure => {
  const param = error.param === undefined ? undefined : paramsOf[error.param]
  return { status, error: param === undefined ? error : { ...error, param } }
}

/** The capabilities that are named. */
const requestsIn = ({ given }: Endpoint.Call<typeof AccountFields.update>): ReadonlyArray<Capabilities.Requested> =>
  Capability.all.flatMap((capability) => {
    const isRequested = given.capabilities?.[capability]?.requested
    const param = `capabilities[${capability}][requested]`
    return isRequested === undefined ? [] : [{ capability, isRequested, param }]
  })

const list = Endpoint.of("GET", "/v1/accounts", AccountFields.list, ({ account, given, state }) =>
  Endpoint.listed(state.accounts.all(account), given, {
    url: "/v1/accounts",
    noun: "account",
    show: (kept) => AccountView.account(state, kept),
    matches: ({ beside, item }) => item.kind === "connected" && Parameter.isWithin(given.created, beside.created)
  })
)

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  create,
  list,
  Endpoint.of("GET", "/v1/account", {}, (call) =>
    Result.map(OwnAccount.find({ ...call, named: { id: call.account } }), (kept) =>
      AccountView.account(call.state, kept)
    )
  ),
  Endpoint.of("GET", "/v1/accounts/{id}", {}, (call) =>
    Result.map(OwnAccount.find(call), (kept) => AccountView.account(call.state, kept))
  ),
  update
]
