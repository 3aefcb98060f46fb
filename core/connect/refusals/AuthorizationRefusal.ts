/**
 * AuthorizationRefusal: Stripe's answers when money that a charge holds may not be taken, or not released.
 *
 * "Our words" marks those for which no text of Stripe's was found.
 */
import { invalid, type Refusal } from "#core/connect/refusals/Refusal.ts"
import * as WrittenAmount from "#core/connect/prices/WrittenAmount.ts"
import type * as Money from "#core/money/Money.ts"

export const alreadyCaptured = (charge: string): Refusal =>
  invalid(`Charge ${charge} has already been captured.`, { code: "charge_already_captured" })

/** Our words, with the documented code of an expired one. */
export const notCapturable = (charge: string, status: string): Refusal =>
  invalid(
    `Charge ${charge} cannot be captured: its authorization is ${status}.`,
    status === "expired" ? { code: "charge_expired_for_capture" } : {}
  )

/** Our words. */
export const aboveAuthorized = (amount: Money.Money, authorized: Money.Money): Refusal =>
  invalid(
    `Amount to capture (${WrittenAmount.of(amount)}) is greater than the authorized amount (${WrittenAmount.of(authorized)})`,
    {
      param: "amount_to_capture"
    }
  )

/** Our words. */
export const notReleasable = (charge: string, status: string): Refusal =>
  invalid(`The authorization of ${charge} cannot be canceled: it is ${status}.`)
