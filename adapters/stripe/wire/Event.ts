/**
 * Event: Stripe's `event`, `evt_…`, both ways: something that happened to an object, with the object as it was then.
 *
 * `account` says on which connected account; it is absent of the platform's own. https://docs.stripe.com/api/events
 */
import { Schema } from "effect"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"

const Requested = WireObject.open({ id: WireObject.Text, idempotency_key: WireObject.Text })

export const Event = WireObject.make("event", {
  id: Schema.String,
  account: Schema.optionalKey(Schema.String),
  api_version: WireObject.Text,
  created: WireObject.Moment,
  data: WireObject.open({ object: WireObject.open({}), previous_attributes: Schema.optionalKey(WireObject.open({})) }),
  livemode: Schema.Boolean,
  pending_webhooks: Schema.Int,
  request: Schema.NullOr(Requested),
  type: Schema.String
})

export type Event = typeof Event.Type

/** All there is to say of one. */
export interface Facts {
  readonly id: string
  readonly account: string | undefined
  readonly apiVersion: string
  readonly created: number
  readonly object: object
  /** What of it was other before; of what was changed only. */
  readonly previousAttributes: object | undefined
  readonly pendingWebhooks: number
  /** The request that brought it about; nulls where time did. */
  readonly request: { readonly id: string | null; readonly idempotency_key: string | null }
  readonly type: string
}

export const of = (it: Facts) => ({
  id: it.id,
  object: "event" as const,
  ...(it.account === undefined ? {} : { account: it.account }),
  api_version: it.apiVersion,
  created: it.created,
  data:
    it.previousAttributes === undefined
      ? { object: it.object }
      : { object: it.object, previous_attributes: it.previousAttributes },
  livemode: WireObject.livemode,
  pending_webhooks: it.pendingWebhooks,
  request: it.request,
  type: it.type
})
