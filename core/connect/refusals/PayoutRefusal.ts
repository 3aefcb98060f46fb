/**
 * PayoutRefusal: Stripe's answers when an account may not be paid out, or not be reversed what was.
 *
 * "Our words" marks those for which no text of Stripe's was found.
 */
import type * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import { invalid, type Refusal } from "#core/connect/refusals/Refusal.ts"
import * as WrittenAmount from "#core/connect/prices/WrittenAmount.ts"
import type { Currency } from "#core/money/Currency.ts"
import type { Money } from "#core/money/Money.ts"

/** Our words; the rules are those of https://docs.stripe.com/connect/payout-reversals */
export const notReversible = (payout: string, why: string): Refusal =>
  invalid(`The payout ${payout} cannot be reversed: ${why}.`)

/** As tests of stripe.net (2017) and of DoorDash have it of Stripe. https://docs.stripe.com/api/payouts/cancel */
export const notCancelable = (): Refusal => invalid("Payouts can only be canceled while they are pending.")

/** Recorded, of an account without a bank account; no code comes with it. */
export const noExternalAccount = (currency: Currency): Refusal =>
  invalid(`Sorry, you don't have any external accounts in that currency (${currency}).`)

/** Of a bank account that is added, as stripe-php#265 quotes it of 2016, when payouts were transfers. */
export const invalidCurrency = (currency: Currency, country: string, possible: ReadonlyArray<Currency>): Refusal =>
  invalid(
    `Invalid currency: ${currency}. You can use these currencies for transfers for an account in ${country}: ` +
      possible.join(", "),
    { param: "external_account[currency]" }
  )

/**
 * As polarsource/polar#13121 quotes it of Ghana, 2026-07: `Amount must be no less than ₵300.00`; the code is that of
 * https://docs.stripe.com/error-codes#amount-too-small
 */
export const belowMinimum = (minimum: Money): Refusal =>
  invalid(`Amount must be no less than ${WrittenAmount.of(minimum)}`, { code: "amount_too_small", param: "amount" })

const whys: { readonly [why in AccountStatus.PayoutStop]?: string } = {
  errored: "a payout to its bank failed, and its external account must be updated first"
}

/** The documented code, in our words. https://docs.stripe.com/error-codes#payouts-not-allowed */
export const payoutsNotAllowed = (account: string, why: AccountStatus.PayoutStop): Refusal => {
  const said = whys[why]
  const message =
    said === undefined ? `Payouts of ${account} are disabled: ${why}.` : `Payouts of ${account} are stopped: ${said}.`
  return invalid(message, { code: "payouts_not_allowed" })
}
