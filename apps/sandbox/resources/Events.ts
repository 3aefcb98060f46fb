/**
 * Events: `/v1/events`: what happened, the newest first.
 *
 * https://docs.stripe.com/api/events
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as View from "#apps/sandbox/state/View.ts"

const list = {
  ...Page.parameters,
  created: Parameter.range,
  delivery_success: Parameter.boolean,
  type: Parameter.text,
  types: Parameter.list(Parameter.required(Parameter.text))
} as const satisfies Parameter.Complete<Stripe.EventListParams>

/** Whether it is of this type, or of one that a name such as `charge.*` stands for. */
const isOf = (type: string, asked: string): boolean =>
  asked.endsWith("*") ? type.startsWith(asked.slice(0, -1)) : type === asked

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  Endpoint.of("GET", "/v1/events", list, ({ account, given, state }) => {
    if (given.type !== undefined && given.types !== undefined) return Result.fail(Failure.onlyOne("type", "types"))
    return Endpoint.listed(state.events.all(account), given, {
      url: "/v1/events",
      noun: "event",
      show: View.event,
      matches: ({ item }) =>
        (given.type === undefined || isOf(item.type, given.type)) &&
        (given.types === undefined || given.types.some((type) => isOf(item.type, type))) &&
        (given.delivery_success === undefined || given.delivery_success === (item.pendingWebhooks === 0)) &&
        Parameter.isWithin(given.created, item.created)
    })
  }),

  Endpoint.of("GET", "/v1/events/{id}", {}, ({ account, named: { id = "" }, state }) =>
    Result.map(Endpoint.found(state.events.of(account, id), "event", id), View.event)
  )
]
