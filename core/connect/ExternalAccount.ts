/**
 * ExternalAccount: the bank account that a Stripe account is paid out to, as far as it decides about payouts.
 *
 * `errored`: a payout to it failed, and none is sent to it until it is updated; `missing`: it was removed; `new` before
 * that, and afterwards. `new` and `errored` are Stripe's words.
 * https://docs.stripe.com/api/account_bank_accounts/object
 */
export type Status = "new" | "errored" | "missing"
