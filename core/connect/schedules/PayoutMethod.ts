/**
 * PayoutMethod: how fast a payout is: by the bank's business days, or within half an hour.
 */
export type PayoutMethod = "standard" | "instant"
