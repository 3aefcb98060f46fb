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

/** A request that is wrong in itself, or at this moment. */
export const invalid = (message: string, about: { code?: string; param?: string } = {}, status = 400): Failure => ({
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

/** Its words are ours: a refund that is pending for another reason than that it waits to be paid. */
export const notRecallable = (refund: string, reason: string): Failure =>
  invalid(
    `The refund ${refund} is pending (${reason}): its money has gone, and only one that waits (insufficient_funds, ` +
      "charge_pending) can be canceled."
  )

/** Its words are ours. https://docs.stripe.com/api/balance-settings/update */
export const onlyWith = (param: string, interval: string): Failure =>
  invalid(`${param} is only for payouts with the interval ${interval}.`, { param })

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

/** In the words that Stripe has for other such pairs. */
export const onlyOne = (one: string, other: string): Failure =>
  invalid(`You may only specify one of these parameters: ${one}, ${other}.`, { param: one })

export const wrongVersion = (version: string, param?: string): Failure =>
  invalid(`Invalid Stripe API version: ${version}`, param === undefined ? {} : { param })

export const tooDeep = (path: string): Failure =>
  invalid(`You cannot expand more than 4 levels of a property. Property: ${path}`, {
    code: "property_expansion_max_depth"
  })

export const notExpandable = (path: string): Failure =>
  invalid(`This property cannot be expanded (${path}).`, { param: "expand" })

export const tooMuchMetadata = (message: string): Failure => invalid(message, { param: "metadata" })

/**
 * In the words that Stripe has for other types that it does not read.
 * https://github.com/vapor-community/stripe/issues/39
 */
export const wrongContentType = (type: string): Failure =>
  invalid(
    `Invalid request: unsupported Content-Type ${type}. If error persists and you need assistance, please contact ` +
      "support@stripe.com."
  )

export const brokenBody = (why: string): Failure => invalid(`Invalid request body: ${why}`)

export const either = (one: string, other: string): Failure =>
  invalid(`One of the following params should be provided for this request: ${one} or ${other}.`)

/** Its words are ours, its limit Stripe's. */
export const tooMuchEvidence = (most: number): Failure =>
  invalid(`The evidence has more than ${most} characters in all.`, { param: "evidence" })

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

/** It could not be kept, or this is a bug of the sandbox: nothing of the request was done. */
export const undone = (error: unknown): Failure => {
  const message = error instanceof Error ? error.message : String(error)
  const why =
    error instanceof WorldUnusable
      ? `Nothing was done, because the sandbox could not keep it: ${message}`
      : `This is a bug of the sandbox, please report it; nothing was done: ${message}`
  return { status: 500, error: { type: "api_error", message: why } }
}
