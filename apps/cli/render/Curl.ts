/**
 * Curl: a request to Stripe's API as a command line that makes it, its values taken from the shell's variables; those of v2, which takes
 * JSON, are to be put in.
 */
import * as ApiCall from "#core/guide/ApiCall.ts"

/** The version of the API that Accounts v2 are asked for by. */
const version = "2026-10-28.endive"

const v1 = ({ isForSeller, parameters }: ApiCall.ApiCall): ReadonlyArray<string> => [
  `-u "$STRIPE_SECRET_KEY:"`,
  ...(isForSeller === true ? [`-H "Stripe-Account: $ACCOUNT"`] : []),
  ...ApiCall.flat(parameters).map(([name, value]) => `-d "${name}=${value}"`)
]

/** A line for each of its own parameters. */
const json = (parameters: ApiCall.Parameters): string =>
  `{\n${Object.entries(parameters)
    .map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(",\n")}\n  }`

const v2 = ({ parameters }: ApiCall.ApiCall): ReadonlyArray<string> => [
  `-H "Authorization: Bearer $STRIPE_SECRET_KEY"`,
  `-H "Stripe-Version: ${version}"`,
  `--json '${json(parameters).replaceAll("'", String.raw`'\''`)}'`
]

export const print = (call: ApiCall.ApiCall): string => {
  const options = call.path.startsWith("/v2/") ? v2(call) : v1(call)
  const post = ApiCall.flat(call.parameters).length === 0 ? " -X POST" : ""
  return [`curl${post} https://api.stripe.com${call.path}`, ...options].join(" \\\n  ")
}
