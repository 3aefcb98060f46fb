/**
 * AccountsV2: `/v2/core/accounts`: the accounts of `/v1/accounts` in the words of Accounts v2.
 *
 * A `merchant` takes payments and a `recipient` receives transfers. https://docs.stripe.com/api/v2/core/accounts
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Wire from "#adapters/stripe/wire/AccountV2.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as AccountClosing from "#apps/sandbox/resources/AccountClosing.ts"
import * as Said from "#apps/sandbox/dialect/Said.ts"
import * as Capabilities from "#apps/sandbox/resources/Capabilities.ts"
import * as OwnAccount from "#apps/sandbox/resources/OwnAccount.ts"
import * as AccountMaking from "#apps/sandbox/state/AccountMaking.ts"
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import type * as View from "#apps/sandbox/state/View.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"

const requested = Parameter.object({ requested: Parameter.required(Parameter.boolean) })

const configuration = Parameter.object({
  customer: Parameter.notServed,
  merchant: Parameter.object({ capabilities: Parameter.object({ card_payments: requested }) }),
  recipient: Parameter.object({
    capabilities: Parameter.object({ stripe_balance: Parameter.object({ stripe_transfers: requested }) })
  })
})

const defaults = Parameter.object({
  currency: Parameter.text,
  locales: Parameter.ignored,
  profile: Parameter.ignored,
  responsibilities: Parameter.object({
    fees_collector: Parameter.required(Parameter.oneOf(["stripe", "application"])),
    losses_collector: Parameter.required(Parameter.oneOf(Controller.lossesOf))
  })
})

const identity = Parameter.object({
  attestations: Parameter.ignored,
  business_details: Parameter.ignored,
  country: Parameter.text,
  entity_type: Parameter.oneOf(["company", "government_entity", "individual", "non_profit"]),
  individual: Parameter.ignored
})

/** An account does not move. */
const changedIdentity = Parameter.object({
  attestations: Parameter.ignored,
  business_details: Parameter.ignored,
  country: Parameter.notServed,
  entity_type: Parameter.oneOf(["company", "government_entity", "individual", "non_profit"]),
  individual: Parameter.ignored
} satisfies Parameter.Complete<Stripe.V2.Core.AccountUpdateParams.Identity>)

const include = Parameter.list(Parameter.required(Parameter.oneOf(Wire.includable)))

const create = {
  account_token: Parameter.notServed,
  configuration,
  contact_email: Parameter.text,
  contact_phone: Parameter.text,
  dashboard: Parameter.oneOf(Controller.dashboards),
  defaults,
  display_name: Parameter.text,
  identity,
  include,
  metadata: Parameter.metadata
} as const satisfies Parameter.Complete<Stripe.V2.Core.AccountCreateParams>

const update = {
  account_token: Parameter.notServed,
  configuration: Parameter.notServed,
  contact_email: Parameter.text,
  contact_phone: Parameter.text,
  dashboard: Parameter.notServed,
  defaults: Parameter.notServed,
  display_name: Parameter.text,
  identity: changedIdentity,
  include,
  metadata: Parameter.metadata
} as const satisfies Parameter.Complete<Stripe.V2.Core.AccountUpdateParams>

const list = {
  applied_configurations: Parameter.list(Parameter.required(Parameter.oneOf(["customer", "merchant", "recipient"]))),
  closed: Parameter.boolean,
  limit: Parameter.between(1, 100),
  page: Parameter.text
} as const satisfies Parameter.Complete<Stripe.V2.Core.AccountListParams & { readonly page?: string }>

const close = {
  applied_configurations: Parameter.list(Parameter.required(Parameter.oneOf(["customer", "merchant", "recipient"])))
} as const satisfies Parameter.Complete<Stripe.V2.Core.AccountCloseParams>

const path = "/v2/core/accounts"

type Account = View.On<"accounts">

interface Told {
  readonly contact_phone?: string | undefined
  readonly identity?: { readonly entity_type: string | undefined } | undefined
}

const toldOf = ({ contact_phone, identity: who }: Told, before?: Said.Said): Said.Said | undefined =>
  Said.also(before, {
    contact_phone,
    ...(who?.entity_type === undefined ? {} : { identity: { entity_type: who.entity_type } })
  })

