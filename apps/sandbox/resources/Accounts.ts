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
import * as AccountFields from "#apps/sandbox/resources/AccountFields.ts"
import * as AccountMaking from "#apps/sandbox/state/AccountMaking.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as View from "#apps/sandbox/state/View.ts"
import * as Refusal from "#core/connect/Refusal.ts"

/** Its own, and of a platform those it made. */
const find = ({ account, named: { id = "" }, state }: Endpoint.Asked) => {
  const platform = state.world.platform.id
  const kept = id === account || account === platform ? state.accounts.get(id) : undefined
  return kept === undefined ? Result.fail(Failure.of(Refusal.noAccess(id))) : Result.succeed(kept)
}

const create = Endpoint.of("POST", "/v1/accounts", AccountFields.create, (call) => {
  const { account: caller, given, origin, state } = call
  const platform = state.world.platform.id
  if (caller !== platform) return Result.fail(Failure.notServed("accounts of connected accounts are not served"))
  if (given.type !== undefined && given.controller !== undefined) {
    return Result.fail(Failure.of(Refusal.invalid("You may not provide both `type` and `controller`.")))
  }
  const made = AccountMaking.connected(state.platformWords, state.ids.account(), AccountFields.words(given))
  if (Result.isFailure(made)) return Result.fail(Failure.of(Refusal.invalid(made.failure)))
  const account = made.success
  state.world.join(account)
  state.accounts.put(platform, account.id, account)
  return Result.map(find({ ...call, named: { id: account.id } }), (kept) => {
    kept.beside = {
      businessName: given.business_profile?.name ?? null,
      businessType: given.business_type ?? null,
      created: origin.at,
      email: given.email ?? null,
      metadata: Parameter.changed({}, given.metadata)
    }
    return View.account(state, kept)
  })
})

const update = Endpoint.of("POST", "/v1/accounts/{id}", AccountFields.update, (call) =>
  Result.map(find(call), (kept) => {
    const { given, origin, state } = call
    const { beside } = kept
    kept.beside = {
      ...beside,
      businessName: given.business_profile?.name ?? beside.businessName,
      businessType: given.business_type ?? beside.businessType,
      email: given.email ?? beside.email,
      metadata: Parameter.changed(beside.metadata, given.metadata)
    }
    const shown = View.account(state, kept)
    Outbox.emit(state, origin, kept.id, "account.updated", shown)
    return shown
  })
)

const list = Endpoint.of("GET", "/v1/accounts", AccountFields.list, ({ account, given, state }) =>
  Endpoint.listed(state.accounts.all(account), given, {
    url: "/v1/accounts",
    noun: "account",
    show: (kept) => View.account(state, kept),
    matches: ({ beside, item }) => item.kind === "connected" && Parameter.isWithin(given.created, beside.created)
  })
)

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  create,
  list,
  Endpoint.of("GET", "/v1/account", {}, (call) =>
    Result.map(find({ ...call, named: { id: call.account } }), (kept) => View.account(call.state, kept))
  ),
  Endpoint.of("GET", "/v1/accounts/{id}", {}, (call) =>
    Result.map(find(call), (kept) => View.account(call.state, kept))
  ),
  update
]
