/**
 * AccountLinks: `/v1/account_links`: where somebody would tell Stripe about themselves.
 *
 * Nobody is asked anything here, so a link leads straight to where Stripe would send them afterwards.
 * https://docs.stripe.com/api/account_links
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as OwnAccount from "#apps/sandbox/resources/OwnAccount.ts"
import * as WebAddress from "#apps/sandbox/resources/WebAddress.ts"
import * as Endpoint from "#apps/sandbox/state/Endpoint.ts"

const create = {
  account: Parameter.required(Parameter.text),
  collect: Parameter.oneOf(["currently_due", "eventually_due"]),
  collection_options: Parameter.ignored,
  refresh_url: WebAddress.parameter,
  return_url: WebAddress.parameter,
  type: Parameter.required(Parameter.oneOf(["account_onboarding", "account_update"]))
} as const satisfies Parameter.Complete<Stripe.AccountLinkCreateParams>

/** For how long a link can be used. */
const lifetime = 300

export const endpoints: ReadonlyArray<Endpoint.Endpoint> = [
  Endpoint.of("POST", "/v1/account_links", create, (call) => {
    const { account, refresh_url: refresh, return_url: url } = call.given
    if (url === undefined) return Result.fail(Failure.missingParameter("return_url"))
    if (refresh === undefined) return Result.fail(Failure.missingParameter("refresh_url"))
    return Result.map(OwnAccount.find({ ...call, named: { id: account } }), () => ({
      object: "account_link",
      created: call.origin.at,
      expires_at: call.origin.at + lifetime,
      url
    }))
  })
]