const shown = ({ state }: Endpoint.Asked, { beside, item }: Account, included: ReadonlyArray<Wire.Included> = []) => {
  const account = state.world.account(item.id) ?? item
  if (account.kind === "platform") return Result.fail(Failure.of(Refusal.noAccess(item.id)))
  const { businessName: name, created, email, metadata } = beside
  const isClosed = state.accounts.get(item.id) === undefined
  const made = Wire.of(account, { created, email, isClosed, metadata, name }, new Set(included))
  const { identity: who, ...others } = beside.saidV2 ?? {}
  return Result.succeed(Said.shown(made, made.identity === null ? others : { ...others, identity: who ?? {} }))
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

const closeAccount = Endpoint.of("POST", `${path}/{id}/close`, close, (call) =>
  Result.flatMap(OwnAccount.find(call), (kept) => {
    const { beside, id, item } = kept
    if (item.kind === "platform") return Result.fail(Failure.ownAccount())
    return Result.flatMap(shown(call, kept), ({ applied_configurations: applied }) => {
      const stated: ReadonlyArray<string> = call.given.applied_configurations ?? []
      if (applied.some((name) => !stated.includes(name))) return Result.fail(Failure.notAllConfigurations(applied))
      return Result.flatMap(AccountClosing.close(call, kept), () => {
        const { closedAccounts } = call.state
        closedAccounts.put(kept.owner, id, item)
        const closed = closedAccounts.get(id)
        if (closed !== undefined) closed.beside = beside
        return shown(call, closed ?? kept)
      })
    })
  })
)

/** The account in the words of a scenario; undefined where nobody is said to be responsible. */
const words = (given: Parameter.Given<typeof create>): AccountMaking.Words | undefined => {
  const { configuration: asked, dashboard = "none", defaults: usual, identity: who } = given
  const { merchant, recipient } = asked ?? {}
  const responsibilities = usual?.responsibilities
  if (responsibilities === undefined) return undefined
  const isMerchant = merchant?.capabilities?.card_payments?.requested === true
  const isRecipient = recipient?.capabilities?.stripe_balance?.stripe_transfers?.requested === true
  return {
    v2: {
      dashboard,
      applied_configurations: [...(isMerchant ? ["merchant"] : []), ...(isRecipient ? ["recipient"] : [])],
      responsibilities
    },
    payouts: { schedule: { interval: "daily" } },
    ...(who?.country === undefined ? {} : { country: who.country.toUpperCase() }),
    ...(usual?.currency === undefined ? {} : { currency: usual.currency }),
    ...(given.display_name === undefined ? {} : { name: given.display_name })
  }
}

const createAccount = Endpoint.of("POST", path, create, (call) => {
  const { account: caller, given, origin, state } = call
  const platform = state.world.platform.id
  if (caller !== platform) return Result.fail(Failure.notServed("accounts of connected accounts are not served"))
  const said = words(given)
  if (said === undefined) return Result.fail(Failure.missingParameter("defaults.responsibilities"))
  const made = AccountMaking.connected(state.platformWords, state.ids.account(), said)
  if (Result.isFailure(made)) return Result.fail(Failure.of(Refusal.invalid(made.failure)))
  const account = AccountMaking.withoutBank(made.success)
  const { id } = account
  state.world.join(account)
  state.accounts.put(platform, id, account)
  return Result.flatMap(OwnAccount.find({ ...call, named: { id } }), (kept) => {
    kept.beside = {
      businessName: given.display_name ?? null,
      businessType: null,
      created: origin.at,
      saidV2: toldOf(given),
      email: given.contact_email ?? null,
      metadata: Parameter.changed({}, given.metadata)
    }
    Capabilities.tellActive(call, kept)
    return shown(call, kept, given.include)
  })
})

const updateAccount = Endpoint.of("POST", `${path}/{id}`, update, (call) =>
  Result.flatMap(OwnAccount.find(call), (kept) => {
    const { given, origin, state } = call
    const { beside } = kept
    const before = AccountView.account(state, kept)
    kept.beside = {
      ...beside,
      saidV2: toldOf(given, beside.saidV2),
      businessName: given.display_name ?? beside.businessName,
      email: given.contact_email ?? beside.email,
      metadata: Parameter.changed(beside.metadata, given.metadata)
    }
    const object = AccountView.account(state, kept)
    Outbox.emitChange(state, origin, kept.id, ["account.updated"], { before, object })
    return shown(call, kept, given.include)
  })
)

const usualLimit = 20

/** The newest first; a page is named by the last account of the one before. */
const listAccounts = Endpoint.of("GET", path, list, (call) => {
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
  Endpoint.of(
    "GET",
    `${path}/{id}`,
    { include } satisfies Parameter.Complete<Stripe.V2.Core.AccountRetrieveParams>,
    (call) => Result.flatMap(known(call), (kept) => shown(call, kept, call.given.include))
  ),
  closeAccount,
  updateAccount
]
