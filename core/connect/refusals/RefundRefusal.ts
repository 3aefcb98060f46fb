/**
 * RefundRefusal: Stripe's answers when a charge, or the application fee on it, may not be given back.
 *
 * "Our words" marks those for which no text of Stripe's was found.
 */
import { invalid, type Refusal } from "#core/connect/refusals/Refusal.ts"
import * as WrittenAmount from "#core/connect/prices/WrittenAmount.ts"
import type * as Money from "#core/money/Money.ts"

export const alreadyRefunded = (charge: string): Refusal =>
  invalid(`Charge ${charge} has already been refunded.`, { code: "charge_already_refunded" })

export const aboveCharge = (amount: Money.Money, charged: Money.Money): Refusal =>
  invalid(`Refund amount (${WrittenAmount.of(amount)}) is greater than charge amount (${WrittenAmount.of(charged)})`, {
    param: "amount"
  })

export const aboveUnrefunded = (amount: Money.Money, left: Money.Money): Refusal =>
  invalid(
    `Refund amount (${WrittenAmount.of(amount)}) is greater than unrefunded amount on charge (${WrittenAmount.of(left)})`,
    {
      param: "amount"
    }
  )

export const noTransfer = (charge: string): Refusal =>
  invalid(`Cannot reverse transfer on charge ${charge} because it does not have an associated transfer.`)

export const noApplicationFee = (charge: string): Refusal =>
  invalid(`Attempting to refund_application_fee on ${charge}, but it has no application fee`)

export const feeWithoutReversal = (charge: string): Refusal =>
  invalid(
    `The application fee for charge ${charge} was taken on the associated transfer, so to refund the application fee ` +
      "you must also set reverse_transfer=true"
  )

export const aboveUnrefundedFee = (amount: Money.Money, left: Money.Money): Refusal =>
  invalid(
    `Application fee could not be refunded: Refund amount (${WrittenAmount.of(amount)}) is greater than unrefunded amount on fee ` +
      `(${WrittenAmount.of(left)})`,
    { param: "amount" }
  )

/** Our words, with the documented code. */
export const failed = (charge: string): Refusal =>
  invalid(`Charge ${charge} has failed, so there is nothing to refund.`, { code: "charge_not_refundable" })

/** Our words, with the documented code. */
export const notCaptured = (charge: string): Refusal =>
  invalid(`Charge ${charge} has not been captured, so there is nothing to refund.`, { code: "charge_not_refundable" })
