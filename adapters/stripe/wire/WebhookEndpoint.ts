/**
 * WebhookEndpoint: Stripe's `webhook_endpoint`, `we_…`, both ways.
 *
 * The secret is shown only to whoever made it, in that answer. https://docs.stripe.com/api/webhook_endpoints/object
 */
import { Schema } from "effect"
import * as WireObject from "#adapters/stripe/wire/WireObject.ts"

export const WebhookEndpoint = WireObject.make("webhook_endpoint", {
  id: Schema.String,
  api_version: WireObject.Text,
  application: WireObject.Text,
  created: WireObject.Moment,
  description: WireObject.Text,
  enabled_events: Schema.Array(Schema.String),
  livemode: Schema.Boolean,
  metadata: WireObject.Metadata,
  secret: Schema.optionalKey(Schema.String),
  status: Schema.String,
  url: Schema.String
})

export type WebhookEndpoint = typeof WebhookEndpoint.Type

/** All there is to say of one. */
export interface Facts {
  readonly id: string
  readonly apiVersion: string | null
  readonly application: string | null
  readonly created: number
  readonly description: string | null
  readonly enabledEvents: ReadonlyArray<string>
  readonly metadata: WireObject.Metadata
  readonly status: "enabled" | "disabled"
  readonly url: string
}

export const of = (it: Facts) => ({
  id: it.id,
  object: "webhook_endpoint" as const,
  api_version: it.apiVersion,
  application: it.application,
  created: it.created,
  description: it.description,
  enabled_events: [...it.enabledEvents],
  livemode: WireObject.livemode,
  metadata: it.metadata,
  status: it.status,
  url: it.url
})
