/**
 * Outbox: the events of a sandbox, each with the endpoints that are to hear of it.
 */
import * as Change from "#apps/sandbox/state/Change.ts"
import * as Version from "#apps/sandbox/dialect/Version.ts"
import type { EventSent, State } from "#apps/sandbox/state/State.ts"
import type * as Instant from "#core/time/Instant.ts"

/** What brought an event about: a request, or time alone, and when. */
export interface Origin {
  readonly at: Instant.Instant
  readonly request: string | null
  readonly idempotencyKey: string | null
}

export const time = (at: Instant.Instant): Origin => ({ at, request: null, idempotencyKey: null })

const listeners = ({ endpoints, world }: State, account: string, type: string): ReadonlyArray<string> => {
  const all = endpoints.all(world.platform.id)
  const found: Array<string> = []
  for (let position = 0; position < all.length; position += 1) {
    const endpoint = all.at(position)?.item
    if (endpoint?.status !== "enabled" || endpoint.connect !== (account !== world.platform.id)) continue
    if (endpoint.enabledEvents.includes("*") || endpoint.enabledEvents.includes(type)) found.push(endpoint.id)
  }
  return found
}

/** Tells that something happened to `object` on `account`, as it is now; and what of it was other before. */
export const emit = (
  state: State,
  origin: Origin,
  account: string,
  type: string,
  object: object,
  previousAttributes?: object
): void => {
  const id = state.ids.of("evt")
  const endpoints = listeners(state, account, type)
  const isOwn = account === state.world.platform.id
  state.events.put(account, id, {
    id,
    account: isOwn ? undefined : account,
    apiVersion: Version.newest,
    created: origin.at,
    object,
    previousAttributes,
    pendingWebhooks: endpoints.length,
    request: { id: origin.request, idempotency_key: origin.idempotencyKey },
    type
  })
  for (const endpoint of endpoints) {
    const sent: EventSent = { event: id, endpoint }
    state.undelivered.set(nameOf(sent), sent)
    state.outbox.push(sent)
  }
}

/** Tells that `object` is another than it was `before`, in an event of each of these types; of one that is not, nothing. */
export const emitChange = (
  state: State,
  origin: Origin,
  account: string,
  types: ReadonlyArray<string>,
  { before, object }: { readonly before: object; readonly object: object }
): void => {
  const previous = Change.previous(before, object)
  if (previous === undefined) return
  for (const type of types) emit(state, origin, account, type, object, previous)
}

/** What one event on its way to one endpoint is known by. */
export const nameOf = ({ endpoint, event }: EventSent): string => `${event} ${endpoint}`

/** An endpoint has heard of it, or never will. */
export const close = (state: State, sent: EventSent, isHeard: boolean): void => {
  state.undelivered.delete(nameOf(sent))
  const kept = state.events.get(sent.event)
  if (kept !== undefined && isHeard) kept.item = { ...kept.item, pendingWebhooks: kept.item.pendingWebhooks - 1 }
}
