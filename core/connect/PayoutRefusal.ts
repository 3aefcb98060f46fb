/**
 * PayoutRefusal: Stripe's answers when an account may not be paid out, or not be reversed what was.
 *
 * "Our words" marks those for which no text of Stripe's was found.
 */
import { invalid, type Refusal } from "#core/connect/Refusal.ts"

/** Our words; the rules are those of https://docs.stripe.com/connect/payout-reversals */
export const notReversible = (payout: string, why: string): Refusal =>
  invalid(`The payout ${payout} cannot be reversed: ${why}.`)

/** The documented code, in our words. https://docs.stripe.com/error-codes#payouts-not-allowed */
export const payoutsNotAllowed = (account: string): Refusal =>
  invalid(
    `Payouts of ${account} are stopped: a payout to its bank failed, and its external account must be updated first.`,
    { code: "payouts_not_allowed" }
  )
