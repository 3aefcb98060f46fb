/**
 * ExternalAccountFailure: why a bank account or debit card cannot be what an account is paid out to, or has to stay.
 */
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"

const invalid = (...said: Parameters<typeof Refusal.invalid>): Failure.Failure => Failure.of(Refusal.invalid(...said))

export const defaultBank = (): Failure.Failure =>
  invalid(
    "You cannot delete the default external account for your default currency. Please make another external account " +
      "the default using the `default_for_currency` param, and then delete this one."
  )

export const noTestBank = (param: string): Failure.Failure =>
  invalid(
    "You must use a test bank account number in test mode. Try 000123456789 or see more options at " +
      "https://docs.stripe.com/connect/testing#account-numbers.",
    { code: "account_number_invalid", param }
  )

/** Of a card that is to take payouts; quoted by integrators (flutter_stripe#2178), without a code. */
export const cardWithoutCurrency = (param: string): Failure.Failure =>
  invalid("You must provide a card that has the 'currency' field set when adding a card to a Stripe account.", {
    param
  })

/** What Stripe's list of error codes says of it. https://docs.stripe.com/error-codes#invalid-card-type */
export const noDebitCard = (param: string): Failure.Failure =>
  invalid(
    "The card provided as an external account is not a debit card. Provide a debit card or use a bank account instead.",
    { code: "invalid_card_type", param }
  )

/** What Stripe's list of error codes says of it. https://docs.stripe.com/error-codes#bank-account-unusable */
export const unusable = (): Failure.Failure =>
  invalid("The bank account provided cannot be used for payouts. A different bank account must be used.", {
    code: "bank_account_unusable",
    param: "destination"
  })
