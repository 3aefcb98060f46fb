/**
 * Failure: an answer that says no, with Stripe's status and error.
 *
 * Those marked as ours are not Stripe's: what Stripe has and this sandbox does not serve.
 */
import type * as StripeError from "#adapters/stripe/wire/StripeError.ts"
import { WorldUnusable } from "#adapters/WorldStore.ts"
import type { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import type { Refusal } from "#core/connect/refusals/Refusal.ts"

export interface Failure {
  readonly status: number
  readonly error: StripeError.Facts
}

const invalid = (message: string, about: { code?: string; param?: string } = {}, status = 400): Failure => ({
  status,
  error: { type: "invalid_request_error", message, ...about }
})

export const of = (refusal: Refusal | NotModelled): Failure => {
  if (refusal._tag === "NotModelled") return notServed(refusal.message)
  const { code, message, param, status, type } = refusal
  return {
    status,
    error: { type, message, ...(code === undefined ? {} : { code }), ...(param === undefined ? {} : { param }) }
  }
}

/** What is wrong with a card, to be told to whoever pays. */
export const card = (code: string, message: string, param: string): Failure => ({
  status: 402,
  error: { type: "card_error", code, message, param }
})

/** Ours: a request that Stripe would answer. Not a 501, which clients repeat. */
export const notServed = (what: string, param?: string): Failure =>
  invalid(`This sandbox cannot do that: ${what}.`, {
    code: "sandbox_not_served",
    ...(param === undefined ? {} : { param })
  })

export const missing = (noun: string, id: string, param = "id", status = param === "id" ? 404 : 400): Failure =>
  invalid(`No such ${noun}: '${id}'`, { code: "resource_missing", param }, status)

export const unrecognized = (method: string, path: string): Failure =>
  invalid(
    `Unrecognized request URL (${method}: ${path}). Please see https://docs.stripe.com or we can help at ` +
      "https://support.stripe.com/.",
    {},
    404
  )

export const missingParameter = (param: string): Failure =>
  invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param })

export const unknownParameter = (param: string): Failure =>
  invalid(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param })

export const notInteger = (param: string, value: string): Failure =>
  invalid(`Invalid integer: ${value}`, { code: "parameter_invalid_integer", param })

export const notDecimal = (param: string, value: string): Failure => invalid(`Invalid decimal: ${value}`, { param })

export const tooSmall = (param: string, least: number): Failure =>
  invalid(`This value must be greater than or equal to ${least}.`, { code: "parameter_invalid_integer", param })

export const tooLarge = (param: string, most: number): Failure =>
  invalid(`This value must be less than or equal to ${most}.`, { code: "parameter_invalid_integer", param })

/** Its words are ours. https://docs.stripe.com/api/balance-settings/update */
export const onlyWith = (param: string, interval: string): Failure =>
  invalid(`${param} is only for payouts with the interval ${interval}.`, { param })

/** Its words are ours. https://docs.stripe.com/connect/manage-payout-schedule */
export const ownersSettings = (account: string): Failure =>
  invalid(
    `${account} has a full dashboard and its losses are covered by Stripe: its owner says how it is paid out, and no ` +
      "platform does.",
    {},
    403
  )

export const notBoolean = (param: string, value: string): Failure => invalid(`Invalid boolean: ${value}`, { param })

export const notText = (param: string): Failure => invalid("Invalid string: it must be a single value", { param })

export const notObject = (param: string): Failure => invalid("Invalid object", { param })

export const notArray = (param: string): Failure => invalid("Invalid array", { param })

export const notOneOf = (param: string, values: ReadonlyArray<string>): Failure => {
  const last = values.at(-1) ?? ""
  const rest = values.slice(0, -1).join(", ")
  return invalid(`Invalid ${param}: must be one of ${rest === "" ? last : `${rest}, or ${last}`}`, { param })
}

export const notCurrency = (value: string): Failure =>
  invalid(
    `Invalid currency: ${value}. It must be the lowercase ISO code of a currency that Stripe supports, such as usd.`,
    { param: "currency" }
  )

export const bothCursors = (): Failure =>
  invalid("You can only specify one of these parameters: starting_after, ending_before.", { param: "starting_after" })

/** As integrators quote it. */
export const noReturnUrl = (noun: "PaymentIntent" | "SetupIntent", intent: object = {}): Failure => ({
  status: 400,
  error: {
    type: "invalid_request_error",
    message:
      `This ${noun} is configured to accept payment methods enabled in your Dashboard. Because some of these payment ` +
      "methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to " +
      "accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and " +
      "`automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
    ...intent
  }
})

/** In the words that Stripe has for other such pairs. */
export const onlyOne = (one: string, other: string): Failure =>
  invalid(`You may only specify one of these parameters: ${one}, ${other}.`, { param: one })

export const wrongVersion = (version: string): Failure => invalid(`Invalid Stripe API version: ${version}`)

export const tooDeep = (path: string): Failure =>
  invalid(`You cannot expand more than 4 levels of a property [property: ${path}].`, { param: "expand" })

export const notExpandable = (path: string): Failure =>
  invalid(`This property cannot be expanded (${path}).`, { param: "expand" })

export const tooMuchMetadata = (message: string): Failure => invalid(message, { param: "metadata" })

export const noKey = (): Failure =>
  invalid(
    "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth " +
      "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://docs.stripe.com/api#authentication for details, or " +
      "we can help at https://support.stripe.com/.",
    {},
    401
  )

