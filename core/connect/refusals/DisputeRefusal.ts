/**
 * DisputeRefusal: what may not happen because of a dispute, or to one.
 *
 * Nobody can refuse what a payer's bank does. A scenario that says that a bank did what banks do not do is answered in
 * our words; the others say where their text is from.
 */
import type { Dispute } from "#core/connect/objects/Dispute.ts"
import { invalid, type Refusal } from "#core/connect/refusals/Refusal.ts"
import * as WrittenAmount from "#core/connect/prices/WrittenAmount.ts"
import type * as Money from "#core/money/Money.ts"

/** Recorded, 2023-01. */
export const chargeDisputed = (charge: string): Refusal =>
  invalid(`Charge ${charge} has been charged back; cannot issue a refund.`, { code: "charge_disputed" })

/** Our words: a scenario says that a bank did what banks do not do with such a dispute, or answers it out of turn. */
export const disputeStatus = (
  { id, status }: Pick<Dispute, "id" | "status">,
  action: string,
  expected: string
): Refusal => invalid(`The dispute ${id} is ${status}, so it cannot be ${action}: expected ${expected}.`)

/** Our words; https://support.stripe.com/questions/dispute-fees-faq says that it is no longer possible. */
export const nothingToDispute = (charge: string, because: "refunded whole" | "not captured" | "not paid"): Refusal =>
  invalid(`Charge ${charge} was ${because}, so there is nothing to dispute.`)

/** Our words: nothing stops a bank from taking a part twice, but how much then is to be said. */
export const disputedWhole = (charge: string): Refusal =>
  invalid(
    `Nothing of charge ${charge} is left that was not refunded, disputed or asked about, and a bank disputes each ` +
      "part once: state the amount of another dispute.",
    { param: "amount" }
  )

/** Our words; that their disputes are final is said of each at https://docs.stripe.com/payments/bank-debits */
export const isFinal = (charge: string, method: string): Refusal =>
  invalid(`A dispute of ${charge} is final, as of every payment by ${method}: expected it to be lost.`)

/** Our words. */
export const notPaidYet = (charge: string): Refusal =>
  invalid(`Charge ${charge} is pending: a bank that does not pay it fails it (payment_failure).`)

/** Our words. */
export const deadlinePassed = (param: string): Refusal =>
  invalid("The deadline for evidence must not be before the dispute.", { param })

/** Our words: what a bank concedes is less than what was disputed. */
export const notPartOfDispute = (amount: Money.Money, disputed: Money.Money): Refusal =>
  invalid(
    `The amount reinstated (${WrittenAmount.of(amount)}) must be less than the disputed amount (${WrittenAmount.of(disputed)}); ` +
      "a dispute that returns all of it is won.",
    { param: "amount_reinstated" }
  )
