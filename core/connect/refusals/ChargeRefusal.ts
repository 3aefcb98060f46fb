/**
 * ChargeRefusal: Stripe's answers when a payment may not be made, or not with what is to go on from it.
 *
 * "Our words" marks those for which no text of Stripe's was found.
 */
import { invalid, Refusal } from "#core/connect/refusals/Refusal.ts"
import * as WrittenAmount from "#core/connect/prices/WrittenAmount.ts"
import * as Money from "#core/money/Money.ts"

/** A charge of nothing, in the words of 2025 and 2026; before, it was {@link notPositive}. */
export const nothingToCharge = (): Refusal =>
  invalid(
    "The amount must be greater than or equal to the minimum charge amount allowed for your account and the currency " +
      "set (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).  If you want to save a Payment " +
      "Method for future use without an immediate payment, use a Setup Intent instead: " +
      "https://docs.stripe.com/payments/setup-intents",
    { code: "parameter_invalid_integer", param: "amount" }
  )

export const tooSmall = (minimum: Money.Money): Refusal =>
  invalid(`Amount must be at least ${WrittenAmount.of(minimum)} ${minimum.currency}`, {
    code: "amount_too_small",
    param: "amount"
  })

/** A `refusal` of the amount that `net` comes to: of a request that has a net_amount, which is ours, and no amount. */
export const ofNet = (refusal: Refusal, net: Money.Money, amount: Money.Money): Refusal =>
  new Refusal({
    ...refusal,
    param: "net_amount",
    message: `${refusal.message} (${Money.format(net)} net come to an amount of ${Money.format(amount)})`
  })

/**
 * As the tests of Stripe's SDK for iOS have it of Bancontact; the rule is
 * https://docs.stripe.com/payments/payment-methods/payment-method-support#currency-support
 */
export const methodCurrency = (method: string, stated: string, supported: string): Refusal =>
  invalid(
    `The currency provided (${stated}) is invalid. Payments with ${method} support the following currencies: ` +
      `${supported}.`,
    { param: "currency" }
  )

export const noCardPayments = (): Refusal =>
  invalid("You cannot create a charge on a connected account without the `card_payments` capability enabled.")

export const feeWithoutAccount = (): Refusal =>
  invalid(
    "Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment (using an OAuth " +
      "key or Stripe-Account header) or destination payment (using `transfer_data[destination]`).",
    { param: "application_fee_amount" }
  )

/** Our words; the rule is that of https://docs.stripe.com/connect/destination-charges#application-fee */
export const feeAboveCharge = (limit: Money.Money): Refusal =>
  invalid(`The application fee must not exceed the charge amount of ${WrittenAmount.of(limit)}`, {
    param: "application_fee_amount"
  })

/** Our words; integrators report the refusal, not its text. */
export const feeNotBelowCharge = (limit: Money.Money): Refusal =>
  invalid(`The application fee must be less than the charge amount of ${WrittenAmount.of(limit)}`, {
    param: "application_fee_amount"
  })

export const twoSplits = (): Refusal =>
  invalid(
    "You may not provide the application_fee_amount parameter and the transfer_data[amount] parameter simultaneously. " +
      "They are mutually exclusive.",
    { param: "transfer_data[amount]" }
  )

/** Our words; the documented limit is the charge amount. */
export const transferAboveCharge = (amount: Money.Money): Refusal =>
  invalid(`The transfer amount must not exceed the charge amount of ${WrittenAmount.of(amount)}`, {
    param: "transfer_data[amount]"
  })

/** Our words; bank debits cannot be held. https://docs.stripe.com/payments/place-a-hold-on-a-payment-method */
export const cannotHold = (method: string): Refusal =>
  invalid(`Payments by ${method} cannot be captured manually.`, { param: "capture_method" })

/** Our words: a scenario says that a bank did not pay what no bank debit is. */
export const onlyDebitsFail = (charge: string): Refusal =>
  invalid(`Charge ${charge} is by card, and only bank debits fail after they were made.`)

/** Our words: a scenario says that a card was declined where there is none. */
export const cannotDecline = (method: string): Refusal =>
  invalid(`Payments by ${method} cannot be declined: only cards are.`)

/** Our words; the rule is that of https://docs.stripe.com/connect/service-agreement-types */
export const onBehalfOfRecipient = (account: string): Refusal =>
  invalid(`A charge cannot be made on behalf of ${account}, which is under the recipient service agreement.`, {
    param: "on_behalf_of"
  })

/** Our words; the rule is that of https://docs.stripe.com/connect/account-capabilities#card-payments */
export const onBehalfOfWithoutCardPayments = (account: string): Refusal =>
  invalid(`A charge cannot be made on behalf of ${account} without its card_payments capability enabled.`, {
    param: "on_behalf_of"
  })
