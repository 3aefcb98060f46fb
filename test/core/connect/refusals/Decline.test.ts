/**
 * What Stripe says of each declined test card. https://docs.stripe.com/testing#declined-payments
 */
import { describe, expect, it } from "vitest"
import * as Decline from "#core/connect/refusals/Decline.ts"

describe("a declined card", () => {
  it.each([
    ["generic_decline", "card_declined", "Your card was declined."],
    ["insufficient_funds", "card_declined", "Your card has insufficient funds."],
    ["lost_card", "card_declined", "Your card was declined."],
    ["stolen_card", "card_declined", "Your card was declined."],
    ["expired_card", "expired_card", "Your card has expired."],
    ["incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."],
    ["incorrect_number", "incorrect_number", "Your card number is incorrect."],
    [
      "processing_error",
      "processing_error",
      "An error occurred while processing your card. Try again in a little bit."
    ],
    ["card_velocity_exceeded", "card_declined", "Your card was declined."],
    [
      "authentication_required",
      "authentication_required",
      "Your card was declined. This transaction requires authentication."
    ],
    ["toString", "card_declined", "Your card was declined."]
  ])("of %s is %s: %s", (declineCode, code, message) => {
    expect(Decline.of(declineCode)).toEqual({ code, message })
  })
})
