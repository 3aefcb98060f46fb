/**
 * AccountSessions: `/v1/account_sessions`, for components in a platform's page, and `/v1/accounts/{id}/login_links`, for
 * the Express Dashboard. Neither leads anywhere: there are no pages here.
 *
 * https://docs.stripe.com/api/account_sessions and https://docs.stripe.com/api/accounts/login_link
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Wire from "#adapters/stripe/wire/AccountSession.ts"
import * as AccountFailure from "#apps/sandbox/resources/AccountFailure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as OwnAccount from "#apps/sandbox/resources/OwnAccount.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"

type Component = Parameter.Given<{ readonly it: ReturnType<typeof component> }>["it"]

const component = (features: Readonly<Record<string, unknown>>) =>
  Parameter.object({
    enabled: Parameter.required(Parameter.boolean),
    features: Parameter.object(Object.fromEntries(Object.keys(features).map((name) => [name, Parameter.boolean])))
  })

const fields = Object.fromEntries(
  Object.entries(Wire.components).map(([name, features]) => [name, component(features)])
) as {
  readonly [name in Wire.Name]: ReturnType<typeof component>
} satisfies Parameter.Complete<Stripe.AccountSessionCreateParams.Components>

const create = {
  account: Parameter.required(Parameter.text),
  components: Parameter.required(Parameter.object(fields))
} as const satisfies Parameter.Complete<Stripe.AccountSessionCreateParams>

const askedOf = (stated: NonNullable<Component>): Wire.Asked => ({
  enabled: stated.enabled,
  features: Object.fromEntries(
    Object.entries(stated.features ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  )
})

/** For how long a component may use it. */
const lifetime = 30 * 60

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  Endpoint.of("POST", "/v1/account_sessions", create, (call) => {
    const { account: id, components } = call.given
    return Result.map(OwnAccount.find({ ...call, named: { id } }), ({ item }) =>
      Wire.of({
        account: item.id,
        clientSecret: call.state.ids.secret("accs_secret_"),
        components: Object.fromEntries(
          Object.entries(components).flatMap(([name, stated]) =>
            stated === undefined ? [] : [[name, askedOf(stated)]]
          )
        ),
        expiresAt: call.origin.at + lifetime,
        isStripeLiable: item.kind === "connected" && item.controller.losses === "stripe"
      })
    )
  }),

  Endpoint.of("POST", "/v1/accounts/{id}/login_links", {}, (call) =>
    Result.flatMap(OwnAccount.find(call), ({ id, item }) => {
      if (item.kind === "platform" || item.controller.dashboard !== "express") {
        return Result.fail(AccountFailure.notExpress(id))
      }
      const url = `https://connect.stripe.com/express/${call.state.ids.secret(id)}`
      return Result.succeed({ object: "login_link", created: call.origin.at, url })
    })
  )
]
