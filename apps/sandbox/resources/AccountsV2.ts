/**
 * AccountsV2: `/v2/core/accounts`: the accounts of `/v1/accounts` in the words of Accounts v2.
 *
 * A `merchant` takes payments and a `recipient` receives transfers. https://docs.stripe.com/api/v2/core/accounts
 */
import { Result } from "effect"
import * as Wire from "#adapters/stripe/wire/AccountV2.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as AccountFailure from "#apps/sandbox/resources/AccountFailure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as AccountClosing from "#apps/sandbox/resources/AccountClosing.ts"
import * as AccountV2Fields from "#apps/sandbox/resources/AccountV2Fields.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import * as Capabilities from "#apps/sandbox/resources/Capabilities.ts"
import * as AccountWords from "#apps/sandbox/resources/AccountWords.ts"
import * as Customers from "#apps/sandbox/resources/Customers.ts"
import * as IdentityFields from "#apps/sandbox/resources/IdentityFields.ts"
import * as IndividualV2 from "#apps/sandbox/resources/IndividualV2.ts"
import * as Ownership from "#apps/sandbox/resources/Ownership.ts"
import * as OwnAccount from "#apps/sandbox/resources/OwnAccount.ts"
import * as AccountMaking from "#apps/sandbox/state/AccountMaking.ts"
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as Providing from "#apps/sandbox/state/Providing.ts"
import type * as View from "#apps/sandbox/state/View.ts"
import type { ConnectedAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as BillConnectFees from "#core/connect/decisions/BillConnectFees.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"

const path = "/v2/core/accounts"

type Account = View.On<"accounts">

const shown = ({ state }: Endpoint.Asked, kept: Account, included: ReadonlyArray<Wire.Included> = []) => {
  const { beside, item } = kept
  const account = state.world.account(item.id) ?? item
  if (account.kind === "platform") return Result.fail(Failure.of(Refusal.noAccess(item.id)))
  const { businessName: name, businessType: entityType, configured, created, email, metadata } = beside
  const isClosed = state.accounts.get(item.id) === undefined
  const made = Wire.of(account, { configured, created, email, entityType, isClosed, metadata, name }, new Set(included))
  const said = Said.also(beside.saidV2, AccountWords.inV2(beside.said))
  return Result.succeed(Said.shown(made, AccountV2Fields.visible(made, said, IndividualV2.shown(state, kept))))
}

/** Also one that was closed. */
const known = (asked: Endpoint.Asked): Result.Result<Account, Failure.Failure> => {
  const {
    account,
    named: { id = "" },
    state
  } = asked
  const closed = account === state.world.platform.id ? state.closedAccounts.get(id) : undefined
  return closed === undefined ? OwnAccount.find(asked) : Result.succeed(closed)
}

const closeAccount = Endpoint.of("POST", `${path}/{id}/close`, AccountV2Fields.close, (call) =>
  Result.flatMap(OwnAccount.find(call), (kept) => {
    const { beside, id, item } = kept
    if (item.kind === "platform") return Result.fail(AccountFailure.ownAccount())
    return Result.flatMap(shown(call, kept), ({ applied_configurations: applied }) => {
      const stated: ReadonlyArray<string> = call.given.applied_configurations ?? []
      if (applied.some((name) => !stated.includes(name)))
        return Result.fail(AccountFailure.notAllConfigurations(applied))
      return Result.flatMap(AccountClosing.close(call, kept), () => {
        const { closedAccounts } = call.state
        Customers.detachAll(call, id)
        closedAccounts.put(kept.owner, id, item)
        const closed = closedAccounts.get(id)
        if (closed !== undefined) closed.beside = beside
        return shown(call, closed ?? kept)
      })
    })
  })
)

const createAccount = Endpoint.of("POST", path, AccountV2Fields.create, (call) => {
  const { account: caller, given, origin, state } = call
  const platform = state.world.platform.id
  if (caller !== platform) return Result.fail(Failure.notServed("accounts of connected accounts are not served"))
  const said = AccountV2Fields.words(given, state.world.platform.country)
  if (said === undefined) return Result.fail(Failure.missingParameter("defaults.responsibilities"))
  const refusal =
    AccountFailure.unknownCountry(given.identity?.country, "identity[country]") ??
    collectorRefusal(given.defaults?.responsibilities) ??
    IndividualV2.refusalOf(given.identity)
  if (refusal !== undefined) return Result.fail(refusal)
  const made = AccountMaking.connected(state.platformWords, state.ids.account(), said, AccountV2Fields.params)
  if (Result.isFailure(made)) return Result.fail(made.failure)
  const account = AccountMaking.withoutBank(made.success)
  const { id } = account
  const unbilled = BillConnectFees.refusalOf(state.world, account, state.world.now())
  if (unbilled !== undefined) return Result.fail(Failure.of(unbilled))
  state.world.join(account)
  state.accounts.put(platform, id, account)
  return Result.flatMap(OwnAccount.find({ ...call, named: { id } }), (kept) => {
    const saidV2 = AccountV2Fields.saidOf(given)
    kept.beside = {
      businessName: given.display_name ?? null,
      businessType: given.identity?.entity_type ?? null,
      configured: AccountV2Fields.configuredBy(given.configuration, []),
      created: origin.at,
      said: Said.also(undefined, AccountWords.inV1(saidV2)),
      saidV2,
      email: given.contact_email ?? null,
      metadata: Parameter.changed({}, given.metadata)
    }
    IndividualV2.say(call, kept, given.identity)
    Capabilities.tellActive(call, kept)
    return shown(call, kept, given.include)
  })
})

/** These two only accounts of v1 have, of type express and custom. */
const collectorRefusal = (stated: { readonly fees_collector: string } | undefined): Failure.Failure | undefined =>
  stated?.fees_collector.startsWith("application_") === true
    ? Failure.notServed(
        `accounts of v2 whose fees_collector is ${stated.fees_collector} are not served`,
        "defaults[responsibilities][fees_collector]"
      )
    : undefined

/** What an account is made with stays: its country and currency, who is responsible for it, and its dashboard. */
const movedBy = (
  { dashboard, defaults, identity }: Parameter.Given<typeof AccountV2Fields.update>,
  account: ConnectedAccount
): Failure.Failure | undefined => {
  const { dashboard: known, defaults: usual, identity: who } = Wire.of(account, nothingBeside, everything)
  const { fees_collector, losses_collector } = defaults?.responsibilities ?? {}
  const stated: ReadonlyArray<readonly [name: string, said: string | undefined, is: string | undefined]> = [
    ["dashboard", dashboard, known],
    ["defaults[currency]", defaults?.currency?.toLowerCase(), usual?.currency],
    ["defaults[responsibilities][fees_collector]", fees_collector, usual?.responsibilities.fees_collector],
    ["defaults[responsibilities][losses_collector]", losses_collector, usual?.responsibilities.losses_collector],
    ["identity[country]", identity?.country?.toLowerCase(), who?.country]
  ]
  const moved = stated.find(([, said, is]) => said !== undefined && said !== is)
  return moved === undefined ? undefined : Failure.notServed(`${moved[0]} of an account stays as it is`, moved[0])
}

const everything: ReadonlySet<Wire.Included> = new Set(Wire.includable)
const nothingBeside: Wire.Beside = {
  created: 0,
  email: null,
  entityType: null,
  isClosed: false,
  metadata: {},
  name: null
}

const updateAccount = Endpoint.of("POST", `${path}/{id}`, AccountV2Fields.update, (call) =>
  Result.flatMap(OwnAccount.find(call), (kept) => {
    const { given, origin, state } = call
    const { beside, item } = kept
    const account = state.world.account(item.id) ?? item
    if (account.kind === "platform") return Result.fail(Failure.of(Refusal.noAccess(item.id)))
    const moved = movedBy(given, account) ?? IndividualV2.refusalOf(given.identity)
    if (moved !== undefined) return Result.fail(moved)
    const unowned = defaultMethodRefusal(call, kept.id)
    if (unowned !== undefined) return Result.fail(unowned)
    const applied = Wire.applied(account, beside.configured)
    const asked = Capabilities.requestAll(call, kept, AccountV2Fields.requestsIn(given))
    if (Result.isFailure(asked)) return Result.fail(asked.failure)
    const before = AccountView.account(state, kept)
    const said = AccountV2Fields.saidOf(given)
    kept.beside = {
      ...beside,
      configured: AccountV2Fields.configuredBy(given.configuration, applied, beside.configured),
      said: Said.also(beside.said, AccountWords.inV1(said)),
      saidV2: Said.also(beside.saidV2, said ?? {}),
      businessType: given.identity?.entity_type ?? beside.businessType,
      businessName: given.display_name ?? beside.businessName,
      email: given.contact_email ?? beside.email,
      metadata: Parameter.changed(beside.metadata, given.metadata)
    }
    IndividualV2.say(call, kept, given.identity)
    const object = AccountView.account(state, kept)
    Outbox.emitChange(state, origin, kept.id, ["account.updated"], { before, object })
    Providing.provide(call, account.id, providedBy(given))
    return shown(call, kept, given.include)
  })
)

/** What it pays with by default is its own. */
const defaultMethodRefusal = (
  { account, given, state }: Endpoint.Call<typeof AccountV2Fields.update>,
  id: string
): Failure.Failure | undefined => {
  const chosen = given.configuration?.customer?.billing?.default_payment_method
  const param = "configuration[customer][billing][default_payment_method]"
  return chosen === undefined || state.methods.of(account, chosen)?.item.customer === id
    ? undefined
    : Ownership.missing(chosen, param)
}

/** What may be asked of it, by the names that it has in v1. */
const providedBy = (given: Parameter.Given<typeof AccountV2Fields.update>): Providing.Said => {
  const { business_url: url, doing_business_as: name, product_description } = given.defaults?.profile ?? {}
  const { mcc, support } = given.configuration?.merchant ?? {}
  return new Map([
    ...(given.identity === undefined ? [] : IdentityFields.providedBy(given.identity)),
    ...Providing.all({
      business_profile: {
        mcc,
        name,
        product_description,
        support_address: support?.address,
        support_email: support?.email,
        support_phone: support?.phone,
        support_url: support?.url,
        url
      },
      email: given.contact_email
    })
  ])
}

const usualLimit = 20

/** The newest first; a page is named by the last account of the one before. */
const listAccounts = Endpoint.of("GET", path, AccountV2Fields.list, (call) => {
  const { applied_configurations: asked, closed = false, limit = usualLimit, page } = call.given
  const all = (closed ? call.state.closedAccounts : call.state.accounts).all(call.account)
  const from = page === undefined ? all.length : all.positionOf(page)
  if (from === undefined) return Result.fail(Failure.missing("page", page ?? "", "page"))
  const found: Array<ReturnType<typeof Wire.of>> = []
  for (let position = from - 1; position >= 0 && found.length <= limit; position -= 1) {
    const kept = all.at(position)
    const each = kept?.item.kind === "connected" ? shown(call, kept) : undefined
    if (each === undefined || Result.isFailure(each)) continue
    const applied: ReadonlyArray<string> = each.success.applied_configurations
    if (asked === undefined || asked.every((name) => applied.includes(name))) found.push(each.success)
  }
  const data = found.slice(0, limit)
  const next = new URLSearchParams({ limit: String(limit), page: data.at(-1)?.id ?? "" })
  if (closed) next.set("closed", "true")
  for (const [index, name] of (asked ?? []).entries()) next.append(`applied_configurations[${index}]`, name)
  return Result.succeed({
    data,
    next_page_url: found.length > limit ? `${path}?${next.toString()}` : null,
    previous_page_url: null
  })
})

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  createAccount,
  listAccounts,
  Endpoint.of("GET", `${path}/{id}`, AccountV2Fields.retrieve, (call) =>
    Result.flatMap(known(call), (kept) => shown(call, kept, call.given.include))
  ),
  closeAccount,
  updateAccount
]
