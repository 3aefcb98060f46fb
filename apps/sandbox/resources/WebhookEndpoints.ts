/**
 * WebhookEndpoints: `/v1/webhook_endpoints`: who hears of what happens.
 *
 * One that is made with `connect` hears of the connected accounts, every other of the platform.
 * https://docs.stripe.com/api/webhook_endpoints
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Version from "#apps/sandbox/dialect/Version.ts"
import * as EventName from "#apps/sandbox/resources/EventName.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as View from "#apps/sandbox/state/View.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"

const create = {
  api_version: Parameter.text,
  connect: Parameter.boolean,
  description: Parameter.text,
  enabled_events: Parameter.required(EventName.parameter),
  metadata: Parameter.metadata,
  url: Parameter.required(Parameter.text)
} as const satisfies Parameter.Complete<Stripe.WebhookEndpointCreateParams>

const update = {
  description: Parameter.text,
  disabled: Parameter.boolean,
  enabled_events: EventName.parameter,
  metadata: Parameter.metadata,
  url: Parameter.text
} as const satisfies Parameter.Complete<Stripe.WebhookEndpointUpdateParams>

const find = ({ account, named: { id = "" }, state }: Endpoint.Asked) =>
  Endpoint.found(state.endpoints.of(account, id), "webhook endpoint", id)

const urlRefusal = (url: string | undefined): Failure.Failure | undefined =>
  url === undefined || (URL.canParse(url) && /^https?:/.test(url))
    ? undefined
    : Failure.of(Refusal.invalid("Invalid URL: an explicit scheme (such as https) must be provided.", { param: "url" }))

const createEndpoint = Endpoint.of("POST", "/v1/webhook_endpoints", create, (call) => {
  const { account, given, origin, state } = call
  const refusal = urlRefusal(given.url) ?? Version.refusalOf(given.api_version, "api_version")
  if (refusal !== undefined) return Result.fail(refusal)
  if (account !== state.world.platform.id) {
    return Result.fail(Failure.notServed("webhook endpoints of connected accounts are not served"))
  }
  const id = state.ids.of("we")
  const secret = state.ids.secret("whsec")
  state.endpoints.put(account, id, {
    id,
    apiVersion: given.api_version ?? null,
    application: null,
    connect: given.connect ?? false,
    created: origin.at,
    description: given.description ?? null,
    enabledEvents: given.enabled_events,
    metadata: Parameter.changed({}, given.metadata),
    secret,
    status: "enabled",
    url: given.url
  })
  return Result.map(Endpoint.found(state.endpoints.get(id), "webhook endpoint", id), (kept) => ({
    ...View.endpoint(kept),
    secret
  }))
})

const updateEndpoint = Endpoint.of("POST", "/v1/webhook_endpoints/{id}", update, (call) =>
  Result.flatMap(find(call), (kept) => {
    const { description, disabled, enabled_events, metadata, url } = call.given
    const refusal = urlRefusal(url)
    if (refusal !== undefined) return Result.fail(refusal)
    const { item } = kept
    kept.item = {
      ...item,
      description: description ?? item.description,
      enabledEvents: enabled_events ?? item.enabledEvents,
      metadata: Parameter.changed(item.metadata, metadata),
      status: disabled === undefined ? item.status : disabled ? "disabled" : "enabled",
      url: url ?? item.url
    }
    return Result.succeed(View.endpoint(kept))
  })
)

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  createEndpoint,

  Endpoint.of("GET", "/v1/webhook_endpoints", Page.parameters, ({ account, given, state }) =>
    Endpoint.listed(state.endpoints.all(account), given, {
      url: "/v1/webhook_endpoints",
      noun: "webhook endpoint",
      show: View.endpoint
    })
  ),

  Endpoint.of("GET", "/v1/webhook_endpoints/{id}", {}, (call) => Result.map(find(call), View.endpoint)),

  updateEndpoint,

  Endpoint.of("DELETE", "/v1/webhook_endpoints/{id}", {}, (call) =>
    Result.map(find(call), ({ id }) => {
      call.state.endpoints.remove(id)
      return { id, object: "webhook_endpoint", deleted: true }
    })
  )
]
