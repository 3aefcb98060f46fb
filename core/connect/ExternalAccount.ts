/**
 * ExternalAccount: the bank account that a Stripe account is paid out to, as far as it decides about payouts.
 *
 * `errored`: a payout to it failed, and none is sent to it until it is updated; `new` before that, and afterwards. The
 * words are Stripe's. https://docs.stripe.com/api/account_bank_accounts/object
 */
import type { AccountId } from "#core/connect/StripeAccount.ts"

export type Status = "new" | "errored"

/** What became of it. */
export interface ExternalAccount {
  readonly account: AccountId
  readonly status: Status
}
