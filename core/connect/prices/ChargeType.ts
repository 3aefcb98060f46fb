/**
 * ChargeType: where a payment is made and how the connected account gets its part: `direct` on the account itself,
 * `destination` on the platform with a transfer in the same request, `separate` with transfers of their own.
 * https://docs.stripe.com/connect/charges
 */
export type ChargeType = "direct" | "destination" | "separate"

export const all: ReadonlyArray<ChargeType> = ["direct", "destination", "separate"]
