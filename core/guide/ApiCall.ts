/**
 * ApiCall: a request to Stripe's API, with the parameters that it really has.
 *
 * What only Stripe knows, such as the id of an account, is a name in capitals: `$ACCOUNT`.
 */

export type Value = string | number | boolean | ReadonlyArray<string> | Parameters

export interface Parameters {
  readonly [name: string]: Value
}

export interface ApiCall {
  readonly path: `/v1/${string}` | `/v2/${string}`
  /** Whether it is made for the seller, with the header Stripe-Account. */
  readonly isForSeller?: boolean
  readonly parameters: Parameters
}

/** Each value under its full name, as v1 takes them: `transfer_data[destination]`. */
export const flat = (parameters: Parameters): ReadonlyArray<readonly [name: string, value: string]> =>
  Object.entries(parameters).flatMap(([name, value]) => fields(name, value))

const fields = (name: string, value: Value): ReadonlyArray<readonly [string, string]> => {
  if (typeof value !== "object") return [[name, String(value)]]
  if (Array.isArray(value)) return value.map((each: string) => [`${name}[]`, each] as const)
  return Object.entries(value).flatMap(([key, inner]) => fields(`${name}[${key}]`, inner as Value))
}
