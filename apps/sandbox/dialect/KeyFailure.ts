/**
 * KeyFailure: an API key that is refused, or an idempotency key.
 */
import * as Failure from "#apps/sandbox/dialect/Failure.ts"

export const noKey = (): Failure.Failure =>
  Failure.invalid(
    "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth " +
      "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://docs.stripe.com/api#authentication for details, or " +
      "we can help at https://support.stripe.com/.",
    {},
    401
  )

/** All but its beginning and its last four characters is hidden, as Stripe does. */
export const wrongKey = (key: string): Failure.Failure =>
  Failure.invalid(`Invalid API Key provided: ${key.slice(0, 8)}${"*".repeat(8)}${key.slice(-4)}`, {}, 401)

/** Ours: whoever sends a live key is about to do something that they do not mean. */
export const liveKey = (): Failure.Failure =>
  Failure.invalid(
    "This is a sandbox on your machine, and the key is a live one: nothing was done. Use any key that begins with " +
      "sk_test_, and consider rolling the live one.",
    { code: "testmode_charges_only" },
    401
  )

export const otherParameters = (key: string): Failure.Failure => ({
  status: 400,
  error: {
    type: "idempotency_error",
    message:
      "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a " +
      `key other than '${key}' if you meant to execute a different request.`
  }
})

/** Stripe names the endpoint of now before that of then. */
export const otherEndpoint = (key: string, now: string, before: string): Failure.Failure => ({
  status: 400,
  error: {
    type: "idempotency_error",
    message:
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${now}' vs ` +
      `'${before}'). Try using a key other than '${key}' if you meant to execute a different request.`
  }
})

export const keyInUse = (key: string): Failure.Failure => ({
  status: 409,
  error: {
    type: "idempotency_error",
    code: "idempotency_key_in_use",
    message: `There is currently another in-progress request using this Idempotent Key: ${key}`
  }
})

export const longKey = (): Failure.Failure => Failure.invalid("The Idempotency-Key may have at most 255 characters.")
