/**
 * CardOptions: `payment_method_options` of an intent: whether its request has the holder of a card asked who they are,
 * where the card can do that and nobody else would ask.
 *
 * The other options, of this and every other method, are passed over. Somebody who is not there is not asked.
 * https://docs.stripe.com/payments/3d-secure/authentication-flow#manual-three-ds
 */
import { Result } from "effect"
import type * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import type * as Said from "#apps/sandbox/dialect/Said.ts"

const requests = Parameter.oneOf(["any", "automatic", "challenge"])

type Options = { readonly card: { readonly request_three_d_secure: string } } | undefined

/** Shown as it is said. */
export const parameter: Parameter.Parameter<Options> = {
  isRequired: false,
  isShown: true,
  read: (value, name): Result.Result<Options, Failure.Failure> =>
    Result.flatMap(Parameter.tree.read(value, name), (all) =>
      Result.flatMap(Parameter.tree.read(all?.["card"], `${name}[card]`), (card) =>
        Result.map(requests.read(card?.["request_three_d_secure"], `${name}[card][request_three_d_secure]`), (stated) =>
          stated === undefined ? undefined : { card: { request_three_d_secure: stated } }
        )
      )
    )
}

/** Of what an intent says. */
export const requestsAuthentication = (said: Said.Said | undefined): boolean => {
  // It was read by the parameter above.
  const options = said?.["payment_method_options"] as Options
  return options !== undefined && options.card.request_three_d_secure !== "automatic"
}
