/**
 * Capabilities: `/v1/accounts/{id}/capabilities`: what an account may do, asked for and given up.
 *
 * https://docs.stripe.com/api/capabilities
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as List from "#adapters/stripe/wire/List.ts"
import * as Wire from "#adapters/stripe/wire/Capability.ts"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as OwnAccount from "#apps/sandbox/resources/OwnAccount.ts"
import * as AccountView from "#apps/sandbox/state/AccountView.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as Outbox from "#apps/sandbox/state/Outbox.ts"
import * as Recording from "#apps/sandbox/state/Recording.ts"
import type * as View from "#apps/sandbox/state/View.ts"
import * as Decision from "#core/connect/decisions/Decision.ts"
import * as Model from "#core/connect/accounts/Capability.ts"

const update = {
  requested: Parameter.boolean
} as const satisfies Parameter.Complete<Stripe.AccountUpdateCapabilityParams>

const path = "/v1/accounts/{id}/capabilities"

const shown = ({ state }: Endpoint.Asked, { beside, item }: View.On<"accounts">, id: Model.Capability) =>
  Wire.of(state.world.account(item.id) ?? item, id, beside.created)

const named = ({ named: { capability = "" } }: Endpoint.Asked): Result.Result<Model.Capability, Failure.Failure> =>
  Endpoint.found(
    Model.all.find((each) => each === capability),
    "capability",
    capability
  )

/** One that a request asks for, or gives up, and by which parameter. */
export interface Requested {
  readonly capability: Model.Capability
  readonly isRequested: boolean
  readonly param: string
}

const commandOf = ({ item }: View.On<"accounts">, { capability, isRequested }: Requested, key: string) => ({
  _tag: "capability_update" as const,
  key,
  stripeAccount: item.id,
  capability,
  status: isRequested ? ("active" as const) : ("unrequested" as const)
})

/** Why it cannot be; the parameter is the one of the request. */
const refusalOf = (
  { state: { world } }: Endpoint.Asked,
  account: View.On<"accounts">,
  requested: Requested
): Failure.Failure | undefined => {
  const decided = Decision.decide(world, commandOf(account, requested, "preview"), world.now())
  if (Result.isSuccess(decided)) return undefined
  const { error, status } = Failure.of(decided.failure)
  return { status, error: { ...error, param: requested.param } }
}

/** Asks for all of them and gives them up, or none of it where one is refused; what is so already stays so. */
export const requestAll = (
  asked: Endpoint.Asked,
  account: View.On<"accounts">,
  all: ReadonlyArray<Requested>
): Result.Result<void, Failure.Failure> => {
  const changes = all.filter((each) => shown(asked, account, each.capability).requested !== each.isRequested)
  for (const each of changes) {
    const refusal = refusalOf(asked, account, each)
    if (refusal !== undefined) return Result.fail(refusal)
  }
  for (const each of changes) {
    const { origin, state } = asked
    const command = commandOf(account, each, state.ids.key())
    const done = tellingOf(asked, account, each.capability, () => Recording.carryOut(state, origin, command))
    // Whether one may be asked for does not depend on the others.
    Result.getOrThrowWith(done, ({ error }) => new Error(`${each.capability} was refused: ${error.message}`))
  }
  return Result.succeed(undefined)
}

/** Tells what becomes of it by what is done, if that is not refused. */
export const tellingOf = <Done>(
  asked: Endpoint.Asked,
  account: View.On<"accounts">,
  capability: Model.Capability,
  act: () => Result.Result<Done, Failure.Failure>
): Result.Result<Done, Failure.Failure> => {
  const before = shown(asked, account, capability)
  const done = act()
  if (Result.isFailure(done)) return done
  const object = shown(asked, account, capability)
  Outbox.emitChange(asked.state, asked.origin, account.id, ["capability.updated"], { before, object })
  return done
}

/** Of a new account: that it can do what was requested, as its owner would be told who had waited for it. */
export const tellActive = (asked: Endpoint.Asked, account: View.On<"accounts">): void => {
  const { origin, state } = asked
  const active = Model.all
    .map((id) => shown(asked, account, id))
    .filter(({ requested, status }) => requested && status === "active")
  if (active.length === 0) return
  for (const object of active) {
    Outbox.emitChange(state, origin, account.id, ["capability.updated"], {
      before: { ...object, status: "inactive" },
      object
    })
  }
  const object = AccountView.account(state, account)
  const capabilities = Object.fromEntries(active.map(({ id }) => [id, "inactive"]))
  const before = { ...object, capabilities: { ...object.capabilities, ...capabilities }, charges_enabled: false }
  Outbox.emitChange(state, origin, account.id, ["account.updated"], {
    before: { ...before, payouts_enabled: false },
    object
  })
}

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  Endpoint.of("GET", path, {}, (call) =>
    Result.map(OwnAccount.find(call), (account) =>
      List.of(
        `/v1/accounts/${account.id}/capabilities`,
        Model.all.map((id) => shown(call, account, id)).filter(({ requested }) => requested)
      )
    )
  ),

  Endpoint.of("GET", `${path}/{capability}`, {}, (call) =>
    Result.flatMap(OwnAccount.find(call), (account) => Result.map(named(call), (id) => shown(call, account, id)))
  ),

  Endpoint.of("POST", `${path}/{capability}`, update, (call) =>
    Result.flatMap(OwnAccount.find(call), (account) =>
      Result.flatMap(named(call), (id) => {
        const { requested } = call.given
        const all = requested === undefined ? [] : [{ capability: id, isRequested: requested, param: "requested" }]
        return Result.map(requestAll(call, account, all), () => shown(call, account, id))
      })
    )
  )
]
