/**
 * SourceType: where money came from, as in the `source_types` of a Stripe balance; a payout draws on one at a time.
 *
 * https://docs.stripe.com/api/balance/balance_object
 */
export const all = ["card", "bank_account", "fpx"] as const
export type SourceType = (typeof all)[number]
