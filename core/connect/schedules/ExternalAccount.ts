/**
 * ExternalAccount: the bank account or debit card that a Stripe account is paid out to, as far as it decides about
 * money: its currency, and with it what settles without being converted; and whether it is a card, which takes payouts
 * and is not debited for a negative balance: Stripe reclaims those "from an attached bank account".
 * https://docs.stripe.com/api/balance-settings/object and https://docs.stripe.com/connect/account-balances
 *
 * `errored`: a payout to it failed, and none is sent to it until it is updated; `missing`: it was removed; `new` before
 * that, and afterwards. `new` and `errored` are Stripe's words.
 * https://docs.stripe.com/api/account_bank_accounts/object
 */
import type { Tariff } from "#core/connect/prices/Tariff.ts"

/** What it is, in Stripe's words; a card is a debit card. */
export type Object = "bank_account" | "card"

export type Status = "new" | "errored" | "missing"

/** One in another currency than its account's default. */
export interface ExternalAccount {
  /** Where its bank is, whose business days count. */
  readonly country: string
  /** What Stripe charges for payments that settle in its currency, stated in that. */
  readonly tariff: Tariff
  /** It was there, and what settled in its currency may still come back; what comes in settles in it no more. */
  readonly isRemoved?: true
}
