/**
 * EarlyFraudWarnings: `/v1/radar/early_fraud_warnings`: the payments of which a card's bank has warned.
 *
 * https://docs.stripe.com/api/radar/early_fraud_warnings
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Page from "#apps/sandbox/dialect/Page.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"
import * as View from "#apps/sandbox/state/View.ts"

const list = {
  ...Page.parameters,
  charge: Parameter.text,
  created: Parameter.range,
  payment_intent: Parameter.text
} as const satisfies Parameter.Complete<Stripe.Radar.EarlyFraudWarningListParams>

const url = "/v1/radar/early_fraud_warnings"

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  Endpoint.of("GET", url, list, ({ account, given, state }) =>
    Endpoint.listed(state.warnings.all(account), given, {
      url,
      noun: "early fraud warning",
      show: (kept) => View.warning(state, kept),
      matches: ({ item }) =>
        (given.charge === undefined || item.charge === given.charge) &&
        (given.payment_intent === undefined || item.paymentIntent === given.payment_intent) &&
        Parameter.isWithin(given.created, item.created)
    })
  ),

  Endpoint.of("GET", `${url}/{id}`, {}, ({ account, named: { id = "" }, state }) =>
    Result.map(Endpoint.found(state.warnings.of(account, id), "early fraud warning", id), (kept) =>
      View.warning(state, kept)
    )
  )
]
