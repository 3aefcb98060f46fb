/**
 * Capability: what an account may do with money: `card_payments` to be charged directly or on behalf of, `transfers` to
 * receive transfers. https://docs.stripe.com/connect/account-capabilities
 */
export type Capability = "card_payments" | "transfers"

export const all: ReadonlyArray<Capability> = ["card_payments", "transfers"]
