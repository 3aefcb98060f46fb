/**
 * IntentFailure: why a payment or setup intent cannot be made, changed or confirmed so.
 */
import * as Failure from "#apps/sandbox/dialect/Failure.ts"

/** As integrators quote it. */
export const noReturnUrl = (noun: "PaymentIntent" | "SetupIntent", intent: object = {}): Failure.Failure => ({
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

export const unexpectedState = (message: string, intent: object): Failure.Failure => ({
  status: 400,
  error: {
    type: "invalid_request_error",
    code: "payment_intent_unexpected_state",
    message,
    payment_intent: intent
  }
})

/** As integrators quote it. */
export const otherCustomer = (): Failure.Failure =>
  Failure.invalid(
    "You cannot modify `customer` on a PaymentIntent once it already has been set. To fulfill a payment with a different " +
      "Customer, cancel this PaymentIntent and create a new one.",
    { param: "customer" }
  )

/** As integrators quote it of either. */
export const onlyConfirmed = (param: string): Failure.Failure =>
  Failure.invalid(
    `The parameter \`${param}\` cannot be passed when creating a PaymentIntent unless \`confirm\` is set to true.`,
    { param }
  )

export const uncapturable = (status: string, intent: object): Failure.Failure =>
  unexpectedState(
    `This PaymentIntent could not be captured because it has a status of ${status}. Only a PaymentIntent with one ` +
      "of the following statuses may be captured: requires_capture.",
    intent
  )

export const uncancelable = (status: string, intent: object): Failure.Failure =>
  unexpectedState(
    `You cannot cancel this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of ` +
      "the following statuses may be canceled: requires_payment_method, requires_capture, requires_reauthorization, " +
      "requires_confirmation, requires_action, processing.",
    intent
  )