/** All but its beginning and its last four characters is hidden, as Stripe does. */
export const wrongKey = (key: string): Failure =>
  invalid(`Invalid API Key provided: ${key.slice(0, 8)}${"*".repeat(8)}${key.slice(-4)}`, {}, 401)

/** Ours: whoever sends a live key is about to do something that they do not mean. */
export const liveKey = (): Failure =>
  invalid(
    "This is a sandbox on your machine, and the key is a live one: nothing was done. Use any key that begins with " +
      "sk_test_, and consider rolling the live one.",
    { code: "testmode_charges_only" },
    401
  )

export const otherParameters = (key: string): Failure => ({
  status: 400,
  error: {
    type: "idempotency_error",
    message:
      "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a " +
      `key other than '${key}' if you meant to execute a different request.`
  }
})

export const keyInUse = (key: string): Failure => ({
  status: 409,
  error: {
    type: "idempotency_error",
    code: "idempotency_key_in_use",
    message: `There is currently another in-progress request using this Idempotent Key: ${key}`
  }
})

export const longKey = (): Failure => invalid("The Idempotency-Key may have at most 255 characters.")

export const brokenBody = (why: string): Failure => invalid(`Invalid request body: ${why}`)

export const unexpectedState = (message: string, intent: object): Failure => ({
  status: 400,
  error: {
    type: "invalid_request_error",
    code: "payment_intent_unexpected_state",
    message,
    payment_intent: intent
  }
})

/** As integrators quote it. */
export const otherCustomer = (): Failure =>
  invalid(
    "You cannot modify `customer` on a PaymentIntent once it already has been set. To fulfill a payment with a different " +
      "Customer, cancel this PaymentIntent and create a new one.",
    { param: "customer" }
  )

export const either = (one: string, other: string): Failure =>
  invalid(`One of the following params should be provided for this request: ${one} or ${other}.`)

/** Its words are ours, its limit Stripe's. */
export const tooMuchEvidence = (most: number): Failure =>
  invalid(`The evidence has more than ${most} characters in all.`, { param: "evidence" })

/** As integrators quote it. */
export const notExpress = (account: string): Failure =>
  invalid(`Cannot create an edit link for the account ${account}, which is not an Express account.`)

/** Its words are ours. https://docs.stripe.com/api/accounts/delete */
export const notEmpty = (account: string, left: string): Failure =>
  invalid(`${account} cannot be deleted: all of its balances must be zero, and it has ${left}.`)

/** Its words are ours. https://docs.stripe.com/api/accounts/delete */
export const ownAccount = (): Failure => invalid("Your own account is deleted in its settings, and not by the API.")

/** Its words are ours. https://docs.stripe.com/api/v2/core/accounts/close */
export const notAllConfigurations = (applied: ReadonlyArray<string>): Failure =>
  invalid(`All configurations of the account must be passed in to close it: ${applied.join(", ")}.`, {
    param: "applied_configurations"
  })

/** Its words are ours. https://docs.stripe.com/api/account/unreject */
export const notRejected = (account: string): Failure => invalid(`${account} has not been rejected.`)

/** Its words are ours. https://docs.stripe.com/api/persons/delete */
export const representative = (): Failure =>
  invalid("The representative of an account cannot be deleted: make somebody else the representative first.")

/** As Stripe's test mode says it. */
export const rateLimited = (): Failure =>
  invalid(
    "Testmode request rate limit exceeded, the rate limits in testmode are lower than livemode. You can learn more " +
      "about rate limits here https://stripe.com/docs/rate-limits.",
    { code: "rate_limit" },
    429
  )

/** https://docs.stripe.com/rate-limits#object-lock-timeouts */
export const locked = (): Failure =>
  invalid(
    "This object cannot be accessed right now because another API request or Stripe process is currently accessing it. " +
      "If you see this error intermittently, retry the request. If you see this error frequently and are making " +
      "multiple concurrent requests to a single object, make your requests serially or at a lower rate.",
    { code: "lock_timeout" },
    429
  )

/** Ours. */
export const wrongLock = (): Failure =>
  invalid('Expected a JSON object such as {"object": "pi_…", "requests": 2}, with 1 to 1000 requests.')

/** Ours. */
export const largeBody = (most: number): Failure => invalid(`A request may have at most ${most} bytes.`, {}, 413)

/** Its words are ours. https://docs.stripe.com/api/test_clocks/advance */
export const clockBack = (): Failure =>
  invalid("The frozen_time must be after the one that the test clock has.", { param: "frozen_time" })

/** Ours. */
export const clockTooFar = (): Failure =>
  invalid("The frozen_time must be at most ten years after the sandbox's now.", { param: "frozen_time" })

/** Ours. */
export const timeBack = (): Failure => invalid("Time does not run back: the sandbox's now is later.", { param: "to" })

/** Ours: such as milliseconds in the place of seconds. */
export const timeTooFar = (): Failure =>
  invalid("Expected a moment at most ten years after the sandbox's now, in seconds since 1970.", { param: "to" })

/** Ours. */
export const wrongMove = (): Failure =>
  invalid('Expected a JSON object such as {"by": "7d"} or {"to": "2026-03-05T10:00:00Z"}; by takes s, m, h, d and w.')

/** It could not be kept, or this is a bug of the sandbox: nothing of the request was done. */
export const undone = (error: unknown): Failure => {
  const message = error instanceof Error ? error.message : String(error)
  const why =
    error instanceof WorldUnusable
      ? `Nothing was done, because the sandbox could not keep it: ${message}`
      : `This is a bug of the sandbox, please report it; nothing was done: ${message}`
  return { status: 500, error: { type: "api_error", message: why } }
}
