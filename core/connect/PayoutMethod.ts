/**
 * PayoutMethod: how fast a payout is: by the bank's business days, or within half an hour.
 */
export const all = ["standard", "instant"] as const
export type PayoutMethod = (typeof all)[number]
